import type { Condition } from './conjunction';
import { checkRegex, quoted } from './regex';
import type { TextTest } from './text-test';
import { refuse } from '../diagnostics/refusal';

/** Escapes of RE2 that step over the `;` between two cookies. */
const CROSSING_ESCAPES = /\\[DSWPCQ]/;

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
    case 'absent': return refuse('CDI107', 'the absence of a cookie cannot be written as an RE2 expression', 'match its presence and route all others by default');
  }
}

/** The expression with everything that could step over a `;` kept from it: `.` and negated classes. */
export function withinOneCookie(pattern: string): string {
  if (CROSSING_ESCAPES.test(pattern)) {
    refuse('CDI108', `the expression '${pattern}' can run from one cookie into the next`, 'use a class such as [^;] or \\w in place of \\D, \\S, \\W, \\P, \\C or \\Q');
  }
  let inClass = false;
  return pattern.replace(/\\[\s\S]|\[\^?\]?|\]|\./g, token => {
    if (token.startsWith('\\')) return token;
    if (inClass) {
      inClass = !token.endsWith(']');
      return token;
    }
    if (token === '.') return '[^;]';
    inClass = token.startsWith('[');
    // A bracket right after the opening one stands for itself.
    return token.startsWith('[^') ? `[^;${token.slice(2).replace(']', '\\]')}` : token;
  });
}

/** Refuses cookies that together make an expression longer than Istio takes. */
export function checkCookies(cookies: readonly Condition[]): void {
  if (cookies.length > 0) checkRegex(cookieHeaderRegex(cookies));
}

function permutations(items: readonly string[]): string[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((first, index) => permutations(items.filter((_, at) => at !== index)).map(rest => [first, ...rest]));
}
