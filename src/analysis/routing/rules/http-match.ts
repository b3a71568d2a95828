import type { JsonObject } from '../../model/json';
import { field, flagAt, numberAt, textAt, textMapAt } from '../fields/fields';
import { gatewaysAt } from '../fields/gateway-names';
import { matchesText, type StringMatch, stringMatchesIn, stringMatchIn } from '../fields/string-match';
import { type Content, headerOf, parameterOf } from '../traffic/request';
import type { RouteOrigin } from '../traffic/route-origin';

/** The conditions of one match of an http route. */
export interface HttpMatch {
  readonly name: string;
  readonly origin: RouteOrigin;
  readonly uri: StringMatch | undefined;
  readonly ignoreUriCase: boolean;
  /** The fields of a request that are headers to Envoy. */
  readonly scheme: StringMatch | undefined;
  readonly method: StringMatch | undefined;
  readonly authority: StringMatch | undefined;
  readonly headers: ReadonlyMap<string, StringMatch>;
  readonly withoutHeaders: ReadonlyMap<string, StringMatch>;
  readonly queryParams: ReadonlyMap<string, StringMatch>;
  /** 0 if no port is asked for. */
  readonly port: number;
  readonly sourceLabels: Readonly<Record<string, string>>;
  readonly sourceNamespace: string;
  readonly gateways: readonly string[];
}

/** A match as it is written somewhere. */
export function httpMatchIn(match: JsonObject, origin: RouteOrigin): HttpMatch {
  const one = (name: string) => {
    const value = field(match, name);
    return value === undefined ? undefined : stringMatchIn(value);
  };
  return {
    name: textAt(match, 'name'),
    origin,
    uri: one('uri'),
    ignoreUriCase: flagAt(match, 'ignoreUriCase'),
    scheme: one('scheme'),
    method: one('method'),
    authority: one('authority'),
    headers: stringMatchesIn(field(match, 'headers')),
    withoutHeaders: stringMatchesIn(field(match, 'withoutHeaders')),
    queryParams: stringMatchesIn(field(match, 'queryParams')),
    port: numberAt(match, 'port'),
    sourceLabels: textMapAt(match, 'sourceLabels'),
    sourceNamespace: textAt(match, 'sourceNamespace'),
    gateways: gatewaysAt(match, origin.object.namespace),
  };
}

/** A condition that a request does not meet. */
export interface Unmet {
  /** The field of the match, as it is written. */
  readonly field: string;
  readonly expected: string;
  readonly actual: string | undefined;
}

/** Whether a request meets all conditions. */
export function meets(match: HttpMatch, content: Content): boolean {
  return firstUnmet(match, content) === undefined;
}

/** The first condition that a request does not meet. */
export function firstUnmet(match: HttpMatch, content: Content): Unmet | undefined {
  return unmetUri(match, content) ?? unmetHeaders(match, content) ?? unmetWithout(match, content) ??
    unmet('method', match.method, content.method) ?? unmet('authority', match.authority, content.authority) ??
    unmet('scheme', match.scheme, content.scheme) ?? unmetParameters(match, content);
}

function unmetUri({ uri, ignoreUriCase }: HttpMatch, { purePath }: Content): Unmet | undefined {
  if (uri === undefined) return undefined;
  // The case of a regular expression counts all the same.
  if (!ignoreUriCase || uri.type === 'regex') return uri.type === 'any' ? undefined : unmet('uri', uri, purePath);
  const lower = { ...uri, value: uri.value.toLowerCase() };
  return matchesText(lower, purePath.toLowerCase()) ? undefined : { field: 'uri', expected: wordsOf(uri), actual: purePath };
}

function unmet(name: string, match: StringMatch | undefined, actual: string | undefined): Unmet | undefined {
  if (match === undefined || actual !== undefined && matchesText(match, actual)) return undefined;
  return { field: name, expected: wordsOf(match), actual };
}

const CLAIM = /^@request\.auth\.claims[.[]/i;

function unmetHeaders({ headers }: HttpMatch, content: Content): Unmet | undefined {
  for (const [name, match] of headers) {
    // No request here has a token.
    const value = CLAIM.test(name) ? undefined : headerOf(content, name.toLowerCase());
    const found = unmet(`headers.${name}`, match, value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unmetWithout({ withoutHeaders }: HttpMatch, content: Content): Unmet | undefined {
  for (const [name, match] of withoutHeaders) {
    if (CLAIM.test(name)) continue;
    const value = headerOf(content, name.toLowerCase());
    // What is not there counts as empty, unless all that is asked is whether it is there.
    const has = match.type === 'any' ? value !== undefined : matchesText(match, value ?? '');
    if (has) return { field: `withoutHeaders.${name}`, expected: `not ${wordsOf(match)}`, actual: value };
  }
  return undefined;
}

function unmetParameters({ queryParams }: HttpMatch, content: Content): Unmet | undefined {
  for (const [name, match] of queryParams) {
    const found = unmet(`queryParams.${name}`, match, parameterOf(content, name));
    if (found !== undefined) return found;
  }
  return undefined;
}

function wordsOf({ type, value }: StringMatch): string {
  return type === 'any' ? 'any value' : `${type} '${value}'`;
}

/** Whether Istio sees that every request meets it: routes behind it do not exist, and at gateways it goes to the end. */
export function takesAll(match: HttpMatch | undefined): boolean {
  if (match === undefined) return true;
  const { uri, headers, withoutHeaders, queryParams, method, authority, scheme } = match;
  return takesAllPaths(uri) && [headers, withoutHeaders, queryParams].every(({ size }) => size === 0) &&
    [method, authority, scheme].every(one => one === undefined);
}

function takesAllPaths(uri: StringMatch | undefined): boolean {
  if (uri === undefined || uri.type === 'any') return true;
  return uri.type === 'prefix' && uri.value === '/' || uri.type === 'regex' && uri.value === '.*';
}
