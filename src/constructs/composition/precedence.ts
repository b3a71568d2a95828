import type { Conjunction, Part } from '../values/matches/conjunction';
import type { TextTest } from '../values/matches/text-test';

/*
 * The order in which rules are tried, as the Gateway API has it:
 *
 * 1. what proxies answer by themselves, then standing pins, then what a release admits;
 * 2. an exact path, then a prefix by its length, then a regular expression, then any path;
 * 3. a method before any method;
 * 4. more headers and cookies before fewer;
 * 5. more query parameters before fewer;
 * 6. a host or a scheme before any, then a caller before any: of these the Gateway API says nothing;
 * 7. the path of the construct, as text.
 *
 * A construct with several alternatives stands where its most specific one would. The order of construction never counts.
 */

/** The tiers, the first to be tried first. */
const TIERS = ['reply', 'pin', 'release'] as const;

/** What kind of promise a rule is: a reply in place of the service, a standing pin, or what a release admits. */
export type Tier = (typeof TIERS)[number];

/** Something that has a place among rules. */
interface Ranked {
  readonly source: string;
  readonly tier: Tier;
  readonly matches: readonly Conjunction[];
}

/** Whether one rule is tried before another: negative if `a` is. */
export function byPrecedence(a: Ranked, b: Ranked): number {
  return TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier)
    || bySpecificity(mostSpecific(a.matches), mostSpecific(b.matches))
    || byText(a.source, b.source);
}

/** Whether one path is tried before another: exact ones first, then the longer prefix. */
export function byPath(a: TextTest, b: TextTest): number {
  const [left, right] = [pathRank(a), pathRank(b)];
  return right[0] - left[0] || right[1] - left[1];
}

/** The order of strings, the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function mostSpecific(matches: readonly Conjunction[]): readonly number[] {
  return (matches.length > 0 ? matches : [[]]).map(rank).sort(bySpecificity)[0];
}

function bySpecificity(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : b[at] - a[at];
}

function rank(conjunction: Conjunction): number[] {
  const count = (...parts: Part[]) => conjunction.filter(({ part }) => parts.includes(part)).length;
  const uri = conjunction.find(({ part }) => part === 'uri');
  return [
    ...(uri ? pathRank(uri.test) : [0, 0]),
    count('method'), count('header', 'cookie'), count('queryParam'), count('authority', 'scheme'), count('caller namespace', 'caller label'),
  ];
}

function pathRank(test: TextTest): [kind: number, length: number] {
  switch (test.kind) {
    case 'exact': return [3, 0];
    case 'prefix': return [2, test.value.length];
    case 'regex': return [1, 0];
    case 'present':
    case 'absent': return [0, 0];
  }
}
