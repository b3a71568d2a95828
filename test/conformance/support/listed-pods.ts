import type { Outcome } from './istiod-answers';
import type { AlikePods, Destination } from '../../../src/analysis/routing/traffic/outcome';

/** A share of requests as istiod tells it: with the labels of each pod. */
interface ListedDestination extends Omit<Destination, 'pods'> {
  readonly pods: readonly Readonly<Record<string, string>>[];
}

/** An outcome as istiod tells it. */
export interface ListedOutcome extends Omit<Outcome, 'destinations' | 'mirrors'> {
  readonly destinations: readonly ListedDestination[];
  readonly mirrors: readonly ListedDestination[];
}

/** Counts the pods that istiod lists. */
export function counted({ destinations, mirrors, ...outcome }: ListedOutcome): Outcome {
  return { ...outcome, destinations: destinations.map(withAlikePods), mirrors: mirrors.map(withAlikePods) };
}

function withAlikePods(destination: ListedDestination): Destination {
  const groups = new Map<string, AlikePods>();
  for (const labels of destination.pods) {
    const key = JSON.stringify(Object.entries(labels).sort());
    groups.set(key, { labels, count: 1 + (groups.get(key)?.count ?? 0) });
  }
  return { ...destination, pods: [...groups.values()] };
}
