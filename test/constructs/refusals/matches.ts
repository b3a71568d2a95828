import type { App } from 'cdk8s';
import { CanaryRelease, CanaryStage, Fault, FaultInjection, Percent, RequestMatch, RequestRoute, StringMatch } from 'cdk8s-istio';
import { chartOf, refused, reviews, type RefusalCase } from './refusal-case';
import type { RefusalCode } from '../../../src/constructs/refusals/catalogue';

const { exact, prefix, regex } = StringMatch;
const { allOf, anyOf, authority, caller, cookie, header, headerAbsent, headerPresent, method, queryParam, scheme, uri } = RequestMatch;

const users = (count: number, from = 0) => Array.from({ length: count }, (_, at) => header('end-user', exact(`user-${from + at}`)));
const cookies = (count: number, name: string) => allOf(...Array.from({ length: count }, (_, at) => cookie(`${name}-${at}`, exact('1'))));
const flags = (count: number) => Array.from({ length: count }, (_, at) => header(`flag-${at}`, exact('on')));

/** A pin and a fault, each with a match. */
const pinnedAndFailing = (pin: RequestMatch, fault: RequestMatch) => (app: App) => {
  const service = reviews(app);
  new RequestRoute(chartOf(app), 'Pin', { version: service.version('v2'), match: [pin] });
  new FaultInjection(chartOf(app), 'Fault', { service, faults: [Fault.abort(503, Percent.of(1))], match: [fault] });
};

type MatchCode = Extract<RefusalCode, `CDI10${3 | 4 | 5 | 6 | 7 | 8 | 9}` | `CDI11${0 | 1 | 3 | 4 | 5 | 6}` | `CDI16${0 | 1 | 2 | 3 | 4}` | 'CDI129'>;

/** The texts and the requests that a match can ask for. */
export const MATCHES: Record<MatchCode, RefusalCase> = {
  CDI103: {
    refused: {
      'an empty exact text': refused(() => exact(''), 'got ""', 'RequestMatch.headerPresent'),
      'an empty prefix': refused(() => prefix(''), 'got ""'),
      'an empty expression': refused(() => regex(''), 'got ""'),
      'a line break': refused(() => exact('a\nb'), String.raw`got "a\nb"`, 'remove them'),
      'the last control character': refused(() => prefix('a\x7f'), 'control characters'),
      'a zero byte': refused(() => regex('a\0'), String.raw`\u0000`),
    },
    accepted: { 'a blank': () => exact(' '), 'letters of any script': () => [exact('žluťoučký'), prefix('日本'), regex('😀+')] },
  },
  CDI104: {
    refused: {
      'look-ahead': refused(() => regex('(?=a)b'), '\'(?=a)b\'', 'without look-around'),
      'look-behind': refused(() => regex('(?<=a)b'), '\'(?<=a)b\''),
      'a back reference': refused(() => regex('(a)\\1'), '\'(a)\\1\'', 'and back references'),
      'a possessive quantifier': refused(() => regex('a++'), '\'a++\''),
      'a bracket left open': refused(() => regex('[a'), '\'[a\''),
      'a wildcard that is no expression': refused(() => regex('*.jpg'), '\'*.jpg\''),
      '1025 bytes': refused(() => regex('a'.repeat(1025)), '1024', 'got 1025 bytes', 'RequestMatch.anyOf'),
      'a program that is too long': refused(() => regex('[a-z]{1000}'.repeat(33)), 'at most 32768 instructions', 'got 33002', 'repeat less'),
      'a program that is too long by one instruction': refused(() => regex(`${'[a-z]{1000}'.repeat(32)}[a-z]{767}`), 'got 32769'),
      '1026 bytes in 513 letters': refused(() => regex('é'.repeat(513)), 'got 1026 bytes'),
      'cookies that together make it too long': refused(() => allOf(...['a', 'b', 'c', 'd'].map(name => cookie(name, exact('1'.repeat(9))))),
        'at most 1024 bytes'),
      'a cookie that makes it too long': refused(() => cookie('id', exact('1'.repeat(1020))), 'at most 1024 bytes'),
    },
    accepted: {
      '1024 bytes': () => [regex('a'.repeat(1024)), regex('é'.repeat(512))],
      'a program of 32768 instructions': () => regex(`${'[a-z]{1000}'.repeat(32)}[a-z]{766}`),
      'what RE2 knows': () => [regex('(?i)jason|(?P<rest>.*)'), regex('[[:alpha:]]+\\pL'), regex('a{1,1000}')],
      'three cookies': () => cookies(3, 'experiment'),
    },
  },
  CDI105: {
    refused: {
      'no name': refused(() => header('', exact('x')), 'got \'\'', 'as in end-user'),
      'a blank': refused(() => headerPresent('end user'), 'got \'end user\''),
      'a letter beyond ASCII': refused(() => headerAbsent('naïve'), 'got \'naïve\''),
      'a colon at the end': refused(() => header('end-user:', exact('x')), 'got \'end-user:\''),
      'a name that an object cannot hold': refused(() => header('__proto__', exact('x')), 'got \'__proto__\''),
    },
    accepted: {
      'every character of a token': () => headerPresent('!#$%&\'*+-.^_`|~09azAZ'),
      'names of what every object has': () => [headerPresent('toString'), headerAbsent('hasOwnProperty'), header('valueOf', exact('x'))],
    },
  },
  CDI106: {
    refused: {
      'the path, as HTTP/2 calls it': refused(() => header(':path', prefix('/')), '\':path\' is not a header', 'use RequestMatch.uri'),
      'the path, as Istio calls it': refused(() => header('uri', prefix('/')), '\'uri\'', 'use RequestMatch.uri'),
      'the method': refused(() => headerPresent(':method'), '\':method\'', 'use RequestMatch.method'),
      'the method in capitals': refused(() => headerAbsent('METHOD'), '\'METHOD\'', 'use RequestMatch.method'),
      'the host': refused(() => header(':authority', exact('x')), '\':authority\'', 'use RequestMatch.authority'),
      'the host, as Istio calls it': refused(() => header('authority', exact('x')), '\'authority\''),
      'the scheme': refused(() => header(':scheme', exact('https')), '\':scheme\'', 'use RequestMatch.scheme'),
      'the scheme, as Istio calls it': refused(() => header('Scheme', exact('https')), '\'Scheme\''),
    },
    accepted: {
      'headers that only sound alike': () =>
        ['path', 'x-uri', 'host', 'x-http-method', 'access-control-request-method'].map(headerPresent),
    },
  },
  CDI107: {
    refused: {
      'the whole header': refused(() => header('cookie', exact('user=jason')), 'exact \'user=jason\'', 'RequestMatch.cookie(\'user\', …)'),
      'its beginning': refused(() => header('Cookie', prefix('user=')), 'prefix \'user=\'', 'RequestMatch.cookie(\'user\', …)'),
    },
    accepted: {
      'an expression over the header': () => header('cookie', regex('.*user=jason.*')),
      'any cookie at all': () => [headerPresent('cookie'), headerAbsent('Cookie')],
      'another header': () => header('set-cookie', exact('user=jason')),
    },
  },
  CDI108: {
    refused: {
      'a name with its value': refused(() => cookie('user=jason', exact('x')), 'got \'user=jason\'', 'without = and value'),
      'no name': refused(() => cookie('', exact('x')), 'got \'\''),
      'a value with a separator': refused(() => cookie('user', exact('jason; admin=1')), 'got \'jason; admin=1\'', 'the value of one cookie'),
      'a beginning with a comma': refused(() => cookie('user', prefix('a,b')), 'got \'a,b\''),
      'an expression that runs into the next cookie': refused(() => cookie('user', regex('\\S+')), '\'\\S+\'', '[^;]'),
      'an expression that looks for the end of the header': refused(() => cookie('user', regex('jason$')), '\'$\'', 'leave anchors out'),
      'an expression that changes what a dot matches': refused(() => cookie('user', regex('(?s)jason')), '\'(?s)\''),
      'an expression with a semicolon among its letters': refused(() => cookie('user', regex('[;a]')), '\'[;a]\''),
    },
    accepted: {
      'a token and a value without separators': () => cookie('__Host-user', exact('a=b&c="d"')),
      'an expression that stays inside': () => [cookie('user', regex('.*')), cookie('user', regex('[^a]+')), cookie('user', regex('\\w+|\\d*'))],
      'names of what every object has': () => [cookie('__proto__', exact('x')), cookie('constructor', exact('x'))],
    },
  },
  CDI109: {
    refused: {
      'no slash': refused(() => uri(exact('reviews')), 'got exact \'reviews\'', 'with its slash'),
      'a whole address': refused(() => uri(prefix('http://shop/reviews')), 'a path must start with \'/\''),
      'a query': refused(() => uri(exact('/reviews?stars=1')), '\'/reviews?stars=1\'', 'RequestMatch.queryParam'),
      'a fragment': refused(() => uri(prefix('/reviews#top')), '\'/reviews#top\''),
      'an expression without a slash': refused(() => uri(regex('reviews/.*')), 'got regex \'reviews/.*\'', 'as in \'/reviews/.*\''),
      'an anchored expression without a slash': refused(() => uri(regex('^v1/.*')), 'got regex \'^v1/.*\'', 'as in \'/v1/.*\''),
      'a letter once or more': refused(() => uri(regex('a+/b')), 'got regex \'a+/b\''),
      'a wildcard': refused(() => uri(exact('/static/*')), '\'/static/*\'', 'StringMatch.prefix(\'/static/\')'),
      'a letter beyond ASCII': refused(() => uri(exact('/café')), 'must be percent-encoded', 'use \'/caf%C3%A9\''),
      'a blank': refused(() => uri(prefix('/a b')), 'got prefix \'/a b\'', 'use \'/a%20b\''),
      'a way out of a folder': refused(() => uri(exact('/a/../b')), 'got exact \'/a/../b\'', 'as it is after that'),
      'a folder itself, at the end': refused(() => uri(prefix('/a/.')), 'got prefix \'/a/.\''),
      'a backslash': refused(() => uri(prefix('/a\\b')), 'got prefix \'/a\\b\''),
      'an expression with a query': refused(() => uri(regex('/cart\\?beta=.*')), 'got regex \'/cart\\?beta=.*\'', 'RequestMatch.queryParam'),
      'an expression whose alternatives all have a query': refused(() => uri(regex('/(cart[?]a|shop\\?b)=1')), 'must not hold \'?\' or \'#\''),
      'an expression with a fragment': refused(() => uri(regex('/cart#top')), 'must not hold \'?\' or \'#\''),
      'an expression between slashes': refused(() => uri(regex('/\\/cart\\/.*/i')), 'no slashes or flags', 'begin with (?i)'),
      'an anchored expression between slashes': refused(() => uri(regex('/^\\/cart$/')), 'no slashes or flags'),
    },
    accepted: {
      'the root alone': () => uri(exact('/')),
      'a beginning': () => uri(prefix('/static/')),
      'dots that are part of a name': () => ['/a..b', '/.well-known/x', '/...', '/a.'].map(text => uri(exact(text))),
      'a path that is percent-encoded': () => uri(exact('/caf%C3%A9')),
      'expressions that may begin with a slash': () => ['a?/b', 'a*/b', 'a{0,1}/b', 'a|/b', '(api)?/b', '.*reviews', '[/a]b', '^/a'].map(text => uri(regex(text))),
      'an expression, where these characters mean something': () => uri(regex('/(static|img)?/.*')),
      'expressions that may do without a question mark': () => ['/a(\\?b)?', '/a\\??', '/a\\?*', '/a\\?{0,2}', '/a|/b\\?c', '/(a|b[?]c)', '/[a?]'].map(text => uri(regex(text))),
      'anchors where they change nothing': () => ['^/cart$', '(^/a|^/b)', '(?i)^/cart', '(?m)/a$^b', '/a(^b)?'].map(text => uri(regex(text))),
      'a path whose last folder has one letter': () => ['/shop/i', '/.*/i', '/(a|b)/m', '/a/b/s'].map(text => uri(regex(text))),
    },
  },
  CDI110: {
    refused: {
      'lower case': refused(() => method('get'), 'got \'get\'', 'use \'GET\''),
      'blanks around': refused(() => method(' Post '), 'got \' Post \'', 'use \'POST\''),
      'no method': refused(() => method(''), 'got \'\'', 'such as GET'),
      'two methods': refused(() => method('GET,POST'), 'got \'GET,POST\''),
    },
    accepted: { capitals: () => ['GET', 'DELETE', 'M-SEARCH'].map(method) },
  },
  CDI111: {
    refused: {
      'a name with its value': refused(() => queryParam('stars=1', exact('1')), 'got \'stars=1\'', 'the name alone'),
      'no name': refused(() => queryParam('', exact('1')), 'got \'\''),
      'the question mark': refused(() => queryParam('?stars', exact('1')), 'got \'?stars\''),
      'two names': refused(() => queryParam('a&b', exact('1')), 'got \'a&b\''),
      'a name that an object cannot hold': refused(() => queryParam('__proto__', exact('1')), 'got \'__proto__\''),
    },
    accepted: {
      'names as they are sent': () =>
        ['stars', 'filter[stars]', 'st%C3%A4rke', 'a.b', 'toString'].map(name => queryParam(name, exact('1'))),
    },
  },
  CDI129: {
    refused: {
      'white space around a value': refused(() => header('end-user', exact(' jason ')), 'header \'end-user\'', 'got exact \' jason \'', 'use \'jason\''),
      'white space before a value': refused(() => header('end-user', exact(' jason')), 'use \'jason\''),
      'white space after a value': refused(() => header('end-user', exact('jason ')), 'use \'jason\''),
      'white space before the beginning of a value': refused(() => header('end-user', prefix(' jason ')), 'got prefix \' jason \'', 'use \'jason \''),
      'nothing but white space': refused(() => header('end-user', exact(' ')), 'got exact \' \'', 'RequestMatch.headerPresent'),
    },
    accepted: {
      'white space inside a value': () => header('authorization', exact('Basic amFzb24=')),
      'white space at the end of a beginning': () => header('authorization', prefix('Bearer ')),
      'an expression with white space around': () => header('end-user', regex(' *jason *')),
      'white space that is no blank': () => header('end-user', exact('\u00a0jason')),
    },
  },
  CDI113: {
    refused: {
      'all of nothing': refused(() => allOf(), 'RequestMatch.allOf', 'got none', 'as arguments'),
      'any of nothing': refused(() => anyOf(), 'RequestMatch.anyOf', 'got none'),
    },
    accepted: { 'one match': () => [allOf(method('GET')), anyOf(method('GET'))] },
  },
  CDI114: {
    refused: {
      'two expressions on one header': refused(() => allOf(header('end-user', regex('j.*')), header('end-user', regex('.*n'))),
        'header \'end-user\' regex \'j.*\'', 'header \'end-user\' regex \'.*n\'', 'one regular expression'),
      'a beginning and an expression': refused(() => allOf(uri(prefix('/a')), uri(regex('.*b'))), 'uri prefix \'/a\'', 'uri regex \'.*b\''),
      'a cookie and an expression over its header': refused(() => allOf(cookie('user', exact('jason')), header('cookie', regex('.*admin=1.*'))), 'cookie \'user\' exact \'jason\'', 'header \'cookie\' regex \'.*admin=1.*\''),
      'a fault on an expression of its own beside a pin': refused(pinnedAndFailing(header('end-user', regex('j.*')), header('end-user', regex('.*n'))), '\'shop/Pin\' asks for header \'end-user\' regex \'j.*\'', '\'shop/Fault\' for header \'end-user\' regex \'.*n\'', 'an exact value or a prefix'),
      'a fault on a path in any case beside a pin that heeds it': refused(pinnedAndFailing(uri(prefix('/api/')), uri(prefix('/api/beta'), { ignoreCase: true })), 'in any case', 'leave ignoreCase out'),
      'a fault on a header of cookies beside a pin by a cookie': refused(pinnedAndFailing(cookie('user', exact('jason')), header('cookie', regex('.*admin=1.*'))), 'with RequestMatch.cookie'),
    },
    accepted: {
      'a string and an expression': () => allOf(header('end-user', exact('jason')), header('end-user', regex('j.*'))),
      'a fault on a beginning beside a pin': pinnedAndFailing(header('end-user', exact('jason')), header('end-user', prefix('j'))),
      'two beginnings of which one is longer': () => allOf(uri(prefix('/a')), uri(prefix('/a/b'))),
      'the same expression twice': () => allOf(header('end-user', regex('j.*')), header('end-user', regex('j.*'))),
      'expressions on two headers': () => allOf(header('end-user', regex('j.*')), header('team', regex('.*n'))),
      'a cookie and the presence of its header': () => allOf(cookie('user', exact('jason')), headerPresent('cookie')),
    },
  },
  CDI115: {
    refused: {
      'two strings': refused(() => allOf(method('GET'), method('POST')), 'method exact \'GET\'', 'method exact \'POST\'', 'RequestMatch.anyOf'),
      'presence and absence': refused(() => allOf(headerPresent('x'), headerAbsent('x')), 'header \'x\' present', 'header \'x\' absent'),
      'two beginnings': refused(() => allOf(uri(prefix('/a')), uri(prefix('/b'))), 'uri prefix \'/a\'', 'uri prefix \'/b\''),
      'a string that the expression does not match': refused(() => allOf(header('x', exact('b')), header('x', regex('a+'))),
        'header \'x\' exact \'b\''),
      'a cookie without the header of cookies': refused(() => allOf(cookie('user', exact('x')), headerAbsent('cookie')),
        'cookie \'user\' exact \'x\''),
    },
    accepted: {
      'the same, as alternatives': () => anyOf(method('GET'), method('POST')),
      'alternatives of which one is left': () => allOf(anyOf(method('GET'), method('POST')), method('POST')),
    },
  },
  CDI116: {
    refused: {
      '1025 alternatives, without looking whether they say anything new': refused(() => anyOf(...Array.from({ length: 1025 }, () => method('GET'))), 'got 1025'),
      '65 alternatives': refused(() => anyOf(...users(65)), 'at most 64', 'got 65', 'as one regular expression'),
      '4096 combinations, without looking at each': refused(() => allOf(anyOf(...users(64)), anyOf(...flags(64))), 'got 4096'),
      '72 combinations': refused(() => allOf(anyOf(...users(9)), anyOf(...flags(8))), 'got 72'),
      '5 cookies at once, which stand in 120 orders': refused(() => cookies(5, 'c'), '4 cookies at most', 'got 5'),
      '65 alternatives in the matches of one release': refused(app => {
        new CanaryRelease(chartOf(app), 'Release', {
          canary: reviews(app).version('v2'), stage: CanaryStage.dark(), earlyAccess: [anyOf(...users(33)), anyOf(...users(32, 33))],
        });
      }, '\'shop/Release\'', 'got 65'),
      'more pairs of alternatives than anybody can read': refused(app => {
        const service = reviews(app);
        new RequestRoute(chartOf(app), 'Pin', { version: service.version('v2'), match: users(60) });
        new FaultInjection(chartOf(app), 'Fault', { service, faults: [Fault.abort(503, Percent.of(1))], match: flags(60) });
      }, '\'shop/Pin\' and \'shop/Fault\' make 3600 pairs', 'at most 512 are allowed'),
    },
    accepted: {
      '1024 alternatives that say the same': () => anyOf(...Array.from({ length: 1024 }, () => method('GET'))),
      '64 alternatives': app => {
        new CanaryRelease(chartOf(app), 'Release', { canary: reviews(app).version('v2'), stage: CanaryStage.dark(), earlyAccess: users(64) });
      },
      '4 cookies at once': () => allOf(...['a', 'b', 'c', 'd'].map(name => cookie(name, exact('1')))),
      'more that say nothing new': () => anyOf(...users(64), ...users(64), allOf(users(1)[0], method('GET'))),
      'combinations that cannot be true': () => allOf(anyOf(...users(64)), anyOf(...users(64))),
    },
  },
  CDI160: {
    refused: {
      'a whole address': refused(() => authority(exact('https://shop.example.com')), 'got exact \'https://shop.example.com\'', 'without scheme and path'),
      'a host with a path': refused(() => authority(prefix('shop/')), 'got prefix \'shop/\''),
      'an expression with a scheme': refused(() => authority(regex('https?://shop.*')), 'got regex', 'without scheme and path'),
    },
    accepted: { 'hosts with ports and without': () => [exact('shop'), exact('shop:8080'), prefix('shop.'), exact('[::1]:80'), regex('shop(:[0-9]+)?')].map(authority) },
  },
  CDI161: {
    refused: {
      'another scheme': refused(() => scheme('grpc'), 'got \'grpc\'', 'pass \'http\' or \'https\''),
      'capitals': refused(() => scheme('HTTPS'), 'got \'HTTPS\''),
    },
    accepted: { 'both schemes': () => [scheme('http'), scheme('https')] },
  },
  CDI162: {
    refused: {
      'nobody': refused(() => caller({}), 'got neither', '{ namespace: \'shop\' }'),
      'no label': refused(() => caller({ labels: {} }), 'got neither'),
      'a namespace that Kubernetes cannot have': refused(() => caller({ namespace: 'Shop' }), 'got \'Shop\'', 'as in shop'),
      'a label that pods cannot carry': refused(() => caller({ labels: { app: 'a b' } }), 'got app=a b', 'carry them'),
      'the name of a label that pods cannot carry': refused(() => caller({ labels: { 'a b': 'c' } }), 'got a b=c'),
    },
    accepted: { 'a namespace, labels, and both': () => [caller({ namespace: 'web' }), caller({ labels: { app: 'web' } }), caller({ namespace: 'web', labels: { 'app': 'web', 'example.com/tier': 'front' } }), caller({ labels: { canary: '' } })] },
  },
  CDI163: {
    refused: {
      'an expression': refused(() => uri(regex('/shop.*'), { ignoreCase: true }), 'got regex \'/shop.*\'', '(?i)'),
    },
    accepted: { 'exact paths and prefixes': () => [exact('/Shop'), prefix('/shop')].map(path => uri(path, { ignoreCase: true })) },
  },
  CDI164: {
    refused: {
      'an expression between slashes': refused(() => header('x-team', regex('/^web/i')), 'no header \'x-team\' matches regex \'/^web/i\'', 'begin with (?i)'),
      'something before its beginning': refused(() => header('x-team', regex('a^b')), 'regex \'a^b\''),
      'something behind its end': refused(() => header('x-team', regex('a$b')), 'regex \'a$b\''),
      'a part of a user agent': refused(() => header('user-agent', regex('Android')), 'regex \'Android\' is a part only', 'use \'.*Android.*\''),
      'one of some parts of a user agent': refused(() => header('user-agent', regex('(?i)iphone|ipad')), 'is a part only', 'use \'.*((?i)iphone|ipad).*\''),
    },
    accepted: {
      'expressions over the whole user agent': () => ['.*Android.*', 'curl/.*', '(?i).*iphone.*', 'my-probe', 'curl/8\\.11\\.0'].map(text => header('user-agent', regex(text))),
      'values with slashes': () => ['/web/', '/web/.*', 'a/i'].map(text => header('x-path', regex(text))),
    },
  },
};
