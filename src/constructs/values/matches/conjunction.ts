import { bothTests, impliesTest, INEXPRESSIBLE, isLiteral, NEVER, sameTest, type TextTest } from './text-test';

/** The parts of a request that a match can look at. */
export type Part = 'uri' | 'method' | 'authority' | 'scheme' | 'header' | 'cookie' | 'queryParam' | CallerPart;

/** What a match can ask of whoever sends the request: only proxies inside the mesh know. */
export type CallerPart = 'caller namespace' | 'caller label';

/** One thing asked of a request. */
export interface Condition {
  readonly part: Part;
  /** The name of the header, the cookie, the query parameter or the label; empty for the parts that a request has once. */
  readonly name: string;
  readonly test: TextTest;
}

/** Conditions that all have to hold; at most one on each part and name. Without any it is true of every request. */
export type Conjunction = readonly Condition[];

/** Two conditions that hold together for some requests, but that one Istio match cannot say. */
export interface Clash {
  readonly one: Condition;
  readonly other: Condition;
}

/** The conjunction of two conjunctions: a conjunction, `never` where no request passes both, or the clash that prevents it. */
export function conjoin(a: Conjunction, b: Conjunction): Conjunction | typeof NEVER | Clash {
  const merged = new Map(a.map(condition => [keyOf(condition), condition]));
  for (const condition of b) {
    const other = merged.get(keyOf(condition));
    const test = other ? bothTests(other.test, condition.test) : condition.test;
    if (test === NEVER) return NEVER;
    if (test === INEXPRESSIBLE) return { one: other!, other: condition };
    merged.set(keyOf(condition), { ...condition, test });
  }
  return withCookieHeader([...merged.values()]);
}

/** Cookies are matched in the cookie header, so a condition on that header and one on a cookie share one place. */
function withCookieHeader(conditions: Conjunction): Conjunction | typeof NEVER | Clash {
  const header = conditions.find(({ part, name }) => part === 'header' && name === 'cookie');
  const cookie = conditions.find(({ part }) => part === 'cookie');
  if (!header || !cookie) return conditions;
  if (header.test.kind === 'absent') return NEVER;
  return header.test.kind === 'present' ? conditions.filter(condition => condition !== header) : { one: header, other: cookie };
}

/** Whether every request that passes `narrow` passes `broad`. */
export function impliesConjunction(narrow: Conjunction, broad: Conjunction): boolean {
  return broad.every(wanted => narrow.some(given => keyOf(given) === keyOf(wanted) && impliesTest(given.test, wanted.test)));
}

/**
 * Whether alternatives that stand earlier take every request of later ones. No alternative is every request, which stands last,
 * so it takes everything only from its like.
 */
export function impliesAll(later: readonly Conjunction[], earlier: readonly Conjunction[]): boolean {
  if (later.length === 0) return earlier.length === 0;
  return later.every(match => earlier.some(taken => impliesConjunction(match, taken)));
}

/** Drops the alternatives that another one makes needless, and says "every request" where two alternatives leave nothing out. */
export function simplified(alternatives: readonly Conjunction[]): readonly Conjunction[] {
  if (leavesNothingOut(alternatives)) return [[]];
  return alternatives.filter((candidate, index) => !alternatives.some((other, at) =>
    at !== index && impliesConjunction(candidate, other) && (at < index || !impliesConjunction(other, candidate))));
}

function leavesNothingOut(alternatives: readonly Conjunction[]): boolean {
  const alone = alternatives.filter(({ length }) => length === 1).map(([condition]) => condition);
  return alone.some(present => present.test.kind === 'present'
    && alone.some(absent => absent.test.kind === 'absent' && keyOf(absent) === keyOf(present)));
}

/** Whether two conjunctions ask the same, in whatever order. */
export function sameConjunction(a: Conjunction, b: Conjunction): boolean {
  return a.length === b.length && a.every(one => b.some(other => keyOf(one) === keyOf(other) && sameTest(one.test, other.test)));
}

/** A conjunction in words, for messages. */
export function describe(conjunction: Conjunction): string {
  return conjunction.map(({ part, name, test }) => {
    const what = name === '' ? part : `${part} '${name}'`;
    if (!('value' in test)) return `${what} ${test.kind}`;
    return `${what} ${test.kind} '${test.value}'${isLiteral(test) && test.ignoreCase ? ' in any case' : ''}`;
  }).join(' and ') || 'every request';
}

/** Whether a condition is about the caller, so that it means nothing at a gateway. */
export function isAboutCaller({ part }: Condition): boolean {
  return part === 'caller namespace' || part === 'caller label';
}

/** No part has a colon in it, so two conditions have one key only if they look at the same thing. */
function keyOf({ part, name }: Condition): string {
  return `${part}:${name}`;
}
