import type { Condition } from './conjunction';
import { withinOneCookie } from './cookie-expression';
import { checkRegex, quoted } from './regex';
import type { TextTest } from './text-test';
import { refuse } from '../../refusals/refusal';

/** Four cookies stand in 24 orders, five would in 120. */
const MOST_COOKIES = 4;

/**
 * The regular expression over a whole Cookie header that finds cookies wherever they stand in it.
 *
 * Istio has no match for cookies. RE2 has no look-around, so several cookies are written in every order.
 */
export function cookieHeaderRegex(cookies: readonly Condition[]): string {
  const pairs = cookies.map(({ name, test }) => `${quoted(name)}=${valuePattern(test)}`);
  const orders = permutations(pairs).map(order => order.join('(;.*)?; ?'));
  const inside = orders.length === 1 ? orders[0] : `(${orders.join('|')})`;
  return `(.*; ?)?${inside}(;.*)?`;
}

function valuePattern(test: TextTest): string {
  switch (test.kind) {
    case 'exact': return quoted(test.value);
    case 'prefix': return `${quoted(test.value)}[^;]*`;
    case 'regex': return `(${withinOneCookie(test.value)})`;
    case 'present': return '[^;]*';
    case 'absent': return refuse('CDI107', 'the absence of a cookie cannot be written as an RE2 expression', 'match the presence of the cookie, and route all other requests by default');
  }
}

/** Refuses cookies that together make an expression longer than Istio takes. */
export function checkCookies(cookies: readonly Condition[]): void {
  if (cookies.length > MOST_COOKIES) {
    refuse('CDI116', `a match must look at ${MOST_COOKIES} cookies at most, got ${cookies.length}, as they can stand in too many orders`, 'match fewer cookies at once');
  }
  if (cookies.length > 0) checkRegex(cookieHeaderRegex(cookies));
}

function permutations(items: readonly string[]): string[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((first, index) => permutations(items.filter((_, at) => at !== index)).map(rest => [first, ...rest]));
}
