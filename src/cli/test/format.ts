import { ANYTHING, either, FIELDS, fieldsOf, filled, listOf, oneOrMany, type Shape, TEXT, TEXTS, valueOf } from './shape';
import { nanoseconds } from '../../analysis/model/duration';
import { type Json, numberIn, objectIn } from '../../analysis/model/json';
import { FAILURES } from '../../testing/expectation';

const isNumber = (value: Json): boolean => typeof value === 'number';
const isNone = (value: Json): boolean => value === 'none';
const orNone = (shape: Shape): Shape => either(isNone, ANYTHING, shape);
const NUMBER = valueOf(isNumber, 'a number');
const WHOLE = valueOf(Number.isInteger, 'a whole number');
const TEXT_LIST = oneOrMany(TEXT);
const DURATION = valueOf(value => typeof value === 'string' && nanoseconds(value) !== undefined, 'a duration such as 10s, or none');
/** A status without its letters is a number in YAML. */
const FAILURE = valueOf(
  value => (typeof value === 'string' || typeof value === 'number') && FAILURES.some(one => one === value || one.startsWith(`${value} `)),
  `${FAILURES.join(', ')}, or only 404 or 503`,
);

const PROXY = /^(sidecar(\/[^/]+)?|gateway(\/[^/]+){1,2})$/;
const NAME_OF_PROXY = valueOf(value => typeof value === 'string' && PROXY.test(value), 'sidecar, sidecar/NAMESPACE, gateway/NAME or gateway/NAMESPACE/NAME');

const REQUEST_FIELDS = {
  from: either(value => objectIn(value) !== undefined, fieldsOf({ kind: TEXT, namespace: TEXT, labels: TEXTS }, ['kind']), NAME_OF_PROXY),
  host: TEXT_LIST,
  port: NUMBER,
  scheme: TEXT,
  path: TEXT_LIST,
  method: TEXT_LIST,
  headers: TEXTS,
};

const WORDS_OF_REQUEST = {
  namespace: 'from: sidecar/NAMESPACE, the namespace of the caller',
  authority: 'host',
  uri: 'path',
  url: 'host and path',
  header: 'headers',
};

const MOST = 100;
/** Thirds have no decimals that come to 100. */
const NEARLY = 0.01;

function sharesThat(isRight: (sum: number) => boolean, wanted: string): Shape {
  const isShares = (value: Json) => Object.values(objectIn(value) ?? { none: '' }).every(share => typeof share === 'number' && share >= 0 && share <= MOST);
  const sumOf = (value: Json) => Object.values(objectIn(value)!).reduce<number>((sum, share) => sum + (numberIn(share) ?? 0), 0);
  const shares = valueOf(isShares, 'a host with its subset, or shares by them, as in { reviews/v1: 90, reviews/v2: 10 }');
  return either(value => typeof value === 'string', TEXT, (value, path) => {
    const wrong = shares(value, path);
    return wrong.length > 0 || isRight(sumOf(value)) ? wrong : [{ path, message: `the shares of '${path.at(-1)!}' come to ${sumOf(value)}: ${wanted}` }];
  });
}

/** Fields of which at least one is written: without any, nothing would be expected. */
const someOf = (...of: Parameters<typeof fieldsOf>): Shape => filled(fieldsOf(...of));
const CHANGES = someOf({ set: TEXTS, add: TEXTS, remove: listOf(TEXT) });
const BLOCKS = ['connectionPool', 'outlierDetection', 'loadBalancer', 'tls', 'tunnel', 'proxyProtocol', 'retryBudget'];

/** By the names that `route --json` has for them. */
const OF_ROUTE = {
  retries: orNone(someOf({ attempts: WHOLE, perTryTimeout: orNone(DURATION), retryOn: TEXT, statusCodes: listOf(WHOLE) })),
  fault: orNone(someOf({
    delay: orNone(someOf({ percentage: NUMBER, fixedDelay: DURATION })),
    abort: orNone(someOf({ percentage: NUMBER, httpStatus: WHOLE, grpcStatus: WHOLE })),
  })),
  redirect: orNone(someOf({ scheme: TEXT, authority: TEXT, port: WHOLE, uri: TEXT, code: WHOLE }, [], { redirectCode: 'code', host: 'authority', path: 'uri' })),
  directResponse: orNone(either(isNumber, WHOLE, someOf({ status: WHOLE, body: TEXT }))),
  rewrite: orNone(someOf({ uri: TEXT, authority: TEXT, path: TEXT })),
  headers: orNone(someOf({ request: orNone(CHANGES), response: orNone(CHANGES) })),
  corsPolicy: orNone(someOf({
    allowOrigins: listOf(valueOf(value => objectIn(value) !== undefined, 'what an origin has to be, as in { exact: https://a.com }')),
    allowMethods: listOf(TEXT),
    allowHeaders: listOf(TEXT),
    exposeHeaders: listOf(TEXT),
    maxAge: DURATION,
    allowCredentials: valueOf(value => typeof value === 'boolean', 'true or false'),
    unmatchedPreflights: TEXT,
  })),
  trafficPolicy: orNone(someOf(Object.fromEntries(BLOCKS.map(name => [name, orNone(filled(FIELDS))])))),
};

const EXPECTED = someOf({
  to: sharesThat(sum => Math.abs(sum - MOST) < NEARLY, 'write shares that come to 100'),
  answered: valueOf(value => value === true, 'true, or leave it out; for what is lost write fails'),
  fails: FAILURE,
  mirrors: orNone(sharesThat(sum => sum > 0, 'write none')),
  rule: TEXT,
  timeout: orNone(DURATION),
  ...OF_ROUTE,
}, [], { mirror: 'mirrors', shares: 'to', destination: 'to', status: 'fails, or directResponse', outcome: 'to, fails, redirect or directResponse', cors: 'corsPolicy' });

const TEST = fieldsOf(
  { name: TEXT, request: oneOrMany(fieldsOf(REQUEST_FIELDS, [], WORDS_OF_REQUEST)), expect: EXPECTED },
  ['name', 'request', 'expect'],
  { description: 'name', requests: 'request, which may be a list', route: 'expect' },
);

/** What a file of tests has to be. */
export const TEST_FILE = fieldsOf(
  { defaults: fieldsOf(REQUEST_FIELDS, [], WORDS_OF_REQUEST), tests: listOf(TEST) },
  ['tests'],
  { request: 'defaults, for what all requests have', test: 'tests, a list' },
);
