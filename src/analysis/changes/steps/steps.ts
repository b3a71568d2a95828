import { candidates, type StepEvents } from './order';
import type { State } from '../effects/state';
import type { Event } from '../moments/event';
import { type Harm, harmsOf } from '../moments/losses';
import { momentsOf } from '../moments/timeline';
import type { ObjectChange } from '../objects/change';
import type { RequestClass } from '../requests/classes';

/** The order in which a change is applied, and what happens to requests on the way. */
export interface Ordered {
  readonly steps: readonly StepEvents[];
  readonly harms: readonly Harm[];
}

/** The first order that harms no request; where each harms some, the one that harms the fewest. */
export function safestOrder(changes: readonly ObjectChange[], classes: readonly RequestClass[], before: State, after: State): Ordered {
  let best: Ordered | undefined;
  for (const steps of candidates(changes)) {
    const harms = harmsOf(classes, momentsOf(before.manifests, withWaits(steps)), before, after);
    if (best === undefined || onTheWay(harms) < onTheWay(best.harms)) best = { steps, harms };
    if (onTheWay(harms) === 0) break;
  }
  return best ?? { steps: [], harms: [] };
}

function onTheWay(harms: readonly Harm[]): number {
  return harms.filter(({ kind }) => kind !== 'lost for good').reduce((sum, { share }) => sum + share, 0);
}

function withWaits(steps: readonly StepEvents[]): readonly Event[] {
  return steps.flatMap((step): readonly Event[] => [...step, { kind: 'settle' }]);
}
