import type { Json } from '../../../src/analysis/model/json';

/** What may stand in a field: values that Istio takes, and values that it does not always take. */
export interface Words {
  readonly good: readonly Json[];
  readonly odd: readonly Json[];
}

const HOSTS: Words = {
  good: ['reviews', 'ratings', 'reviews.shop.svc.cluster.local', 'reviews.default.svc.cluster.local', 'api.example.com', '*.example.com', 'ratings.shop.svc.cluster.local'],
  odd: ['*', '', 'reviews.shop', 'unknown', '10.0.0.1', '*-x.example.com', '*x.com', 'a_b', 'UPPER.example.com', 'a..b', 'example.com.', 'x.123', '*.com', `${'a'.repeat(64)}.com`, 'outbound_.80_._.x.com', 'nowhere.example.org'],
};

const DURATIONS: Words = { good: ['1s', '250ms', '1h30m', '1.5s'], odd: ['0s', '', '1d', '5', '1500us', '-1s', '.5s', '1s1', '+2s', '0', '1ms', '0.5ms', '99999999h', '1e3s', '١s'] };
const COUNTS: Words = { good: [1, 2, 10], odd: [0, -1, 2147483648, 1.5, '3'] };
const PORTS: Words = { good: [80, 81, 9080], odd: [0, 65536, 4294967296, -1, 443, 8080] };
const PERCENTS: Words = { good: [0, 10, 100, 50], odd: [101, -1, 0.00001, 0.57, 99.99999, 1e9] };
const REGEXES: Words = { good: ['.*', 'a+b', '/x/[0-9]+'], odd: ['', '(', '(?=a)', '\\1', 'a'.repeat(1025), '*', '(?P<n>a)', '(?<n>a)', '[[:alpha:]]', 'a{1001}', '\\pL', 'a**'] };
const TEXTS: Words = { good: ['a', 'b', 'x-y'], odd: ['', 'ü', 'a b', '%', '*'] };
const HEADERS: Words = { good: ['x-user', 'cookie', 'x-b'], odd: ['', ':method', ':path', ':authority', 'host', 'Host', 'a b', '@request.auth.claims.group', '@request.auth.claims[a][b]', '@request.auth.claims', 'ü', ':x'] };
const HEADER_VALUES: Words = { good: ['a', 'b%%', '%REQ(x)%', '%DOWNSTREAM%'], odd: ['', '%', 'a%b', '%A(%', '%A(["b", "c"])%', '%A([b])%', '%A(b\\)%', '\u0001', '\t', '%A( [ "x" ] ) %', '%%%'] };
const SUBSETS: Words = { good: ['v1', 'v2'], odd: ['', 'v3', 'v_1', 'V1', 'v1.1'] };
const LABEL_KEYS: Words = { good: ['app', 'version'], odd: ['', 'a/b', 'a b', 'a/b/c', '*', 'istio', '-a', 'x_y.z', 'example.com/a'] };
const LABEL_VALUES: Words = { good: ['reviews', 'v1', 'v2'], odd: ['', 'ü', '*', '-a', 'a'.repeat(64), 'ingressgateway'] };
const GATEWAYS: Words = { good: ['mesh', 'edge', 'shop/edge', 'istio-system/edge'], odd: ['', 'edge.shop', '*/edge', './edge', 'a/b/c', 'none', 'shop/', 'edge.shop.svc.cluster.local', 'a_b'] };
const NAMESPACES: Words = { good: ['default', 'shop'], odd: ['', 'a_b', '*', '.'] };

/** By the name of the field. */
export const WORDS: Readonly<Record<string, Words>> = {
  hosts: HOSTS,
  host: HOSTS,
  sniHosts: HOSTS,
  targetHost: HOSTS,
  exportTo: { good: ['.', 'shop', '*'], odd: ['~', 'default', 'a_b', ''] },
  gateways: GATEWAYS,
  timeout: DURATIONS,
  maxAge: DURATIONS,
  backoff: DURATIONS,
  perTryTimeout: DURATIONS,
  fixedDelay: DURATIONS,
  exponentialDelay: DURATIONS,
  interval: DURATIONS,
  idleTimeout: DURATIONS,
  connectTimeout: DURATIONS,
  maxConnectionDuration: DURATIONS,
  time: DURATIONS,
  baseEjectionTime: DURATIONS,
  duration: DURATIONS,
  warmupDurationSecs: DURATIONS,
  ttl: DURATIONS,
  budgetInterval: DURATIONS,
  number: PORTS,
  port: PORTS,
  targetPort: PORTS,
  weight: { good: [1, 50, 100], odd: [0, -1, 2147483647, 2147483648] },
  value: PERCENTS,
  percent: PERCENTS,
  mirrorPercent: PERCENTS,
  mirror_percent: PERCENTS,
  maxEjectionPercent: PERCENTS,
  minHealthPercent: PERCENTS,
  minimumPercent: PERCENTS,
  regex: REGEXES,
  subset: SUBSETS,
  namespace: NAMESPACES,
  sourceNamespace: NAMESPACES,
  redirectCode: { good: [301, 302, 308], odd: [0, 200, 300, 399, 400] },
  scheme: { good: ['http', 'https'], odd: ['', 'ftp'] },
  status: { good: [200, 503], odd: [0, 199, 600, 601] },
  httpStatus: { good: [200, 503], odd: [0, 199, 600, 601] },
  grpcStatus: { good: ['UNAVAILABLE', 'OK'], odd: ['', 'unavailable', '14'] },
  allowMethods: { good: ['GET', '*', 'TRACE'], odd: ['get', '', 'X'] },
  allowHeaders: HEADERS,
  exposeHeaders: HEADERS,
  remove: HEADERS,
  retryOn: { good: ['5xx', 'gateway-error,connect-failure', '503,5xx'], odd: ['', '5xx, reset', '509', '418', '306', '999', '0503', '+503', '-503', ','] },
  destinationSubnets: { good: ['10.0.0.0/8', '10.0.0.1'], odd: ['', '10.0.0.0/33', 'x', '10.0.0.0/8/1', '::1', 'fe80::1%a', 'fe80::/10', '10.0.0.0/08', '10.0.0'] },
  addresses: { good: ['10.0.0.0/8', '10.0.0.1'], odd: ['', '10.0.0.0/33', 'x', '::1'] },
  bytes: { good: ['YQ==', ''], odd: ['YQ', '#'] },
  http1MaxPendingRequests: COUNTS,
  http2MaxRequests: COUNTS,
  maxRequestsPerConnection: COUNTS,
  maxRetries: COUNTS,
  maxConcurrentStreams: COUNTS,
  maxConnections: COUNTS,
  attempts: COUNTS,
  consecutiveErrors: COUNTS,
  minimumRingSize: { good: [0, 1024], odd: [-1] },
  tableSize: { good: [65537, 2, 5], odd: [0, 1, 4, 9, 5000011, 4999999] },
  aggression: { good: [1, 2], odd: [0, -1, 0.5] },
  from: { good: ['us', 'eu', 'us/a/*'], odd: ['', '*', 'us/*', 'us//a', 'us/a/b', '*/a'] },
  to: { good: ['us', 'eu', 'asia'], odd: ['', '*', 'us/a'] },
  failoverPriority: { good: ['app', 'version=v1'], odd: ['topology.kubernetes.io/region', 'topology.istio.io/subzone'] },
  credentialName: { good: ['cert', 'other'], odd: ['', 'configmap://default/a', 'configmap://a', 'configmap:///a', 'configmap://shop/'] },
  tunnelProtocol: { good: ['CONNECT', 'POST'], odd: ['', 'GET'] },
  protocol: { good: ['HTTP', 'HTTPS', 'TCP', 'http', 'GRPC', 'TLS'], odd: ['', 'X', 'CONNECT', 'POST', 'UDP', 'grpc-web', 'Mongo'] },
  bind: { good: ['0.0.0.0', '::'], odd: ['', 'x', 'unix:///a', 'unix://@a', 'unix://a', 'unix:///a/'] },
  cipherSuites: { good: ['AES128-SHA', 'ALL'], odd: ['', 'X', '-x', 'ECDHE-RSA-AES128-SHA'] },
  locality: { good: ['us/a'], odd: [''] },
  address: { good: ['10.0.0.1', 'api.example.com'], odd: ['', 'unix:///a', 'unix://a', 'unix:///a/', 'unix://@x', '::1', 'a_b', '*.x'] },
  name: { good: ['http', 'v1', 'x'], odd: ['', 'a_b', 'tcp'] },
  authority: TEXTS,
  prefix: TEXTS,
  exact: TEXTS,
  uri: { good: ['/a', '/'], odd: [''] },
};

/** The keys of maps, by the name of the field. */
export const KEYS: Readonly<Record<string, Words>> = {
  headers: HEADERS,
  withoutHeaders: HEADERS,
  add: HEADERS,
  set: HEADERS,
  labels: LABEL_KEYS,
  matchLabels: LABEL_KEYS,
  sourceLabels: LABEL_KEYS,
  selector: { good: ['istio', 'app'], odd: ['x'] },
  queryParams: TEXTS,
  ports: { good: ['http', 'x'], odd: ['', 'a_b', 'tcp'] },
  to: { good: ['us', 'eu', 'us/a/*'], odd: ['', '*', 'us/a', '*/x', 'us/*'] },
};

/** The texts in maps, by the name of the field. */
export const VALUES: Readonly<Record<string, Words>> = {
  add: HEADER_VALUES,
  set: HEADER_VALUES,
  labels: LABEL_VALUES,
  matchLabels: LABEL_VALUES,
  sourceLabels: LABEL_VALUES,
  selector: { good: ['ingressgateway', 'istio-ingressgateway'], odd: ['other', 'reviews'] },
  ports: PORTS,
  to: { good: [50, 100, 40], odd: [0, 101, 60] },
};

/** A service that a prefix may be written for. */
export const PREFIXES: Words = { good: ['/', '/api', '/api/v1', '/b'], odd: [''] };
