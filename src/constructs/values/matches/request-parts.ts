import type { TextTest } from './text-test';
import { refuse } from '../../refusals/refusal';

/** RFC 9110: the characters of a header name, and of a cookie name. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** The methods in use, and those that extend HTTP. */
const METHOD = /^[A-Z](-?[A-Z])*$/;

/** Keys that cdk8s loses or rejects when it writes an object: a rule without its condition would take everybody. */
const UNWRITABLE = ['__proto__', 'constructor'];

/** What Istio ignores as a header key, and the match to use instead. */
const NO_HEADERS: ReadonlyMap<string, string> = new Map([
  [':path', 'RequestMatch.uri'],
  ['uri', 'RequestMatch.uri'],
  [':method', 'RequestMatch.method'],
  ['method', 'RequestMatch.method'],
  [':authority', 'a service of its own for each host'],
  ['authority', 'a service of its own for each host'],
  [':scheme', 'a port for each scheme'],
  ['scheme', 'a port for each scheme'],
]);

/** The name of a header as Istio wants it: a token in lower case. */
export function headerName(name: string): string {
  const lower = String(name).toLowerCase();
  const instead = NO_HEADERS.get(lower);
  if (instead) refuse('CDI106', `'${name}' is not a header that a request has`, `use ${instead}`);
  if (typeof name !== 'string' || !TOKEN.test(name) || UNWRITABLE.includes(lower)) {
    refuse('CDI105', `a header name must be an HTTP token that Istio accepts, got '${name}'`, 'use letters, digits and hyphens, as in end-user');
  }
  return lower;
}

/** Refuses a test that no value of the header passes, or one of the whole cookie header that fails as soon as a browser sends a second cookie. */
export function checkHeaderTest(name: string, test: TextTest): void {
  checkBlanks(name, test);
  if (name === 'cookie' && (test.kind === 'exact' || test.kind === 'prefix')) {
    const [cookie] = test.value.split('=');
    refuse('CDI107', `the cookie header holds every cookie of a request, so ${test.kind} '${test.value}' does not match a request with a second cookie`,
      `use RequestMatch.cookie('${cookie}', …)`);
  }
}

/** RFC 9110: blanks around a value are no part of it. */
function checkBlanks(name: string, test: TextTest): void {
  if (test.kind !== 'exact' && test.kind !== 'prefix') return;
  const rightly = test.kind === 'exact' ? test.value.replace(/^ +| +$/g, '') : test.value.replace(/^ +/, '');
  if (rightly !== test.value) {
    refuse('CDI129', `no request has white space around the value of its header '${name}', got ${test.kind} '${test.value}'`,
      rightly === '' ? 'use RequestMatch.headerPresent for any value' : `use '${rightly}'`);
  }
}

/** Refuses a cookie that no request can carry. */
export function checkCookie(name: string, test: TextTest): void {
  checkCookieName(name);
  if ((test.kind === 'exact' || test.kind === 'prefix') && /[;,\s]/.test(test.value)) {
    refuse('CDI108', `a cookie value must not hold ';', ',' or white space, got '${test.value}'`, 'pass the value of one cookie as it is sent');
  }
}

/** Refuses a name that no cookie has. */
export function checkCookieName(name: string): void {
  if (typeof name !== 'string' || !TOKEN.test(name)) {
    refuse('CDI108', `a cookie name must be an HTTP token, got '${name}'`, 'pass the name alone, without = and value');
  }
}

/** An expression whose first character is surely a letter or a digit: not a slash, as in every path. */
const NO_PATH = /^\^?[A-Za-z0-9](?![?*{])[^|]*$/;

/** Refuses a path that no request has. Istio matches the path only: the query is cut off before. */
export function checkUri(test: TextTest): void {
  if (test.kind === 'regex') checkPathExpression(test.value);
  if (test.kind === 'exact' || test.kind === 'prefix') checkPathText(test);
}

function checkPathExpression(pattern: string): void {
  if (NO_PATH.test(pattern)) {
    refuse('CDI109', `a path must start with '/', got regex '${pattern}'`, `start the expression with it, as in '/${pattern.replace('^', '')}'`);
  }
}

function checkPathText(test: Extract<TextTest, { kind: 'exact' | 'prefix' }>): void {
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

/** Refuses a method that no request has: Envoy compares case-sensitively. */
export function checkMethod(method: string): void {
  const asked = String(method).trim().toUpperCase();
  if (typeof method !== 'string' || !METHOD.test(method)) {
    refuse('CDI110', `an HTTP method must be written in upper case, got '${method}'`, METHOD.test(asked) ? `use '${asked}'` : 'pass one method, such as GET');
  }
}

/** Refuses a name that cannot stand in a query. */
export function checkQueryParam(name: string): void {
  if (typeof name !== 'string' || !/^[^\s?&=#]+$/.test(name) || UNWRITABLE.includes(name)) {
    refuse('CDI111', `a query parameter name must be what stands before '=', got '${name}'`, 'pass the name alone, as it is sent (Envoy does not decode it)');
  }
}
