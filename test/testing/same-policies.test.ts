import * as fc from 'fast-check';
import { assertSameRouting, routingMatchers, routingOf, type Routing } from '../../src/testing';

const everybody = { from: 'sidecar/shop', host: 'shop' };
const istio = (kind: string, spec: object) => ({ apiVersion: 'networking.istio.io/v1', kind, metadata: { name: 'shop', namespace: 'shop' }, spec });

/** A mesh of one service, whose requests go to one subset. */
function mesh(rule: object, route: object = {}): Routing {
  return routingOf([
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'shop', namespace: 'shop' }, spec: { selector: { app: 'shop' }, ports: [{ name: 'http', port: 80 }] } },
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'shop', namespace: 'shop', labels: { app: 'shop', version: 'v1' } } },
    istio('DestinationRule', { host: 'shop', subsets: [{ name: 'v1', labels: { version: 'v1' } }], ...rule }),
    istio('VirtualService', { hosts: ['shop'], http: [{ route: [{ destination: { host: 'shop', subset: 'v1' } }], ...route }] }),
  ]);
}

/** Where a policy for the requests may be written. */
const PLACES: Readonly<Record<string, (policy: object) => Routing>> = {
  'of the host': trafficPolicy => mesh({ trafficPolicy }),
  'of the subset': trafficPolicy => mesh({ subsets: [{ name: 'v1', labels: { version: 'v1' }, trafficPolicy }] }),
  'of the port of the host': policy => mesh({ trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, ...policy }], tls: { mode: 'DISABLE' } } }),
  'of the port of the subset': policy => mesh({
    subsets: [{ name: 'v1', labels: { version: 'v1' }, trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, ...policy }], outlierDetection: {} } }],
  }),
  'of a copy': trafficPolicy => mesh(
    { subsets: [{ name: 'v1', labels: { version: 'v1' } }, { name: 'copied', labels: { version: 'v1' }, trafficPolicy }] },
    { mirrors: [{ destination: { host: 'shop', subset: 'copied' } }] },
  ),
};

/** Fields, each with two values of which neither is what Istio does anyway. */
const FIELDS: readonly [path: string, one: unknown, other: unknown][] = [
  ['connectionPool.tcp.maxConnections', 5, 6],
  ['connectionPool.tcp.connectTimeout', '2s', '3s'],
  ['connectionPool.tcp.tcpKeepalive.probes', 3, 4],
  ['connectionPool.tcp.tcpKeepalive.time', '90s', '120s'],
  ['connectionPool.http.http1MaxPendingRequests', 1, 2],
  ['connectionPool.http.h2UpgradePolicy', 'UPGRADE', 'DO_NOT_UPGRADE'],
  ['outlierDetection.consecutive5xxErrors', 0, 7],
  ['outlierDetection.baseEjectionTime', '30s', '60s'],
  ['outlierDetection.maxEjectionPercent', 50, 100],
  ['loadBalancer.simple', 'RANDOM', 'ROUND_ROBIN'],
  ['loadBalancer.localityLbSetting.enabled', true, false],
  ['loadBalancer.localityLbSetting.failoverPriority', ['a', 'b'], ['b', 'a']],
  ['loadBalancer.warmup.duration', '30s', '60s'],
  ['tls.mode', 'SIMPLE', 'ISTIO_MUTUAL'],
  ['tls.sni', 'a.com', 'b.com'],
];

const HASHES: typeof FIELDS = [
  ['loadBalancer.consistentHash.httpHeaderName', 'x-a', 'x-b'],
  ['loadBalancer.consistentHash.httpCookie.ttl', '0s', '5s'],
];

/** Some fields, and which of their values they have. */
const policies = fc.tuple(fc.subarray([...FIELDS], { minLength: 1 }), fc.option(fc.constantFrom(...HASHES)), fc.infiniteStream(fc.boolean()))
  .map(([fields, hash, sides]) => [...fields, ...hash === null ? [] : [hash]]
    .map(([path, one, other]) => ({ path, values: sides.next().value === true ? [one, other] : [other, one] })));

type Chosen = { readonly path: string; readonly values: readonly unknown[] };

function written(fields: readonly Chosen[], mutated?: string): Record<string, unknown> {
  const policy: Record<string, unknown> = {};
  for (const { path, values } of fields) {
    const names = path.split('.');
    const last = names.pop()!;
    const within = names.reduce<Record<string, unknown>>((inside, name) => (inside[name] ??= {}) as Record<string, unknown>, policy);
    within[last] = values[path === mutated ? 1 : 0];
  }
  return policy;
}

const UNITS: Readonly<Record<string, string>> = { '30s': '0.5m', '60s': '1m', '90s': '1m30s', '120s': '2m0s', '2s': '2000ms', '3s': '3.0s', '0s': '0h' };

/** The same in another way: names as protocol buffers have them, other units, and the names in another order. */
function otherwise(value: unknown): unknown {
  if (typeof value === 'string') return UNITS[value] ?? value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([name, one]) => [name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`), otherwise(one)]));
}

describe.each(Object.entries(PLACES))('a policy %s', (_, place) => {
  test('is the same as itself, however it is written', () => {
    fc.assert(fc.property(policies, fields => {
      assertSameRouting(place(written(fields)), place(otherwise(written(fields)) as object), [everybody]);
    }));
  });

  test('fails to be the same with any other value of a field, which is named', () => {
    fc.assert(fc.property(policies, fc.nat(), (fields, at) => {
      const { path, values: [before, now] } = fields[at % fields.length];
      const { pass, message } = routingMatchers.toRouteLike(place(written(fields, path)), place(written(fields)), [everybody]);
      const shown = (value: unknown) => typeof value === 'object' ? JSON.stringify(value) : String(value);
      expect(pass).toBe(false);
      expect(message()).toContain(`trafficPolicy.${path}: ${shown(now)} instead of ${shown(before)}\n`);
    }));
  });

  test('fails to be the same without a field', () => {
    fc.assert(fc.property(policies, fc.nat(), (fields, at) => {
      const without = fields.filter(one => one !== fields[at % fields.length]);
      const [block] = fields[at % fields.length].path.split('.');
      const { pass, message } = routingMatchers.toRouteLike(place(written(without)), place(written(fields)), [everybody]);
      expect(pass).toBe(false);
      expect(message()).toMatch(new RegExp(`trafficPolicy\\.${block}.*: nothing instead of `));
    }));
  });
});

describe('policies', () => {
  const pool = { connectionPool: { tcp: { maxConnections: 5 } } };
  const subset = (trafficPolicy: object) => ({ subsets: [{ name: 'v1', labels: { version: 'v1' }, trafficPolicy }] });

  test.each<[what: string, one: object, other: object]>([
    ['a block of the host that the subset replaces', { trafficPolicy: pool, ...subset({ connectionPool: {} }) }, subset({})],
    ['a block at the host or at the subset', { trafficPolicy: pool }, subset(pool)],
    ['what Istio does anyway', { trafficPolicy: { loadBalancer: { simple: 'LEAST_REQUEST' }, connectionPool: { tcp: { maxConnections: 0 } } } }, {}],
    ['what another port has', { trafficPolicy: { portLevelSettings: [{ port: { number: 81 }, ...pool }] } }, {}],
    ['a port of the host, which is not for the fields that it leaves out', { trafficPolicy: { ...pool, portLevelSettings: [{ port: { number: 80 } }] } }, {}],
    ['what a subset has that is asked for by nobody', { subsets: [{ name: 'v1', labels: { version: 'v1' } }, { name: 'v2', trafficPolicy: pool }] }, {}],
  ])('are the same with %s', (_, one, other) => {
    assertSameRouting(mesh(one), mesh(other), [everybody]);
  });

  test.each<[what: string, one: object, other: object, said: string]>([
    ['ejection with the numbers of Istio', { trafficPolicy: { outlierDetection: {} } }, {}, 'trafficPolicy.outlierDetection: nothing instead of {}'],
    ['TLS that is switched off', { trafficPolicy: { tls: {} } }, {}, 'trafficPolicy.tls: nothing instead of {}'],
    ['a tunnel', { trafficPolicy: { tunnel: { targetHost: 'a.com', targetPort: 443 } } }, {}, 'trafficPolicy.tunnel: nothing instead of {'],
    ['a retry budget of the subset', subset({ retryBudget: { percent: 20 } }), subset({ retryBudget: { percent: 30 } }), 'trafficPolicy.retryBudget.percent: 30 instead of 20'],
  ])('fail to be the same with %s', (_, one, other, said) => {
    expect(() => assertSameRouting(mesh(one), mesh(other), [everybody])).toThrow(said);
  });
});

describe('CORS', () => {
  const cors = (corsPolicy: object) => mesh({}, { corsPolicy });

  test.each<[what: string, one: object, other: object]>([
    ['methods in another order', { allowMethods: ['GET', 'POST'] }, { allow_methods: ['POST', 'GET'] }],
    ['origins as they used to be written', { allowOrigin: ['https://a.com'] }, { allowOrigins: [{ exact: 'https://a.com' }] }],
    ['what Istio does anyway', { allowCredentials: false, unmatchedPreflights: 'FORWARD' }, {}],
    ['another unit', { maxAge: '1h' }, { maxAge: '3600s' }],
  ])('is the same with %s', (_, one, other) => {
    assertSameRouting(cors(one), cors(other), [everybody]);
  });

  test.each<[one: object, other: object, said: string]>([
    [{ allowMethods: ['GET', 'POST'] }, { allowMethods: ['GET'] }, 'corsPolicy.allowMethods: ["GET"] instead of ["GET","POST"]'],
    [{ allowOrigins: [{ exact: 'a' }] }, { allowOrigins: [{ prefix: 'a' }] }, 'corsPolicy.allowOrigins: [{"prefix":"a"}] instead of [{"exact":"a"}]'],
    [{ allowCredentials: true }, {}, 'corsPolicy.allowCredentials: nothing instead of true'],
    [{ unmatchedPreflights: 'IGNORE' }, {}, 'corsPolicy.unmatchedPreflights: nothing instead of IGNORE'],
    [{ exposeHeaders: ['a'] }, { exposeHeaders: ['a', 'b'] }, 'corsPolicy.exposeHeaders: ["a","b"] instead of ["a"]'],
  ])('fails to be the same as %j with %j', (one, other, said) => {
    expect(() => assertSameRouting(cors(one), cors(other), [everybody])).toThrow(`differs:  ${said}\n`);
  });

  test('comes from the root where its delegate says nothing', () => {
    const root = (corsPolicy?: object) => routingOf([
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'shop', namespace: 'shop' }, spec: { ports: [{ name: 'http', port: 80 }] } },
      istio('VirtualService', { hosts: ['shop'], http: [{ delegate: { name: 'leaf' }, corsPolicy }] }),
      { ...istio('VirtualService', { http: [{ route: [{ destination: { host: 'shop' } }] }] }), metadata: { name: 'leaf', namespace: 'shop' } },
    ]);
    expect(root({ maxAge: '1s' }).route(everybody).corsPolicy).toEqual({ maxAge: '1s' });
    expect(() => assertSameRouting(root({ maxAge: '1s' }), root(), [everybody])).toThrow('corsPolicy: nothing instead of {"maxAge":"1s"}');
  });
});
