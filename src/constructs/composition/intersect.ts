import { conjoin, simplified, type Clash, type Condition, type Conjunction } from '../values/matches/conjunction';
import { NEVER } from '../values/matches/text-test';

/** More pairs than this would make a VirtualService that nobody can read, and composing it takes minutes. */
export const MOST_PAIRS = 512;

/** The requests that pass one of each side, and what of that cannot be written. */
export interface Intersection {
  readonly matches: readonly Conjunction[];
  readonly clashes: readonly Clash[];
  /** How many pairs there are, where they are too many to be looked at. */
  readonly tooMany?: number;
}

/** Two constructs whose matches cannot be put together. */
export type ClashPlan =
  | { readonly kind: 'inexpressible'; readonly sources: readonly [string, string]; readonly one: Condition; readonly other: Condition }
  | { readonly kind: 'too many'; readonly sources: readonly [string, string]; readonly pairs: number };

/** Both of two lists of alternatives. An empty list is every request, and so is an empty alternative; nothing is `undefined`. */
export function intersect(a: readonly Conjunction[], b: readonly Conjunction[]): Intersection | undefined {
  const left = a.length > 0 ? a : [[]];
  const right = b.length > 0 ? b : [[]];
  if (left.length * right.length > MOST_PAIRS) return { matches: left, clashes: [], tooMany: left.length * right.length };
  const pairs = right.flatMap(one => left.map(other => conjoin(other, one)));
  const clashes = pairs.flatMap(pair => typeof pair === 'object' && 'one' in pair ? [pair] : []);
  const matches = pairs.flatMap(pair => pair === NEVER || 'one' in pair ? [] : [pair]);
  if (matches.length === 0 && clashes.length === 0) return undefined;
  const kept = simplified(matches);
  return { matches: kept.every(({ length }) => length > 0) ? kept : [], clashes };
}

/** What cannot be written of an intersection, by the constructs that ask for its two sides. */
export function clashesBetween({ clashes, tooMany }: Intersection, first: string, second: string): ClashPlan[] {
  const sources = [first, second] as const;
  return [
    ...clashes.map(({ one, other }) => ({ kind: 'inexpressible' as const, sources, one, other })),
    ...(tooMany === undefined ? [] : [{ kind: 'too many' as const, sources, pairs: tooMany }]),
  ];
}
