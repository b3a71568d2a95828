import type { Duration } from 'cdk8s';
import { demandArgument, demandOptions } from '../../border/demand';
import { FLAG, optional, text } from '../../border/kinds';
import { listOf } from '../../border/list-of';
import { struct } from '../../border/struct';
import { listed, refuse, shown } from '../../refusals/refusal';
import { DURATION, wholeMilliseconds } from '../durations';
import { isHeaderToken } from './route-headers';
import { STRING_MATCH, type StringMatch } from '../matches/string-match';
import { impliesTest, type TextTest } from '../matches/text-test';

/** What pages of other origins may do. */
export interface CorsOptions {
  /**
   * The methods that a page may use besides GET, HEAD and POST of a form, in upper case, or `*`. Ends in `corsPolicy.allowMethods`.
   *
   * @default - no others
   */
  readonly allowMethods?: string[];

  /**
   * The headers that a page may send besides those of a form, or `*`. Ends in `corsPolicy.allowHeaders`.
   *
   * @default - no others
   */
  readonly allowHeaders?: string[];

  /**
   * The headers of an answer that a page may read besides the usual ones, or `*`. Ends in `corsPolicy.exposeHeaders`.
   *
   * @default - no others
   */
  readonly exposeHeaders?: string[];

  /**
   * How long a browser may keep the answer to a preflight; whole seconds, at least 1. Ends in `corsPolicy.maxAge`.
   *
   * @default - the browser's: 5 seconds
   */
  readonly maxAge?: Duration;

  /**
   * Whether a page may send the cookies of its user. Ends in `corsPolicy.allowCredentials`.
   *
   * @default false
   */
  readonly allowCredentials?: boolean;
}

const ORIGINS = listOf(STRING_MATCH);
const OPTIONS = struct<CorsOptions>({
  allowMethods: optional(listOf(text('GET'))),
  allowHeaders: optional(listOf(text('x-user'))),
  exposeHeaders: optional(listOf(text('x-user'))),
  maxAge: optional(DURATION),
  allowCredentials: optional(FLAG),
});

/** A CORS policy, as plain data. */
export interface CorsPlan {
  readonly allowOrigins: readonly TextTest[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  /** Seconds. */
  readonly maxAge?: number;
  readonly allowCredentials?: true;
}

/** What Istio's webhook takes for a method. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*'];

/** What a browser sends: scheme, host and the port where it is not the usual one, all in lower case, or `null` for a page that has no origin. */
const ORIGIN = /^(?:null|[a-z][-+.a-z0-9]*:\/\/[^\s/?#A-Z]+)$/;

/** A prefix that ends before the host, or behind all of it. */
const CLOSED = /^[a-z][-+.a-z0-9]*:\/\/(?:[^\s/?#:A-Z]+:\d*)?$/;

/** Origins that anybody can have: whoever lets one of them in lets in everybody. */
const ANYBODY = ['https://anybody.invalid', 'http://anybody.invalid', 'null'];

/** What browsers may let pages of other origins do with a service: Istio's `CorsPolicy`. The proxy of the caller, or the gateway, answers their preflights. */
export class Cors {
  /**
   * Pages of these origins. Ends in `corsPolicy.allowOrigins`.
   *
   * @param origins each as a browser sends it, as in `StringMatch.exact('https://shop.example.com')`; `*` for every one
   * @throws CDI105 if the name of a header is not an HTTP token
   * @throws CDI135 if there is no origin, or one that no browser sends or that lets in more than it says
   * @throws CDI136 if a method is not one of HTTP in upper case
   * @throws CDI137 if everybody may send the cookies of a user, or `*` stands beside credentials
   * @throws CDI138 if `maxAge` is not a whole number of seconds
   */
  public static allowOrigins(origins: StringMatch[], options: CorsOptions = {}): Cors {
    demandArgument('Cors.allowOrigins', 'origins', origins, ORIGINS);
    demandOptions('Cors.allowOrigins', options, OPTIONS);
    const { allowMethods = [], allowHeaders = [], exposeHeaders = [], maxAge, allowCredentials = false } = options;
    if (origins.length === 0) refuse('CDI135', 'a CORS policy has an empty list of origins', 'pass one such as StringMatch.exact(\'https://shop.example.com\')');
    const tests = origins.map(({ _test }) => _test);
    tests.forEach(checkOrigin);
    allowMethods.forEach(checkMethod);
    [...allowHeaders, ...exposeHeaders].forEach(checkName);
    const lists = { allowMethods: [...allowMethods], allowHeaders: [...allowHeaders], exposeHeaders: [...exposeHeaders] };
    if (allowCredentials) checkCredentials(tests, lists);
    return new Cors({ allowOrigins: tests, ...lists, maxAge: maxAge && secondsIn(maxAge), allowCredentials: allowCredentials || undefined });
  }

  /** @internal */
  public readonly _plan: CorsPlan;

  private constructor(plan: CorsPlan) {
    this._plan = plan;
  }
}

function checkOrigin(test: TextTest): void {
  if (test.kind === 'exact' && test.value !== '*' && !ORIGIN.test(test.value)) {
    refuse('CDI135', `no browser sends the origin '${test.value}'`, 'pass scheme and host in lower case, without a path or a slash at the end, as in https://shop.example.com');
  }
  if (test.kind === 'prefix' && !/^[a-z][-+.a-z0-9]*:\/\/[^A-Z]*$/.test(test.value)) {
    refuse('CDI135', `no browser sends an origin that begins with '${test.value}'`, 'begin with a scheme in lower case, as in https://');
  }
  if (test.kind === 'prefix' && !CLOSED.test(test.value)) {
    refuse('CDI135', `the origins that begin with '${test.value}' are not those of one host: '${test.value}.example.net' is among them`,
      'use StringMatch.exact, or end the prefix behind the host, as in https://localhost:');
  }
}

function checkMethod(method: string): void {
  if (!METHODS.includes(method)) refuse('CDI136', `the allowed methods of a CORS policy have ${shown(method)}`, `use ${listed(METHODS)}`);
}

function checkName(name: string): void {
  if (!isHeaderToken(name)) refuse('CDI105', `a header name must be an HTTP token that Istio accepts, got ${shown(name)}`, 'use letters, digits and hyphens, as in x-request-id, or *');
}

function checkCredentials(origins: readonly TextTest[], lists: Readonly<Record<string, readonly string[]>>): void {
  origins.forEach(checkStranger);
  for (const [field, values] of Object.entries(lists)) checkWildcard(field, values);
}

function checkStranger(test: TextTest): void {
  const isOpen = test.kind === 'exact' ? ['*', 'null'].includes(test.value) : ANYBODY.some(value => impliesTest({ kind: 'exact', value }, test));
  if (isOpen && 'value' in test) {
    refuse('CDI137', `a CORS policy lets everybody send the cookies of a user, by the origin ${test.kind} '${test.value}'`,
      'name the origins, or leave allowCredentials out');
  }
}

function checkWildcard(field: string, values: readonly string[]): void {
  if (values.includes('*')) {
    refuse('CDI137', `a CORS policy with credentials has '*' in ${field}, which browsers then take for a name`, 'list them, or leave allowCredentials out');
  }
}

function secondsIn(maxAge: Duration): number {
  const seconds = wholeMilliseconds(maxAge, 'maxAge') / 1000;
  if (!Number.isInteger(seconds)) refuse('CDI138', `maxAge of a CORS policy must be a whole number of seconds, got ${seconds} s`, `use Duration.seconds(${Math.ceil(seconds)})`);
  return seconds;
}
