import { type Event } from './event';
import { State } from '../effects/state';
import type { ManifestObject, Manifests } from '../../model/manifest';
import { cached } from '../../model/maps';
import { byId, idOf } from '../objects/change';
import { podsOf } from '../../routing/services/pods';

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
  const states = new States();
  const moments: Moment[] = [];
  let applied: Applied = byId(before);
  let pending = new Map<string, ManifestObject | undefined>();
  let segment: Applied[] = [applied];
  for (const event of events) {
    if (event.kind === 'settle') {
      pending = new Map();
      segment = [applied];
    } else {
      const id = idOf(event.object);
      if (event.kind === 'apply' && makesPods(event.object) && !pending.has(id)) pending.set(id, applied.get(id));
      if (event.kind === 'remove') pending.delete(id);
      applied = next(applied, event);
      segment.push(applied);
    }
    const notReady = [...pending.keys()].map(id => applied.get(id)).filter(one => one !== undefined);
    for (const clusters of pending.size === 0 ? [applied] : [withOld(applied, pending), applied]) {
      for (const routes of segment) moments.push({ routes: states.of(routes), clusters: states.of(clusters), after: event, notReady: clusters === applied ? [] : notReady });
    }
  }
  return moments;
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

function makesPods(object: ManifestObject): boolean {
  return podsOf(object, true) !== undefined;
}

/** States by what is applied, each made once. */
class States {
  private readonly known = new Map<Applied, State>();

  of(applied: Applied): State {
    return cached(this.known, applied, () => new State({ objects: [...applied.values()], unreadable: [] }));
  }
}
