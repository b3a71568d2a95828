import type { Event } from './event';
import type { ManifestObject, Manifests } from '../../model/manifest';
import { cached } from '../../model/maps';
import { State } from '../effects/state';
import { byId, idOf } from '../objects/change';
import { makesPods } from '../objects/pods';

/** What proxies may have at some time: the routes and listeners of one state, with the clusters and endpoints of another. */
export interface Moment {
  readonly routes: State;
  readonly clusters: State;
  /** The event after which it may be so; nothing before the first. */
  readonly after: Event | undefined;
  /** Workloads that are applied and have no ready pod of theirs yet. */
  readonly notReady: readonly ManifestObject[];
}

type Applied = ReadonlyMap<string, ManifestObject>;

/**
 * All moments that proxies may go through. Istio sends clusters before listeners and routes, so routes are never newer than clusters; where nothing waits they may be
 * older by any number of events. Pods of what is applied are ready after a wait, and may be ready before it.
 */
export function momentsOf(before: Manifests, events: readonly Event[]): readonly Moment[] {
  const states = new States(before);
  const moments: Moment[] = [];
  let now: Progress = { applied: byId(before), pending: new Map(), segment: [byId(before)] };
  for (const event of events) {
    now = event.kind === 'settle' ? { ...now, pending: new Map(), segment: [now.applied] } : gone(now, event);
    const { applied, pending, segment } = now;
    const notReady = [...pending.keys()].map(id => applied.get(id)).filter(one => one !== undefined);
    const waiting = pending.size === 0 ? [] : segment.map(routes => momentOf(states, routes, withOld(applied, pending), event, notReady));
    moments.push(...waiting, ...segment.map(routes => momentOf(states, routes, applied, event, [])));
  }
  return moments;
}

/** How far a change has got. */
interface Progress {
  readonly applied: Applied;
  /** Workloads without ready pods of theirs, with what was there before. */
  readonly pending: ReadonlyMap<string, ManifestObject | undefined>;
  /** What was applied at each event since something waited. */
  readonly segment: readonly Applied[];
}

function gone({ applied, pending, segment }: Progress, event: Exclude<Event, { readonly kind: 'settle' }>): Progress {
  const id = idOf(event.object);
  const waiting = new Map(pending);
  if (event.kind === 'remove') waiting.delete(id);
  else if (makesPods(event.object) && !waiting.has(id)) waiting.set(id, applied.get(id));
  const later = next(applied, event);
  return { applied: later, pending: waiting, segment: [...segment, later] };
}

function momentOf(states: States, routes: Applied, clusters: Applied, after: Event, notReady: readonly ManifestObject[]): Moment {
  return { routes: states.of(routes), clusters: states.of(clusters), after, notReady };
}

function next(applied: Applied, event: Exclude<Event, { readonly kind: 'settle' }>): Applied {
  const id = idOf(event.object);
  const copy = new Map(applied);
  if (event.kind === 'remove') copy.delete(id);
  else copy.set(id, event.object);
  return copy;
}

/** A state in which what is pending has the pods that it had before, or none. */
function withOld(applied: Applied, pending: ReadonlyMap<string, ManifestObject | undefined>): Applied {
  const copy = new Map(applied);
  for (const [id, old] of pending) {
    if (old === undefined) copy.delete(id);
    else copy.set(id, old);
  }
  return copy;
}

/** States by what is applied, each made once. */
class States {
  private readonly known = new Map<Applied, State>();

  constructor(private readonly before: Manifests) {}

  of(applied: Applied): State {
    return cached(this.known, applied, () => new State({ ...this.before, objects: [...applied.values()] }));
  }
}
