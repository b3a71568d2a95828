import { placesInside, placesThrough } from './places';
import { type Region, regionsAt } from './regions';
import { clientsOf, gatewaysOf, type Vantage } from './vantages';
import { wordsFor } from './words';
import type { ManifestObject } from '../../model/manifest';
import { textsAt } from '../../routing/fields/fields';
import type { Outcome } from '../../routing/traffic/outcome';
import type { Request } from '../../routing/traffic/request';
import { aspectsOf, differingAspects } from '../effects/aspects';
import type { State } from '../effects/state';

/** Requests that are treated alike by each of two states. */
export interface RequestClass {
  readonly host: string;
  readonly port: number;
  /** Where they come from, in words; the first place stands for the others. */
  readonly from: string;
  /** Which of those they are, in the words of the rules. */
  readonly words: string;
  /** Whether they are all that no condition singles out. */
  readonly isRest: boolean;
  /** One of them. */
  readonly witness: Request;
  readonly before: Outcome;
  readonly after: Outcome;
  /** What differs between before and after; nothing for requests that do not change. */
  readonly differing: readonly string[];
  /** A text that is the same for classes of one host that are treated the same. */
  readonly treatment: string;
}

/** All classes of the requests to some hosts, those that do not change as well. */
export function classesOf(hosts: readonly string[], before: State, after: State): readonly RequestClass[] {
  const states = [before, after];
  const manifests = states.map(state => state.manifests);
  const inside = clientsOf(manifests, namespacesIn(states));
  const gateways = gatewaysOf(manifests);
  return hosts.flatMap(host => [
    ...distinct(inside.flatMap(vantage => placesInside(vantage, host, states).flatMap(place => classesAt(vantage, place, before, after)))),
    ...gateways.flatMap(vantage => distinct(placesThrough(vantage, host, states).flatMap(place => classesAt(vantage, place, before, after)))),
  ]);
}

/** What several callers see alike is told of the first, as what several schemes lead to. */
function distinct(classes: readonly RequestClass[]): readonly RequestClass[] {
  const first = new Map<string, RequestClass>();
  for (const one of classes) if (!first.has(one.treatment)) first.set(one.treatment, one);
  return [...first.values()];
}

/** The namespaces for which something may be different: those that something is for, or not for. */
function namespacesIn(states: readonly State[]): ReadonlySet<string> {
  return new Set(states.flatMap(({ manifests }) => manifests.objects).flatMap(object => {
    const scopes = scopesOf(object);
    const isForItsOwn = OF_NAMESPACES.has(object.kind) || scopes.length > 0;
    return isForItsOwn ? [object.namespace, ...scopes.filter(name => !ALL_OR_NONE.has(name))] : [];
  }));
}

/** What an object says of the namespaces that see it, unless all do. */
function scopesOf({ kind, group, spec, annotations }: ManifestObject): readonly string[] {
  const written = annotations['networking.istio.io/exportTo']?.split(',').map(name => name.trim()) ?? [];
  const scopes = kind === 'Service' ? written : group === 'networking.istio.io' ? textsAt(spec, 'exportTo') : [];
  return scopes.every(name => name === '*') ? [] : scopes;
}

const ALL_OR_NONE: ReadonlySet<string> = new Set(['.', '*', '~']);
/** What counts for the clients of its own namespace in the first place. */
const OF_NAMESPACES: ReadonlySet<string> = new Set(['DestinationRule', 'Sidecar']);

function classesAt(vantage: Vantage, place: Request, before: State, after: State): readonly RequestClass[] {
  const regions = regionsAt(vantage, place, before.mesh, after.mesh);
  const classes = regions.map(region => classOf(region, place, regions.length, before, after));
  return classes.filter(({ before: old, after: now }) => isOfThisKind(old) || isOfThisKind(now));
}

/** A port speaks one protocol, and refuses all others; nobody asks so. */
function isOfThisKind({ outcome, detail = '' }: Outcome): boolean {
  return outcome !== 'no-route' || !/speaks HTTP|wants? TLS|no server/.test(detail);
}

function classOf(region: Region, { host, port, scheme }: Request, count: number, before: State, after: State): RequestClass {
  const { vantage: { from }, conditions, isRest, witness } = region;
  const [old, now] = [before.mesh.route(witness), after.mesh.route(witness)];
  const words = isRest ? restOf(scheme, count) : wordsFor(conditions);
  const aspects = [aspectsOf(old, before), aspectsOf(now, after)];
  const treatment = [host, port, words, ...aspects.flatMap(one => Object.values(one))].join('\n');
  return { host, port, from, words, isRest, witness, before: old, after: now, differing: differingAspects(aspects[0], aspects[1]), treatment };
}

/** What no condition singles out. */
function restOf(scheme: Request['scheme'], count: number): string {
  if (scheme === 'tcp') return 'connections';
  if (scheme === 'tls') return 'connections by TLS';
  return count === 1 ? 'every request' : 'everyone else';
}
