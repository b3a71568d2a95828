import { callerConditions, type CallerOptions } from './caller';
import { conjoin, describe, simplified, type Condition, type Conjunction, type Part } from './conjunction';
import { checkCookies } from './cookie';
import { grpcPath } from './grpc';
import { checkAuthority, checkCookie, checkHeaderTest, checkMethod, checkQueryParam, checkScheme, headerName } from './request-parts';
import { STRING_MATCH, type StringMatch } from './string-match';
import { NEVER, type TextTest } from './text-test';
import { checkUri, inAnyCase, URI_MATCH_OPTIONS, type UriMatchOptions } from './uri';
import { userAgentRegex, type UserAgentOptions } from './user-agent';
import { demandArgument, demandOptions } from '../../border/demand';
import { instanceOf } from '../../border/kinds';
import { listOf } from '../../border/list-of';
import { listed, refuse } from '../../refusals/refusal';

/** Every alternative becomes a match of one http route, and a route per match in Envoy. */
export const MOST_ALTERNATIVES = 64;

/** How many alternatives are compared with each other. */
const MOST_LOOKED_AT = 1024;

/** Which requests are meant: Istio's `HTTPMatchRequest`, combined with `allOf` and `anyOf`. */
export class RequestMatch {
  /**
   * Requests whose header has such a value. Ends in `match.headers`.
   *
   * @param name the name of the header; written in lower case, as Istio compares it
   * @throws CDI105 if the name is not an HTTP token
   * @throws CDI106 if it is a pseudo header, or a word that Istio has for another part of a request
   * @throws CDI107 if the whole cookie header is compared
   * @throws CDI129 if there is white space around the value, which no header has
   * @throws CDI436 if the value is no StringMatch
   */
  public static header(name: string, value: StringMatch): RequestMatch {
    const lower = headerName(name);
    demandArgument('RequestMatch.header', 'value', value, STRING_MATCH);
    checkHeaderTest(lower, value._test);
    return RequestMatch.on('header', lower, value._test);
  }

  /**
   * Requests that carry the header, whatever its value. Ends in `match.headers`.
   *
   * @throws CDI105, CDI106 as `header` does
   */
  public static headerPresent(name: string): RequestMatch {
    return RequestMatch.on('header', headerName(name), { kind: 'present' });
  }

  /**
   * Requests that do not carry the header. Ends in `match.withoutHeaders`.
   *
   * @throws CDI105, CDI106 as `header` does
   */
  public static headerAbsent(name: string): RequestMatch {
    return RequestMatch.on('header', headerName(name), { kind: 'absent' });
  }

  /**
   * Requests that carry the cookie, wherever it stands among the others. Ends in a regular expression on the cookie header.
   *
   * A regular expression never runs from one cookie into the next: its `.` stops at a semicolon.
   *
   * @throws CDI104 if the expression becomes longer than Istio takes
   * @throws CDI108 if no request can carry such a cookie
   * @throws CDI436 if the value is no StringMatch
   */
  public static cookie(name: string, value: StringMatch): RequestMatch {
    demandArgument('RequestMatch.cookie', 'value', value, STRING_MATCH);
    checkCookie(name, value._test);
    return RequestMatch.on('cookie', name, value._test);
  }

  /**
   * Requests by path, without the query. Ends in `match.uri`.
   *
   * @throws CDI109 if no path can match: no leading slash, also in an expression that begins with a letter or digit, a query, or a wildcard
   * @throws CDI163 if case is to be ignored in a regular expression, where Istio does not ignore it
   * @throws CDI436 if the path is no StringMatch
   */
  public static uri(path: StringMatch, options: UriMatchOptions = {}): RequestMatch {
    demandArgument('RequestMatch.uri', 'path', path, STRING_MATCH);
    demandOptions('RequestMatch.uri', options, URI_MATCH_OPTIONS);
    checkUri(path._test);
    return RequestMatch.on('uri', '', options.ignoreCase ? inAnyCase(path._test) : path._test);
  }

  /**
   * Requests by the host that the caller asked for, as it was sent: with the port, where the caller sent one, and in the caller's spelling. Ends in
   * `match.authority`.
   *
   * @throws CDI160 if no request can ask for such a host
   * @throws CDI436 if the host is no StringMatch
   */
  public static authority(host: StringMatch): RequestMatch {
    demandArgument('RequestMatch.authority', 'host', host, STRING_MATCH);
    checkAuthority(host._test);
    return RequestMatch.on('authority', '', host._test);
  }

  /**
   * Requests by scheme, which is `https` only where TLS ends at the proxy that looks, or a proxy before it has said so. Ends in `match.scheme`.
   *
   * @param scheme `http` or `https`
   * @throws CDI161 if it is another one
   */
  public static scheme(scheme: string): RequestMatch {
    checkScheme(scheme);
    return RequestMatch.on('scheme', '', { kind: 'exact', value: scheme });
  }

  /**
   * Requests of pods in a namespace, of pods with labels, or of both. Ends in `match.sourceNamespace` and `match.sourceLabels`.
   *
   * It holds inside the mesh only: what comes in by a gateway has another caller, so a route that asks for one is not written there.
   *
   * @throws CDI162 if neither is given, or Kubernetes has no such namespace or label
   * @throws CDI436 if the options have what they cannot have
   */
  public static caller(caller: CallerOptions): RequestMatch {
    return new RequestMatch([callerConditions(caller)]);
  }

  /**
   * gRPC calls by service, and by method where one is given. Ends in `match.uri`, `/package.Service/Method`.
   *
   * @param service the service with its package, as in `shop.Cart`
   * @param method the method, as in `Checkout`; every one of the service where it is left out
   * @throws CDI130 if a name is not one that a .proto file can have
   */
  public static grpc(service: string, method?: string): RequestMatch {
    return RequestMatch.on('uri', '', grpcPath(service, method));
  }

  /**
   * Requests by HTTP method. Ends in `match.method`.
   *
   * @param method in upper case, as in `GET`
   * @throws CDI110 if it is not in upper case
   */
  public static method(method: string): RequestMatch {
    checkMethod(method);
    return RequestMatch.on('method', '', { kind: 'exact', value: method });
  }

  /**
   * Requests by query parameter, compared as it is sent, without decoding. Ends in `match.queryParams`.
   *
   * @throws CDI111 if the name cannot stand in a query
   * @throws CDI436 if the value is no StringMatch
   */
  public static queryParam(name: string, value: StringMatch): RequestMatch {
    checkQueryParam(name);
    demandArgument('RequestMatch.queryParam', 'value', value, STRING_MATCH);
    return RequestMatch.on('queryParam', name, value._test);
  }

  /**
   * Requests by operating system, by browser, or by both. Ends in a regular expression on the user-agent header.
   *
   * @throws CDI112 if neither is given
   * @throws CDI436 if one of the two is no system or browser that is known
   */
  public static userAgent(options: UserAgentOptions): RequestMatch {
    return RequestMatch.on('header', 'user-agent', { kind: 'regex', value: userAgentRegex(options) });
  }

  /**
   * Requests that all of the matches are true of.
   *
   * @throws CDI113, CDI436 if there is no match, or what is no match
   * @throws CDI114 if two conditions on one part of the request cannot be written as one
   * @throws CDI115 if no request can pass
   * @throws CDI116 if this makes more than 64 alternatives
   */
  public static allOf(...matches: RequestMatch[]): RequestMatch {
    checkSome('allOf', matches);
    const product = matches.reduce<readonly Conjunction[]>((alternatives, match) =>
      checkedCount(alternatives.flatMap(left => match._alternatives.flatMap(right => conjoined(left, right)))), [[]]);
    if (product.length === 0) {
      refuse('CDI115', `no request can pass ${listed(matches.map(match => match.toString()))} at once`, 'drop one of the conditions, or use RequestMatch.anyOf');
    }
    return new RequestMatch(product);
  }

  /**
   * Requests that at least one of the matches is true of.
   *
   * @throws CDI113, CDI436 if there is no match, or what is no match
   * @throws CDI116 if this makes more than 64 alternatives
   */
  public static anyOf(...matches: RequestMatch[]): RequestMatch {
    checkSome('anyOf', matches);
    return new RequestMatch(checkedCount(matches.flatMap(match => match._alternatives)));
  }

  private static on(part: Part, name: string, test: TextTest): RequestMatch {
    const condition = { part, name, test };
    return new RequestMatch([trivial(condition) ? [] : [condition]]);
  }

  /** @internal */
  public readonly _alternatives: readonly Conjunction[];

  private constructor(alternatives: readonly Conjunction[]) {
    this._alternatives = simplified(alternatives);
    for (const alternative of this._alternatives) checkCookies(alternative.filter(({ part }) => part === 'cookie'));
  }

  /** The match in words. */
  public toString(): string {
    return this._alternatives.map(describe).join(' or ');
  }
}

/** Which requests are meant: a list of matches. */
export const REQUEST_MATCHES = listOf(instanceOf<RequestMatch>(RequestMatch, 'RequestMatch.headerPresent(\'x-beta\')'));

/** Every path starts with a slash and every request has a method, so some conditions say nothing. */
function trivial({ part, test }: Condition): boolean {
  if (part !== 'uri') return false;
  return (test.kind === 'prefix' && test.value === '/') || (test.kind === 'regex' && ANY_PATH.includes(bare(test.value)));
}

/** Expressions that every path matches. */
const ANY_PATH = ['.*', '.+', '/.*', '/?.*', '/?.+'];

/** An expression without what does not matter to a match of the whole text: anchors, groups, flags. */
function bare(pattern: string): string {
  return pattern.replace(/\(\?\w+\)|\(\?\w*:|[()]|^\^|\$$/g, '');
}

function conjoined(left: Conjunction, right: Conjunction): Conjunction[] {
  const both = conjoin(left, right);
  if (both === NEVER) return [];
  if ('one' in both) {
    refuse('CDI114', `${describe([both.one])} and ${describe([both.other])} cannot be written as one Istio match`,
      'write both as one regular expression');
  }
  return [both];
}

function checkSome(name: string, matches: readonly RequestMatch[]): void {
  demandArgument(`RequestMatch.${name}`, 'matches', matches, REQUEST_MATCHES);
  if (matches.length === 0) {
    refuse('CDI113', `RequestMatch.${name} must combine at least one match, got none`, 'pass the matches as arguments, as in RequestMatch.anyOf(a, b)');
  }
}

function checkedCount(alternatives: readonly Conjunction[]): readonly Conjunction[] {
  // So many that even dropping the needless ones takes seconds are not looked at.
  const kept = alternatives.length > MOST_LOOKED_AT ? alternatives : simplified(alternatives);
  if (kept.length > MOST_ALTERNATIVES) {
    refuse('CDI116', `a match must have at most ${MOST_ALTERNATIVES} alternatives, got ${kept.length}`, 'write the alternatives as one regular expression');
  }
  return kept;
}
