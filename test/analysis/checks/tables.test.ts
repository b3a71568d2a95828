import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../../src/analysis/checks/check';
import {
  deployment, destinationRule, httpRoute, httpsServer, namespaceWith, policyWith, REVIEWS, ROUTE, serverWith, together, virtualService,
} from '../../../src/analysis/checks/rule/example';
import { manifestsOf } from '../support/manifests';

const found = (yaml: string): string[] => check(manifestsOf(yaml)).map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
const codesIn = (yaml: string): string[] => check(manifestsOf(yaml)).map(({ code }) => code);

interface Annotation {
  readonly name: string;
  readonly places: readonly string[];
  readonly isDeprecated: boolean;
}

const ANNOTATIONS: readonly Annotation[] = readFileSync(join(__dirname, 'istio-annotations.txt'), 'utf8').split('\n').filter(line => /^\w/.test(line)).map(line => {
  const [name, places, deprecated] = line.split(' ');
  return { name, places: places.split(','), isDeprecated: deprecated !== undefined };
});
const BY_ISTIO_ITSELF = ['sidecar.istio.io/status', 'gateway.istio.io/controller-version', 'istio.io/rev'];

describe('an annotation of Istio', () => {
  const BEARERS: Readonly<Record<string, (annotation: string) => string>> = {
    Service: annotation => REVIEWS.replace('namespace: shop', `namespace: shop, annotations: { ${annotation} }`),
    Namespace: annotation => namespaceWith('istio-injection: enabled').replace('name: shop', `name: shop, annotations: { ${annotation} }`),
    Deployment: annotation => deployment('app: reviews').replace('namespace: shop', `namespace: shop, annotations: { ${annotation} }`),
    Pod: annotation => deployment('app: reviews', undefined, annotation),
  };

  test.each(Object.keys(BEARERS))('is one that Istio has, and that it has for a %s', kind => {
    const said = ANNOTATIONS.map(({ name }) => [name, check(manifestsOf(BEARERS[kind](`${name}: ''`)))
      .filter(({ code }) => ['MAN611', 'MAN612', 'MAN613'].includes(code)).map(({ code, message }) => `${code}: ${message}`)] as const);
    expect(said).toEqual(ANNOTATIONS.map(({ name, places, isDeprecated }) => [name, BY_ISTIO_ITSELF.includes(name) ? [] : [
      ...isDeprecated ? [`MAN612: '${name}' is deprecated`] : [],
      ...places.includes(kind) || places.includes('Any') ? [] : [`MAN613: '${name}' is for ${places.join(', ')}, not for ${kind}`],
    ]]));
  });

  test.each([
    ['sidecar.istio.io/interceptionMode', 'REDIRECT, TPROXY or NONE', ['REDIRECT', 'TPROXY', 'NONE'], ['', 'redirect']],
    ['status.sidecar.istio.io/port', 'a port', ['0', '65535', ' 80 '], ['', '65536', '-1', '1.5', '80a']],
    ['readiness.status.sidecar.istio.io/initialDelaySeconds', 'a whole number', ['0', '4294967295'], ['4294967296', '-1', '1.5', '']],
    ['readiness.status.sidecar.istio.io/periodSeconds', 'a whole number', ['1'], ['x']],
    ['readiness.status.sidecar.istio.io/failureThreshold', 'a whole number', ['1'], ['x']],
    ['traffic.sidecar.istio.io/includeOutboundIPRanges', '* or a list of blocks of addresses', ['*', '', '10.0.0.0/8,11.0.0.0/8'], ['10.0.0.0', '10.0.0.0/8,x', '*,*']],
    ['traffic.sidecar.istio.io/excludeOutboundIPRanges', 'a list of blocks of addresses', ['', '10.0.0.0/8'], ['*', 'x']],
    ['traffic.sidecar.istio.io/includeInboundPorts', '* or a list of ports', ['*', '', ' ', '80, 81'], ['80,x', '80,', '*,80']],
    ['traffic.sidecar.istio.io/excludeInboundPorts', 'a list of ports', ['', '80,81'], ['*', '80,x']],
    ['traffic.sidecar.istio.io/excludeOutboundPorts', 'a list of ports', ['', '80,81'], ['*', '80,x']],
    ['traffic.sidecar.istio.io/excludeInterfaces', 'a list of interfaces', ['', 'eth0, eth1', 'a234567890.-_45'], ['eth0,', '0eth', 'a234567890123456']],
    ['istio.io/reroute-virtual-interfaces', 'a list of interfaces', ['net1'], ['net1,']],
    ['prometheus.istio.io/merge-metrics', 'true or false', ['true', 'False', 'T', 'f', '1', '0'], ['', 'yes', 'tRUE']],
    ['sidecar.istio.io/proxyCPU', 'a quantity such as 100m or 128Mi', ['100m', '1', '.5', '1.', '1e3', '1E-3', '+1'], ['', '1 m', 'x', '.', '1mi']],
    ['sidecar.istio.io/proxyMemory', 'a quantity such as 100m or 128Mi', ['128Mi'], ['128MB']],
    ['sidecar.istio.io/proxyCPULimit', 'a quantity such as 100m or 128Mi', ['2'], ['two']],
    ['sidecar.istio.io/proxyMemoryLimit', 'a quantity such as 100m or 128Mi', ['1Gi'], ['1GB']],
  ])('%s has to be %s', (name, wanted, right, wrong) => {
    const problems = (value: string) => found(deployment('app: reviews', undefined, `${name}: '${value}'`)).filter(line => line.startsWith('MAN614'));
    expect(right.flatMap(problems)).toEqual([]);
    expect(wrong.map(problems)).toEqual(wrong.map(value =>
      [`MAN614 spec.template.metadata.annotations.${name}: '${name}' must be ${wanted}, got ${value === '' ? '(empty)' : `'${value}'`}`]));
  });
});

describe('a word that Istio knows', () => {
  const cases: readonly (readonly [string, string, (word: string) => string, string])[] = [
    ['a method of CORS', 'MAN130', word => httpRoute(`corsPolicy: { allowMethods: ["${word}"] }, ${ROUTE}`), 'GET HEAD POST PUT PATCH DELETE CONNECT OPTIONS TRACE *'],
    ['a status of gRPC', 'MAN128', word => httpRoute(`fault: { abort: { grpcStatus: "${word}", percentage: { value: 1 } } }, ${ROUTE}`),
      'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED'],
    ['a reason to try again', 'MAN125', word => httpRoute(`retries: { attempts: 1, retryOn: "${word}" }, ${ROUTE}`),
      '5xx gateway-error reset reset-before-request connect-failure retriable-4xx refused-stream retriable-status-codes retriable-headers envoy-ratelimited http3-post-connect-failure cancelled deadline-exceeded internal resource-exhausted unavailable 100 103 200 208 226 300 305 307 308 400 418 421 426 428 429 431 451 500 508 510 511'],
    ['a cipher', 'MAN317', word => httpsServer(`mode: SIMPLE, credentialName: shop, cipherSuites: ["${word}"]`),
      'ALL ECDHE-ECDSA-AES128-GCM-SHA256 ECDHE-RSA-AES128-GCM-SHA256 ECDHE-ECDSA-AES256-GCM-SHA384 ECDHE-RSA-AES256-GCM-SHA384 ECDHE-ECDSA-CHACHA20-POLY1305 ECDHE-RSA-CHACHA20-POLY1305 ECDHE-ECDSA-AES128-SHA ECDHE-RSA-AES128-SHA ECDHE-ECDSA-AES256-SHA ECDHE-RSA-AES256-SHA AES128-GCM-SHA256 AES256-GCM-SHA384 AES128-SHA AES256-SHA DES-CBC3-SHA !aNULL'],
    ['a protocol of a server', 'MAN306', word => serverWith(`port: { number: 80, name: a, protocol: "${word}" }, hosts: [shop.example.com]`), 'HTTP http HTTP2 GRPC GRPC-WEB TCP MONGO REDIS MYSQL TLS HTTPS UDP HTTP_PROXY'],
    ['a scheme of a redirect', 'MAN117', word => httpRoute(`redirect: { scheme: "${word}" }`), 'http https'],
    ['a protocol of a tunnel', 'MAN205', word => policyWith(`tunnel: { targetHost: a.com, targetPort: 443, protocol: "${word}" }`), 'CONNECT POST'],
  ];

  test.each(cases)('as %s is none of what %s is about', (_, code, write, words) => {
    expect(words.split(' ').filter(word => codesIn(write(word)).includes(code))).toEqual([]);
  });

  test.each(cases)('as %s is one of a list, and %s is about others', (_, code, write, words) => {
    const others = words.split(' ').filter(word => /^\w/.test(word)).map(word => `${word}0`);
    expect(others.filter(word => !codesIn(write(word)).includes(code))).toEqual([]);
  });

  test('as a reason to try again has a status that has a name', () => {
    const unnamed = [99, 104, 199, 209, 225, 227, 299, 306, 309, 399, 419, 420, 427, 430, 432, 450, 452, 499, 509, 512];
    expect(unnamed.filter(status => !codesIn(httpRoute(`retries: { attempts: 1, retryOn: "${status}" }, ${ROUTE}`)).includes('MAN125'))).toEqual([]);
  });
});

describe('a field that several rules look at', () => {
  const inPolicy = (path: string, value: string) => policyWith(nested(path, value));
  const inRoute = (path: string, value: string) => httpRoute(`${nested(path, value)}${path.startsWith('route') ? '' : `, ${ROUTE}`}`);

  test.each([
    ...['http.idleTimeout', 'http.http2KeepAlive.interval', 'http.http2KeepAlive.timeout', 'tcp.connectTimeout', 'tcp.maxConnectionDuration', 'tcp.idleTimeout', 'tcp.tcpKeepalive.time',
      'tcp.tcpKeepalive.interval'].map(path => [`connectionPool.${path}`, inPolicy] as const),
    ...['interval', 'baseEjectionTime'].map(path => [`outlierDetection.${path}`, inPolicy] as const),
    ...['timeout', 'retries.perTryTimeout', 'retries.backoff', 'corsPolicy.maxAge', 'fault.delay.fixedDelay'].map(path => [path, inRoute] as const),
  ])('is a duration in %s', (path, write) => {
    const codesOf = (value: string) => check(manifestsOf(write(path, value))).filter(one => ['MAN007', 'MAN020'].includes(one.code)).map(one => one.path.join('.'));
    expect(codesOf('2s')).toEqual([]);
    expect(codesOf('two')).toEqual([expect.stringMatching(new RegExp(`${path}$`)) as string]);
    expect(codesOf('1500us')).toEqual([expect.stringMatching(new RegExp(`${path}$`)) as string]);
  });

  test.each(['http1MaxPendingRequests', 'http2MaxRequests', 'maxRetries', 'maxConcurrentStreams', 'maxRequestsPerConnection'])('is a limit in connectionPool.http.%s', name => {
    const isIgnored = name !== 'maxRequestsPerConnection';
    const about = (value: string) => found(inPolicy(`connectionPool.http.${name}`, value));
    const path = `spec.trafficPolicy.connectionPool.http.${name}`;
    expect([about('-1'), about('0'), about('1')]).toEqual([[`MAN207 ${path}: the limit is -1`], isIgnored ? [`MAN730 ${path}: a limit of 0 is no limit`] : [], []]);
  });

  test.each(['httpHeaderName: a', 'httpCookie: { name: a, ttl: 0s }', 'useSourceIp: true', 'httpQueryParameterName: a'])('is a key in consistentHash: %s', key => {
    expect(found(policyWith(`loadBalancer: { consistentHash: { ${key} } }`))).toEqual([]);
    expect(codesIn(policyWith(`loadBalancer: { consistentHash: { ${key.replace(/^\w+/, 'other')} } }`))).not.toEqual([]);
  });

  test.each([
    ['MAN029', (value: number) => inRoute('fault.abort', `{ httpStatus: 503, percentage: { value: ${value} } }`), [0.0001, 1, 100], [-1, 0.00009, 100.1]],
    ['MAN030', (value: number) => inRoute('fault.abort', `{ httpStatus: ${value}, percentage: { value: 1 } }`), [200, 600], [199, 601]],
    ['MAN021', (value: number) => httpRoute(`route: [{ destination: { host: reviews, port: { number: ${value} } } }]`), [1, 65535], [0, 65536]],
    ['MAN116', (value: number) => httpRoute(`redirect: { uri: /a, redirectCode: ${value} }`), [300, 301, 399], [299, 400]],
    ['MAN720', (value: number) => httpRoute(`redirect: { uri: /a, redirectCode: ${value} }`), [301, 302, 303, 307, 308, 299, 400], [300, 304, 309, 399]],
    ['MAN721', (value: number) => httpRoute(`directResponse: { status: ${value} }`), [599], [600]],
    ['MAN215', (value: number) => policyWith(`loadBalancer: { consistentHash: { useSourceIp: true, maglev: { tableSize: ${value} } } }`), [1, 2, 3, 65537, 4999999], [0, 4, 9, 25, 65535, 5000011, 5000113]],
    ['MAN724', (value: number) => inRoute('fault.abort', `{ httpStatus: 503, percentage: { value: ${value} } }`), [0.0001, 0.5, 99.9999, 100], [0.00015, 33.33333, 99.99999]],
    ['MAN119', (value: number) => httpRoute(`directResponse: { status: 503, body: { string: ${'x'.repeat(value)} } }`), [1024 * 1024], [1024 * 1024 + 1]],
    ['MAN120', (value: number) => httpRoute(`directResponse: { status: 503, body: { string: ${'x'.repeat(value)} } }`), [100 * 1024], [100 * 1024 + 1, 1024 * 1024]],
    ['MAN119', (value: number) => httpRoute(`directResponse: { status: 503, body: { bytes: ${Buffer.alloc(value).toString('base64')} } }`), [1024 * 1024], [1024 * 1024 + 1]],
    ['MAN131', (value: number) => inRoute('corsPolicy.maxAge', `${value}ms`), [1000, 2000], [1001, 999, 1500]],
  ])('has limits: %s', (code, write, right, wrong) => {
    expect(right.filter(value => codesIn(write(value)).includes(code))).toEqual([]);
    expect(wrong.filter(value => !codesIn(write(value)).includes(code))).toEqual([]);
  });
});

test('a value of the wrong type is said to be what it is', () => {
  const rule = (host: string) => destinationRule(`{ host: ${host} }`);
  const route = (timeout: string) => virtualService(`{ hosts: [reviews], http: [{ timeout: ${timeout}, ${ROUTE} }] }`);
  expect([rule('1'), rule('[]'), rule('null'), rule('{}'), route('true'), route('[1]'), rule(`'${'1234567890'.repeat(9)}'`).replace('host:', 'exportTo:')].flatMap(found)).toEqual([
    'MAN001 spec.host: expected a string, got 1: put it into quotation marks', 'MAN001 spec.host: expected a string, got a list', 'MAN001 spec.host: expected a string, got null',
    'MAN001 spec.host: expected a string, got an object', 'MAN001 spec.http.0.timeout: expected a string, got true',
    'MAN001 spec.http.0.timeout: expected a string, got a list', 'MAN003 spec.host: \'host\' is missing',
    `MAN001 spec.exportTo: expected a list, got "${'1234567890'.repeat(5)}123456789`,
  ]);
  expect(found(together(virtualService('{ hosts: reviews, http: {} }')))).toEqual([
    'MAN001 spec.hosts: expected a list, got "reviews"', 'MAN001 spec.http: expected a list, got an object',
  ]);
});

/** `a.b` with a value, as `a: { b: value }`. */
function nested(path: string, value: string): string {
  const [name, ...rest] = path.split('.');
  return `${name}: ${rest.length === 0 ? value : `{ ${nested(rest.join('.'), value)} }`}`;
}
