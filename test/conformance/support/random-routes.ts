import * as fc from 'fast-check';
import { ages, exportTo, maybe, namespaces, objectNames, outerHosts, ports, rarely, serviceHosts, subsetNames, wildcardHosts, written } from './random-names';

const targets = fc.record({
  host: fc.oneof({ weight: 8, arbitrary: serviceHosts }, { weight: 2, arbitrary: outerHosts }),
  subset: rarely(subsetNames, 1),
  port: maybe(ports.map(number => ({ number }))),
});

const texts = (values: readonly string[]) => fc.oneof(
  fc.record({ exact: fc.constantFrom(...values) }), fc.record({ prefix: fc.constantFrom(...values) }),
  fc.constantFrom({ regex: '.*a.*' }, { regex: '/?[a-z]+' }),
);

const uris = fc.oneof(texts(['/', '/a', '/a/b', '/A']), fc.constantFrom<object>({ regex: '/a|/b.*' }, { regex: '.*' }, { prefix: '' }, { prefix: '/' }, {}));
const headerMatches = fc.oneof(texts(['x', 'y']), fc.constant<object>({}));
const mapsOf = <T>(matches: fc.Arbitrary<T>) => fc.dictionary(fc.constantFrom('x-user', 'X-Env', 'cookie'), matches, { minKeys: 1, maxKeys: 2 });

const gatewayNames = fc.constantFrom('mesh', 'mesh', 'one', 'istio-system/one', 'shop/two', 'default/one', 'one.istio-system');
const gatewayLists = fc.uniqueArray(gatewayNames, { minLength: 1, maxLength: 4 });

const matches = fc.record({
  name: rarely(fc.constantFrom('m', 'n')),
  uri: maybe(uris),
  ignoreUriCase: rarely(fc.boolean()),
  method: rarely(fc.constantFrom({ exact: 'GET' }, { exact: 'POST' }, { regex: 'GET|PUT' })),
  authority: rarely(fc.constantFrom<object>({ exact: 'a' }, { prefix: 'a' }, { regex: '.*:9080' }), 8),
  scheme: rarely(fc.constantFrom({ exact: 'http' }, { exact: 'https' }), 10),
  headers: rarely(mapsOf(headerMatches), 2),
  withoutHeaders: rarely(mapsOf(fc.oneof(headerMatches, fc.constant<object>({ regex: '*' })))),
  queryParams: rarely(fc.dictionary(fc.constantFrom('q', 'r'), headerMatches, { minKeys: 1, maxKeys: 2 }), 6),
  port: rarely(ports, 8),
  sourceLabels: rarely(fc.constantFrom({ app: 'a' }, { role: 'tester' }), 8),
  sourceNamespace: rarely(namespaces, 8),
  gateways: rarely(gatewayLists, 10),
});

const changes = fc.record({
  set: maybe(fc.constantFrom<object>({ 'x-a': '1' }, { 'host': 'other.com', 'x-b': '2' }, { ':authority': 'new.com' })),
  add: rarely(fc.constantFrom({ 'x-a': '3' }, { 'x-c': '4' })),
  remove: rarely(fc.constantFrom(['x-d'])),
});
const responseChanges = fc.record({ set: maybe(fc.constant({ 'x-r': '1' })), remove: rarely(fc.constant(['x-s'])) });
const headers = rarely(fc.record({ request: maybe(changes), response: rarely(responseChanges) }), 5);

const someWeight = (all: readonly { readonly weight: number | undefined }[]) => all.some(({ weight }) => weight !== undefined && weight > 0);

const weighted = fc.oneof(
  fc.array(fc.record({ destination: targets, weight: rarely(fc.constantFrom(0, 100), 2), headers }), { minLength: 1, maxLength: 1 }),
  fc.array(fc.record({ destination: targets, weight: fc.constantFrom(undefined, 0, 1, 10, 33, 90), headers }), { minLength: 2, maxLength: 3 })
    .filter(someWeight),
);

const percentages = fc.constantFrom(undefined, { value: 0 }, { value: 0.57 }, { value: 12.5 }, { value: 100 });

const common = {
  name: maybe(fc.constantFrom('r', 's', 't')),
  match: rarely(fc.array(matches, { minLength: 1, maxLength: 3 }), 1),
  timeout: rarely(fc.constantFrom('5s', '1500ms', '1m30s')),
  retries: rarely(fc.constantFrom<object>(
    { attempts: 0 }, { attempts: 3 }, { attempts: 1, perTryTimeout: '250ms', retryOn: '5xx,503' }, { attempts: 2, retryOn: 'reset,retriable-status-codes,429' },
  )),
  fault: rarely(fc.record({
    delay: maybe(fc.record({ fixedDelay: fc.constantFrom('2s', '100ms'), percentage: percentages, percent: rarely(fc.constant(7)) })),
    abort: maybe(fc.oneof(
      fc.record({ httpStatus: fc.constantFrom(500, 404), percentage: percentages }), fc.record({ grpcStatus: fc.constant('UNAVAILABLE'), percentage: percentages }),
    )),
  }).filter(({ delay, abort }) => delay !== undefined || abort !== undefined), 6),
  rewrite: rarely(fc.constantFrom<object>(
    { uri: '/new' }, { authority: 'rewritten.com' }, { uri: '/', authority: 'x.com' }, { uriRegexRewrite: { match: '^/(a)(/.*)?$', rewrite: '/$x/\\1\\2' } },
  ), 6),
  mirror: rarely(targets, 6),
  mirrorPercentage: rarely(percentages),
  mirrorPercent: rarely(fc.constantFrom(0, 30), 8),
  headers,
};

const routed = fc.record({ ...common, route: weighted });
const mirrored = fc.record({
  ...common,
  mirror: fc.constant(undefined),
  mirrors: fc.array(fc.record({ destination: targets, percentage: percentages }), { minLength: 1, maxLength: 2 }),
  route: weighted,
});
const redirected = fc.record({
  name: common.name,
  match: common.match,
  headers,
  redirect: fc.record({
    uri: fc.constant('/moved'),
    authority: maybe(fc.constant('moved.com')),
    scheme: maybe(fc.constantFrom('http', 'https')),
    redirectCode: maybe(fc.constantFrom(301, 302, 307, 399)),
    port: rarely(fc.constantFrom(80, 443, 8443)),
    derivePort: fc.constantFrom(undefined, 'FROM_REQUEST_PORT', 'FROM_PROTOCOL_DEFAULT'),
  }).map(one => ({ ...one, derivePort: one.port === undefined ? one.derivePort : undefined })),
});
const answers = fc.constantFrom<object>({ status: 503, body: { string: 'no' } }, { status: 200, body: { bytes: 'aGk=' } }, { status: 404 });
const answered = fc.record({ name: common.name, match: common.match, headers, directResponse: answers });
const delegates = fc.record({ name: objectNames, namespace: maybe(namespaces) });
const delegating = fc.record({ ...common, rewrite: fc.constant(undefined), mirror: fc.constant(undefined), delegate: delegates });

const rootRoutes = fc.oneof(
  { weight: 8, arbitrary: routed }, { weight: 1, arbitrary: mirrored }, { weight: 1, arbitrary: redirected }, { weight: 1, arbitrary: answered },
  { weight: 2, arbitrary: delegating },
);
const leafRoutes = fc.oneof({ weight: 8, arbitrary: routed }, { weight: 1, arbitrary: answered });

const l4Targets = fc.oneof(
  fc.array(fc.record({ destination: targets, weight: rarely(fc.constantFrom(0, 100), 2) }), { minLength: 1, maxLength: 1 }),
  fc.array(fc.record({ destination: targets, weight: fc.constantFrom(undefined, 0, 10, 90) }), { minLength: 2, maxLength: 2 }).filter(someWeight),
);
const l4Common = {
  destinationSubnets: rarely(fc.constantFrom(['10.1.0.0/16'], ['10.1.1.1']), 8),
  port: rarely(ports, 3),
  sourceLabels: rarely(fc.constantFrom({ app: 'a' }), 8),
  sourceNamespace: rarely(namespaces, 8),
  gateways: rarely(gatewayLists, 8),
};
const tcpRoutes = fc.record({ match: rarely(fc.array(fc.record(l4Common), { minLength: 1, maxLength: 2 }), 1), route: l4Targets });
const tlsRoutes = (hosts: readonly string[]) => fc.record({
  match: fc.array(fc.record({ sniHosts: fc.uniqueArray(fc.constantFrom(...hosts), { minLength: 1 }), ...l4Common }), { minLength: 1, maxLength: 2 }),
  route: l4Targets,
});

const anyHosts = fc.oneof({ weight: 6, arbitrary: serviceHosts }, { weight: 4, arbitrary: outerHosts }, { weight: 2, arbitrary: wildcardHosts });
const hosts = fc.uniqueArray(anyHosts, { minLength: 1, maxLength: 2 });

const roots = hosts.chain(names => fc.record({
  hosts: fc.constant(names),
  gateways: rarely(gatewayLists, 1),
  exportTo,
  http: fc.oneof({ weight: 5, arbitrary: fc.array(rootRoutes, { minLength: 1, maxLength: 3 }) }, { weight: 1, arbitrary: fc.constant(undefined) }),
  tcp: rarely(fc.array(tcpRoutes, { minLength: 1, maxLength: 2 }), 3),
  tls: rarely(fc.array(tlsRoutes(names), { minLength: 1, maxLength: 2 }), 3),
}).filter(({ http, tcp, tls }) => http !== undefined || tcp !== undefined || tls !== undefined));
const leaves = fc.record({ http: fc.array(leafRoutes, { minLength: 1, maxLength: 2 }), exportTo });

export const virtualServices = fc.record({
  metadata: fc.record({ name: objectNames, namespace: namespaces, creationTimestamp: ages }),
  spec: fc.oneof({ weight: 5, arbitrary: roots.map((one): object => one) }, { weight: 1, arbitrary: leaves.map((one): object => one) }),
}).map(one => written({ apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', ...one }));
