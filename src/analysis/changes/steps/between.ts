import { type Json, type JsonObject, itemsIn, objectIn, textIn } from '../../model/json';
import type { ManifestObject } from '../../model/manifest';
import { type ObjectChange, textOf } from '../objects/change';

/** How an object gets from one state to the other: what it is first, and what it is in the end. */
export interface Passage {
  readonly change: ObjectChange;
  /** What is applied before routes move; nothing where the object changes with the routes, or after them. */
  readonly first: ManifestObject | undefined;
  /** Whether the later object may only come, or the earlier one only go, after the routes have moved. */
  readonly last: 'apply' | 'remove' | undefined;
}

/** The passage of an object that is no VirtualService. */
export function passageOf(change: ObjectChange): Passage {
  const { before, after } = change;
  if (after === undefined) return { change, first: undefined, last: 'remove' };
  if (before === undefined) return { change, first: after, last: undefined };
  const both = ofBoth(before, after);
  if (both === undefined || isSame(both, after)) return { change, first: after, last: undefined };
  return { change, first: isSame(both, before) ? undefined : both, last: 'apply' };
}

function isSame(one: ManifestObject, other: ManifestObject): boolean {
  return textOf(unordered(one.spec)) === textOf(unordered(other.spec));
}

/** A spec whose lists have an order of their own, as theirs makes no difference. */
function unordered(spec: JsonObject): JsonObject {
  const sorted = (value: Json | undefined) => Array.isArray(value) ? [...value as readonly Json[]].sort(byTextOf) : value;
  return Object.fromEntries(Object.entries(spec).map(([name, value]) => [name, sorted(value)]));
}

function byTextOf(one: Json, other: Json): number {
  return textOf(one) < textOf(other) ? -1 : 1;
}

/** An object that does what both do: a DestinationRule with the subsets of both, a Gateway with the servers of both, a Service with the ports of both. */
function ofBoth(before: ManifestObject, after: ManifestObject): ManifestObject | undefined {
  switch (after.kind) {
    case 'DestinationRule': return withSpec(after, { ...after.spec, ...listOf('subsets', before, after) });
    case 'Gateway': return withSpec(after, { ...after.spec, servers: serversOf(before, after) });
    case 'Service': return withSpec(after, { ...after.spec, ...listOf('ports', before, after), ...selectorOf(before, after) });
    case 'ServiceEntry': return withSpec(after, { ...after.spec, hosts: union(after.spec.hosts, before.spec.hosts), ...listOf('ports', before, after) });
    default: return undefined;
  }
}

function withSpec(object: ManifestObject, spec: JsonObject): ManifestObject {
  return { ...object, spec, body: { ...object.body, spec } };
}

function named({ spec }: ManifestObject, list: string): readonly JsonObject[] {
  return itemsIn(spec[list]).map(objectIn).filter(one => one !== undefined);
}

/** Those of the earlier object, as the later one has them where it has them, and what is new. */
function listOf(field: string, before: ManifestObject, after: ManifestObject): JsonObject {
  const [old, now] = [before, after].map(object => named(object, field));
  const key = field === 'ports' ? portKey : (one: JsonObject) => textIn(one.name) ?? '';
  const later = new Map(now.map(one => [key(one), one]));
  const known = new Set(old.map(key));
  const names = new Set(now.map(({ name }) => name));
  const gone = (one: JsonObject) => field === 'ports' && names.has(one.name) ? { ...one, name: `${textIn(one.name) ?? ''}-old` } : one;
  const all = [...old.map(one => later.get(key(one)) ?? gone(one)), ...now.filter(one => !known.has(key(one)))];
  return all.length === 0 ? {} : { [field]: all };
}

function portKey(port: JsonObject): string {
  return String(port.port ?? port.number);
}

function union(now: Json | undefined, old: Json | undefined): readonly Json[] {
  return [...new Set([...itemsIn(now), ...itemsIn(old)])];
}

/** What selects the pods of both is what both selectors have in common. Without anything in common there is no such selector. */
function selectorOf(before: ManifestObject, after: ManifestObject): JsonObject {
  const [old, now] = [before, after].map(({ spec }) => objectIn(spec.selector));
  if (old === undefined || now === undefined) return {};
  const common = Object.fromEntries(Object.entries(now).filter(([name, value]) => old[name] === value));
  return Object.keys(common).length === 0 ? {} : { selector: common };
}

/** The servers of both, each with the hosts of both where they are of one port and protocol. */
function serversOf(before: ManifestObject, after: ManifestObject): readonly JsonObject[] {
  const key = ({ port, bind, tls }: JsonObject) => textOf({ bind, tls, number: objectIn(port)?.number, protocol: objectIn(port)?.protocol });
  const old = named(before, 'servers');
  const now = named(after, 'servers');
  const merged = now.map(server => {
    const beside = old.filter(one => key(one) === key(server));
    const hosts = [...new Set([...itemsIn(server.hosts), ...beside.flatMap(one => itemsIn(one.hosts))])];
    return { ...server, hosts };
  });
  // One port has one TLS: where it changes, it changes in place.
  const numbers = new Set(now.map(server => objectIn(server.port)?.number));
  const names = new Set(now.map(server => objectIn(server.port)?.name));
  const gone = old.filter(server => !numbers.has(objectIn(server.port)?.number)).map(server => {
    const port = objectIn(server.port) ?? {};
    return names.has(port.name) ? { ...server, port: { ...port, name: `${textIn(port.name) ?? ''}-old` } } : server;
  });
  return [...merged, ...gone];
}
