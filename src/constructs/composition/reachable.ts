import { impliesConjunction, type Conjunction } from '../values/matches/conjunction';

/** Something that is tried in order. */
interface Tried {
  readonly matches: readonly Conjunction[];
}

/**
 * Leaves out matches that an earlier one takes everything from, and what has no match left; of what takes every request, all but the first.
 *
 * It changes no outcome, since Istio takes the first match. It is for what composition itself makes needless; a needless match of the
 * user's is refused instead.
 */
export function reachable<T extends Tried>(routes: readonly T[]): T[] {
  const taken: Conjunction[] = [];
  const last = routes.findIndex(({ matches }) => matches.length === 0);
  return routes.slice(0, last < 0 ? undefined : last + 1).flatMap(route => {
    if (route.matches.length === 0) return [route];
    const matches = route.matches.filter(match => !taken.some(earlier => impliesConjunction(match, earlier)));
    taken.push(...matches);
    return matches.length > 0 ? [{ ...route, matches }] : [];
  });
}
