import { type Passage, passageOf } from './between';
import type { ManifestObject } from '../../model/manifest';
import { textsAt } from '../../routing/fields/fields';
import type { Event } from '../moments/event';
import { idOf, type ObjectChange } from '../objects/change';
import { makesPods } from '../objects/pods';

/** A step: what is applied or deleted together, in order. Something waits behind each step. */
export type StepEvents = readonly Exclude<Event, { readonly kind: 'settle' }>[];

/** Orders in which a change may be safe, the shortest first; the first one that is safe is the plan. */
export function candidates(changes: readonly ObjectChange[]): readonly (readonly StepEvents[])[] {
  const parts = partsOf(changes);
  const { pods, others, rules, routes, oldRoutes, last } = parts;
  const whole = [[...pods, ...others, ...rules], routes, oldRoutes, last];
  return [
    whole,
    [[...pods, ...others], rules, routes, oldRoutes, last],
    [[...pods, ...others, ...rules], [...routes, ...oldRoutes], last],
    [pods, routes, oldRoutes, [...others, ...rules], last],
    [routes, oldRoutes, [...pods, ...others, ...rules], last],
  ].map(steps => steps.filter(({ length }) => length > 0));
}

interface Parts {
  readonly pods: StepEvents;
  /** Services, Gateways, configuration and all else that routes need. */
  readonly others: StepEvents;
  /** DestinationRules. */
  readonly rules: StepEvents;
  readonly routes: StepEvents;
  /** VirtualServices that go, and leave their hosts to others. */
  readonly oldRoutes: StepEvents;
  readonly last: StepEvents;
}

function partsOf(changes: readonly ObjectChange[]): Parts {
  const routes = changes.filter(one => isRoutes(one) && !isDelegate(one));
  const delegates = changes.filter(isDelegate);
  const claimed = new Set(routes.flatMap(({ after }) => after === undefined ? [] : textsAt(after.spec, 'hosts')));
  const isReplaced = ({ before, after }: ObjectChange) => after === undefined && textsAt(before?.spec ?? {}, 'hosts').some(host => claimed.has(host));
  const passages = changes.filter(one => !isRoutes(one)).map(passageOf);
  const firsts = passages.map(passage => passage.first).filter(object => object !== undefined);
  const first = (isMeant: (object: ManifestObject) => boolean) => firsts.filter(isMeant).map(applied);
  return {
    pods: sorted(first(makesPods)),
    others: sorted(first(object => !makesPods(object) && object.kind !== 'DestinationRule')),
    rules: sorted([...first(object => object.kind === 'DestinationRule'), ...delegates.filter(({ before }) => before === undefined).map(eventOf)]),
    routes: sorted([...routes.filter(one => !isReplaced(one)), ...delegates.filter(isKept)].map(eventOf)),
    oldRoutes: routes.filter(isReplaced).map(eventOf),
    last: [...passages.flatMap(lastOf), ...delegates.filter(({ after }) => after === undefined).map(eventOf)].sort(byLast),
  };
}

const RANK = { apply: 0, remove: 1 } as const;

function byLast(one: StepEvents[number], other: StepEvents[number]): number {
  return RANK[one.kind] - RANK[other.kind] || removalRank(one.object) - removalRank(other.object) || byId(one.object, other.object);
}

function isKept({ before, after }: ObjectChange): boolean {
  return before !== undefined && after !== undefined;
}

/** Whether a VirtualService is there for others to delegate to. */
function isDelegate(change: ObjectChange): boolean {
  return isRoutes(change) && [change.before, change.after].every(one => one === undefined || textsAt(one.spec, 'hosts').length === 0);
}

function isRoutes({ before, after }: ObjectChange): boolean {
  return (after ?? before)?.kind === 'VirtualService';
}

function applied(object: ManifestObject): StepEvents[number] {
  return { kind: 'apply', object };
}

function eventOf({ before, after }: ObjectChange): StepEvents[number] {
  return after === undefined ? { kind: 'remove', object: before! } : applied(after);
}

function lastOf({ change, last }: Passage): StepEvents {
  return last === undefined ? [] : [eventOf(change)];
}

/** Namespaces, then what pods read, then the pods; those of one rank by name. */
function sorted(events: StepEvents): StepEvents {
  return [...events].sort((one, other) => rank(one.object) - rank(other.object) || byId(one.object, other.object));
}

const KINDS = ['Namespace', 'CustomResourceDefinition', 'ServiceAccount', 'Secret', 'ConfigMap'];

function rank({ kind }: ManifestObject): number {
  const at = KINDS.indexOf(kind);
  return at < 0 ? KINDS.length : at;
}

/** Rules go before what they are about. */
function removalRank({ kind, group }: ManifestObject): number {
  if (group.endsWith('istio.io')) return 0;
  return kind === 'Service' ? 1 : KINDS.includes(kind) ? 3 : 2;
}

function byId(one: ManifestObject, other: ManifestObject): number {
  const [left, right] = [idOf(one), idOf(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}
