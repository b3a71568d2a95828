import { reviews, rest, rule, type Part } from './manifests';
import { misrouted, rejected, type Asked, type Proof, type ProofsOf } from './proof';

/** Requests that match go to v2, all others to v1. */
const where = (...match: Part[]) => reviews({ http: [rule(match), rest()] });

const header = (name: string, test: Part) => where({ headers: { [name]: test } });

/** A request that is meant, is not matched, and would be if it were said rightly. */
const missed = (what: string, match: Part, request: Asked['request'], rightly: Part): Proof =>
  misrouted(what, where(match), { request, wish: 'reviews v2', instead: 'reviews v1', rather: { yaml: where(rightly) } });

/** A request that is not meant, and is matched all the same. */
const caught = (what: string, match: Part[], request: Asked['request'], rightly: Part): Proof =>
  misrouted(what, where(...match), { request, wish: 'reviews v1', instead: 'reviews v2', rather: { yaml: where(rightly) } });

const ofCookie = (regex: string): Part => ({ headers: { cookie: { regex } } });
const withCookies = (cookie: string): Asked['request'] => ({ headers: { cookie } });

type MatchCode = `CDI10${3 | 4 | 5 | 6 | 7 | 8 | 9}` | `CDI11${0 | 1 | 4}` | `CDI16${0 | 1 | 3 | 4}` | 'CDI129' | 'CDI130';

/** What requests are matched by. */
export const MATCHES: ProofsOf<MatchCode> = {
  CDI103: [
    rejected('an empty prefix', header('end-user', { prefix: '' }), /prefix string match should not be empty/),
    rejected('an empty expression', header('end-user', { regex: '' }), /regex string match should not be empty/),
    missed('an empty path', { uri: { exact: '' } }, {}, { uri: { exact: '/' } }),
  ],
  CDI104: [
    rejected('look-ahead', header('end-user', { regex: '(?=a)b' }), /error parsing regexp.*Istio uses RE2/),
    rejected('a back reference', header('end-user', { regex: '(a)\\1' }), /error parsing regexp/),
    rejected('1025 bytes', header('end-user', { regex: 'a'.repeat(1025) }), /regex is too large, max length allowed is 1024/),
  ],
  CDI105: [
    rejected('a blank', header('end user', { exact: 'a' }), /end user is not a valid header name/),
    rejected('no name', header('', { exact: 'a' }), /header name cannot be empty/),
    rejected('a letter beyond ASCII', header('naïve', {}), /naïve is not a valid header name/),
  ],
  // `:method`, `:authority` and `:scheme` do match: they are refused for having a better word, or none, in the API.
  CDI106: [
    missed('a header uri is not the path', { headers: { uri: { prefix: '/api' } } }, { path: '/api' }, { uri: { prefix: '/api' } }),
    missed('a header method is not the method', { headers: { method: { exact: 'GET' } } }, {}, { method: { exact: 'GET' } }),
    missed('a header authority is not the host', { headers: { authority: { prefix: 'reviews' } } }, {}, { authority: { prefix: 'reviews' } }),
    missed('a header scheme is not the scheme', { headers: { scheme: { exact: 'http' } } }, {}, { scheme: { exact: 'http' } }),
    missed('a header :path is the path with its query', { headers: { ':path': { exact: '/api' } } }, { path: '/api?page=2' },
      { uri: { exact: '/api' } }),
    caught('every request is without a header method', [{ withoutHeaders: { method: { exact: 'GET' } } }], {}, { method: { regex: 'POST|PUT' } }),
  ],
  CDI107: [
    missed('one cookie beside another', { headers: { cookie: { exact: 'user=jason' } } }, withCookies('user=jason; theme=dark'),
      ofCookie('(.*; ?)?user=jason(;.*)?')),
    missed('one cookie after another', { headers: { cookie: { prefix: 'user=' } } }, withCookies('theme=dark; user=jason'),
      ofCookie('(.*; ?)?user=.*')),
  ],
  CDI108: [
    missed('two cookies as the value of one', ofCookie('(.*; ?)?user=jason; admin=1(;.*)?'), withCookies('user=jason; theme=dark; admin=1'),
      ofCookie('(.*; ?)?user=jason; (.*; ?)?admin=1(;.*)?')),
    caught('an expression that runs into the next cookie', [ofCookie('(.*; ?)?user=j\\S*n(;.*)?')], withCookies('user=jim;role=admin'),
      ofCookie('(.*; ?)?user=j[^;]*n(;.*)?')),
  ],
  CDI109: [
    missed('no slash', { uri: { exact: 'reviews' } }, { path: '/reviews' }, { uri: { exact: '/reviews' } }),
    missed('a whole address', { uri: { prefix: 'http://reviews/' } }, { path: '/1' }, { uri: { prefix: '/' } }),
    missed('an expression without its slash', { uri: { regex: 'reviews.*' } }, { path: '/reviews/1' }, { uri: { regex: '/reviews.*' } }),
    missed('a query, which is cut off before', { uri: { exact: '/reviews?stars=1' } }, { path: '/reviews?stars=1' },
      { uri: { exact: '/reviews' }, queryParams: { stars: { exact: '1' } } }),
    missed('a wildcard, which is read as itself', { uri: { exact: '/static/*' } }, { path: '/static/logo.png' }, { uri: { prefix: '/static/' } }),
    missed('a letter that travels percent-encoded', { uri: { exact: '/é' } }, { path: '/%C3%A9' }, { uri: { exact: '/%C3%A9' } }),
  ],
  CDI110: [
    missed('lower case', { method: { exact: 'get' } }, { method: 'GET' }, { method: { exact: 'GET' } }),
    missed('two methods', { method: { exact: 'GET,POST' } }, { method: 'GET' }, { method: { regex: 'GET|POST' } }),
  ],
  CDI111: [
    missed('a name with its value', { queryParams: { 'stars=1': {} } }, { path: '/?stars=1' }, { queryParams: { stars: { exact: '1' } } }),
    missed('the question mark', { queryParams: { '?stars': { exact: '1' } } }, { path: '/?stars=1' }, { queryParams: { stars: { exact: '1' } } }),
    missed('two names', { queryParams: { 'a&b': { exact: '1' } } }, { path: '/?a&b=1' }, { queryParams: { b: { exact: '1' } } }),
  ],
  CDI114: [
    rejected('two tests of one path', where({ uri: { prefix: '/a', regex: '.*b' } }), /must validate one and only one schema \(oneOf\)/, 'schema'),
    caught('two expressions on one header, as two matches', [{ headers: { 'end-user': { regex: 'j.*' } } }, { headers: { 'end-user': { regex: '.*n' } } }],
      { headers: { 'end-user': 'jim' } }, { headers: { 'end-user': { regex: 'j.*n' } } }),
  ],
  // RFC 9110: white space around a value belongs to the field and not to its value, so the request has none.
  CDI129: [
    missed('white space around a value', { headers: { 'end-user': { exact: ' jason ' } } }, { headers: { 'end-user': 'jason' } },
      { headers: { 'end-user': { exact: 'jason' } } }),
    missed('white space before the beginning of a value', { headers: { 'end-user': { prefix: ' jason' } } }, { headers: { 'end-user': 'jason' } },
      { headers: { 'end-user': { prefix: 'jason' } } }),
  ],
  CDI130: [
    missed('a slash between the package and the service', { uri: { exact: '/shop/Cart/Checkout' } }, { path: '/shop.Cart/Checkout', method: 'POST' },
      { uri: { exact: '/shop.Cart/Checkout' } }),
    missed('a dot between the service and the method', { uri: { exact: '/shop.Cart.Checkout' } }, { path: '/shop.Cart/Checkout', method: 'POST' },
      { uri: { exact: '/shop.Cart/Checkout' } }),
  ],
  CDI160: [
    missed('a whole address as a host', { authority: { prefix: 'http://reviews' } }, {}, { authority: { prefix: 'reviews' } }),
  ],
  CDI161: [
    missed('a scheme in capitals', { scheme: { exact: 'HTTP' } }, {}, { scheme: { exact: 'http' } }),
  ],
  CDI163: [
    missed('an expression, whose case is not ignored', { uri: { regex: '/shop.*' }, ignoreUriCase: true }, { path: '/Shop' }, { uri: { prefix: '/shop' }, ignoreUriCase: true }),
  ],
  CDI164: [
    missed('flags behind an expression', { headers: { 'x-team': { regex: '/^web/i' } } }, { headers: { 'x-team': 'Web' } }, { headers: { 'x-team': { regex: '(?i)web' } } }),
    missed('a part of a user agent', { headers: { 'user-agent': { regex: 'curl' } } }, { headers: { 'user-agent': 'curl/8.11.0' } },
      { headers: { 'user-agent': { regex: '.*curl.*' } } }),
  ],
};
