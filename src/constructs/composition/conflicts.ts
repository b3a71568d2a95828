import type { Contribution } from './contribution';
import { byText } from './precedence';

/** Two wishes of one kind that cannot both stand. */
export type Conflict = { [K in Contribution['kind']]: ConflictOf<K> }[Contribution['kind']];

/** The same, of one kind: the winner is the first by the path of its construct. */
export interface ConflictOf<K extends Contribution['kind']> {
  readonly kind: K;
  readonly winner: Extract<Contribution, { kind: K }>;
  readonly loser: Extract<Contribution, { kind: K }>;
}

/** The conflicts of one kind. */
export function conflictsOf<K extends Conflict['kind']>(conflicts: readonly Conflict[], kind: K): Extract<Conflict, { kind: K }>[] {
  return conflicts.filter((conflict): conflict is Extract<Conflict, { kind: K }> => conflict.kind === kind);
}

/** Wishes in the order in which they are heard: whatever the order of construction, the same. */
export function inOrder<C extends Contribution>(wishes: readonly C[]): C[] {
  return [...wishes].sort((a, b) => byText(a.source, b.source));
}

/** Each wish that an earlier one leaves no room for, with the first such. */
export function conflictsAmong<C extends Contribution>(wishes: readonly C[], excludes: (earlier: C, later: C) => boolean): { kind: C['kind']; winner: C; loser: C }[] {
  const ordered = inOrder(wishes);
  return ordered.flatMap((loser, at) => {
    const winner = ordered.slice(0, at).find(earlier => excludes(earlier, loser));
    return winner ? [{ kind: loser.kind, winner, loser }] : [];
  });
}
