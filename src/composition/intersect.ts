import { conjoin, simplified, type Clash, type Conjunction } from '../values/conjunction';
import { NEVER } from '../values/text-test';

/** The requests that pass one of each side, and what of that cannot be written. */
export interface Intersection {
  readonly matches: readonly Conjunction[];
  readonly clashes: readonly Clash[];
}

/** Both of two lists of alternatives. An empty list is every request, and so is an empty alternative; nothing is `undefined`. */
export function intersect(a: readonly Conjunction[], b: readonly Conjunction[]): Intersection | undefined {
  const left = a.length > 0 ? a : [[]];
  const right = b.length > 0 ? b : [[]];
  const pairs = right.flatMap(one => left.map(other => conjoin(other, one)));
  const clashes = pairs.flatMap(pair => typeof pair === 'object' && 'one' in pair ? [pair] : []);
  const matches = pairs.flatMap(pair => pair === NEVER || 'one' in pair ? [] : [pair]);
  if (matches.length === 0 && clashes.length === 0) return undefined;
  const kept = simplified(matches);
  return { matches: kept.every(({ length }) => length > 0) ? kept : [], clashes };
}
