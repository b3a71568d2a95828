import { alwaysHolds, matchesNothing, readsAsJavaScript } from './expression-shape';
import { isLiteral, type TextTest } from './text-test';
import { isPartOfUserAgent } from './user-agent';
import { refuse, shown } from '../../refusals/refusal';

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
  [':authority', 'RequestMatch.authority'],
  ['authority', 'RequestMatch.authority'],
  [':scheme', 'RequestMatch.scheme'],
  ['scheme', 'RequestMatch.scheme'],
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
  if (test.kind === 'regex') checkHeaderExpression(name, test.value);
  if (name === 'cookie' && isLiteral(test)) {
    const [cookie] = test.value.split('=');
    refuse('CDI107', `the cookie header holds every cookie of a request, so ${test.kind} '${test.value}' does not match a request with a second cookie`,
      `use RequestMatch.cookie('${cookie}', …)`);
  }
}

/** Refuses an expression that no value of the header matches, since Istio compares the whole of it. */
function checkHeaderExpression(name: string, pattern: string): void {
  if (matchesNothing(pattern) || readsAsJavaScript(pattern)) {
    refuse('CDI164', `no header '${name}' matches regex '${pattern}': RE2 takes no slashes or flags around an expression, and anchors only at its ends`,
      'pass the expression alone, as it has to match the whole value; for any case begin with (?i)');
  }
  if (name === 'user-agent' && isPartOfUserAgent(pattern)) {
    refuse('CDI164', `Istio compares the whole user agent, of which regex '${pattern}' is a part only`, `use '.*${/\W/.test(pattern) ? `(${pattern})` : pattern}.*', or RequestMatch.userAgent`);
  }
  if (name === 'cookie' && !/[\\^$.*+?()[\]{}|]/.test(pattern)) {
    refuse('CDI107', `the cookie header holds every cookie of a request, so regex '${pattern}' does not match a request with a second cookie`,
      `use RequestMatch.cookie('${pattern.split('=')[0]}', …)`);
  }
}

/** RFC 9110: blanks around a value are no part of it. */
function checkBlanks(name: string, test: TextTest): void {
  if (!isLiteral(test)) return;
  const rightly = test.kind === 'exact' ? test.value.replace(/^ +| +$/g, '') : test.value.replace(/^ +/, '');
  if (rightly !== test.value) {
    refuse('CDI129', `no request has white space around the value of its header '${name}', got ${test.kind} '${test.value}'`,
      rightly === '' ? 'use RequestMatch.headerPresent for any value' : `use '${rightly}'`);
  }
}

/** Refuses a cookie that no request can carry. */
export function checkCookie(name: string, test: TextTest): void {
  checkCookieName(name);
  if (isLiteral(test) && /[;,\s]/.test(test.value)) {
    refuse('CDI108', `a cookie value must not hold ';', ',' or white space, got '${test.value}'`, 'pass the value of one cookie as it is sent');
  }
}

/** Refuses a name that no cookie has. */
export function checkCookieName(name: string): void {
  if (typeof name !== 'string' || !TOKEN.test(name)) {
    refuse('CDI108', `a cookie name must be an HTTP token, got '${name}'`, 'pass the name alone, without = and value');
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

/** Refuses a host that no request asks for. */
export function checkAuthority(test: TextTest): void {
  if ('value' in test && holdsOthers(test)) {
    refuse('CDI160', `the authority of a request is a host and, where it was sent, a port, got ${test.kind} '${test.value}'`, 'pass it without scheme and path, as in shop.example.com or shop:8080');
  }
}

/** Whether there is a character that is no part of an authority. */
function holdsOthers({ kind, value }: TextTest & { readonly value: string }): boolean {
  return kind === 'regex' ? ['/', '@'].some(character => alwaysHolds(value, character)) : /[\s/?#@]/.test(value);
}

/** Refuses a scheme that no request has. */
export function checkScheme(scheme: string): void {
  if (scheme !== 'http' && scheme !== 'https') refuse('CDI161', `the scheme of a request must be http or https, got ${shown(scheme)}`, 'pass \'http\' or \'https\'');
}
