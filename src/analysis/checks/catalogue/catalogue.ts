import type { FindingEntry } from '../rule/entry';
import type { Owner, Rule } from '../rule/rule';
import { RULES } from '../rules/rules';

type CodesOf<R> = R extends Rule<infer Own, infer Lent> ? Own | Lent : never;

/** A code that some rule says. */
export type FindingCode = CodesOf<(typeof RULES)[number]>;

/** The rules, and the demands that they make. */
export const OWNERS: readonly Owner<string>[] = [...new Set<Owner<string>>(RULES.flatMap(rule => [rule, ...rule.says]))];

/**
 * Everything that can be wrong with manifests, for which `MAN` stands. By the first digit: 0 documents and values, 1 VirtualService, 2 DestinationRule, 3 Gateway, 4 ServiceEntry,
 * 5 references between objects, 6 Services and pods, 7 what Istio accepts, but handles otherwise than it is written, 8 kinds beside these. A code is never used again for something else.
 */
export const FINDINGS = collected<FindingEntry>(OWNERS.map(({ finds }) => finds));

/** By code, in order. */
export function collected<T>(all: readonly Readonly<Record<string, T>>[]): Readonly<Record<FindingCode, T>> {
  return Object.fromEntries(all.flatMap(one => Object.entries(one)).sort(([one], [other]) => one < other ? -1 : 1)) as Record<FindingCode, T>;
}
