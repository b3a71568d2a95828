import { alwaysHolds, matchesNothing, readsAsJavaScript } from './expression-shape';
import { hasLetters, isLiteral, type LiteralTest, type TextTest } from './text-test';
import { FLAG, optional } from '../../border/kinds';
import { struct } from '../../border/struct';
import { refuse } from '../../refusals/refusal';

/** How a path is compared. */
export interface UriMatchOptions {
  /**
   * Whether capitals and small letters are one. Ends in `match.ignoreUriCase`, which Istio has for exact paths and prefixes.
   *
   * @default false
   */
  readonly ignoreCase?: boolean;
}

/** What may be said of a path. */
export const URI_MATCH_OPTIONS = struct<UriMatchOptions>({ ignoreCase: optional(FLAG) });

/** The same test, whatever the case of letters. */
export function inAnyCase(test: TextTest): TextTest {
  if (isLiteral(test)) return hasLetters(test.value) ? { ...test, ignoreCase: true } : test;
  return refuse('CDI163', `Istio ignores the case of exact paths and prefixes only, got ${test.kind}${'value' in test ? ` '${test.value}'` : ''}`,
    'say so in the expression, as in StringMatch.regex(\'(?i)/shop/.*\'), and leave ignoreCase out');
}

/** An expression whose first character is surely a letter or a digit: not a slash, as in every path. */
const NO_PATH = /^\^?[A-Za-z0-9](?![?*{])[^|]*$/;

/** Refuses a path that no request has. Istio matches the path only: the query is cut off before. */
export function checkUri(test: TextTest): void {
  if (test.kind === 'regex') checkPathExpression(test.value);
  if (isLiteral(test)) checkPathText(test);
}

function checkPathExpression(pattern: string): void {
  if (NO_PATH.test(pattern)) {
    refuse('CDI109', `a path must start with '/', got regex '${pattern}'`, `start the expression with it, as in '/${pattern.replace('^', '')}'`);
  }
  if (['?', '#'].some(character => alwaysHolds(pattern, character))) {
    refuse('CDI109', `a path must not hold '?' or '#', got regex '${pattern}'`, 'use RequestMatch.queryParam for what follows the question mark, and end the expression before it');
  }
  // A path may end in a folder that is named as a flag; slashes are escaped in JavaScript alone.
  if (matchesNothing(pattern) || (readsAsJavaScript(pattern) && pattern.includes('\\/'))) {
    refuse('CDI109', `no path matches regex '${pattern}': RE2 takes no slashes or flags around an expression, and anchors only at its ends`,
      'pass the expression alone, as it has to match the whole path; for any case begin with (?i)');
  }
}

function checkPathText(test: LiteralTest): void {
  if (!test.value.startsWith('/')) {
    refuse('CDI109', `a path must start with '/', got ${test.kind} '${test.value}'`, 'pass the path alone, with its slash and without scheme and host');
  }
  if (/[?#]/.test(test.value)) {
    refuse('CDI109', `a path must not hold '?' or '#', got ${test.kind} '${test.value}'`, 'use RequestMatch.queryParam for what follows the question mark');
  }
  if (/[^\x21-\x7e]/.test(test.value)) {
    refuse('CDI109', `a path must be percent-encoded, got ${test.kind} '${test.value}'`, `use '${encodeURI(test.value)}'`);
  }
  if (/\/\.{1,2}(\/|$)|\\/.test(test.value)) {
    refuse('CDI109', `a proxy resolves '.' and '..' and turns '\\' into '/' before it looks at a path, got ${test.kind} '${test.value}'`, 'pass the path as it is after that');
  }
  if (test.value.includes('*')) {
    refuse('CDI109', `Istio has no wildcards in a path and reads '*' literally, got ${test.kind} '${test.value}'`,
      `use StringMatch.prefix('${test.value.slice(0, test.value.indexOf('*')) || '/'}') or StringMatch.regex`);
  }
}
