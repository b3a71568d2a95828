import { Duration } from 'cdk8s';
import {
  CircuitBreaker, ClientTls, HashKey, LoadBalancing, Locality, MeshPort, MeshService, MeshWorkload, Percent, type PolicyOptions,
} from 'cdk8s-istio';
import type { JsonObject } from '../../../src/analysis/model/json';
import { meshOf } from '../../../src/analysis/routing/mesh';
import { manifestsIn } from '../../analysis/support/manifests';
import { find, rendered, type Manifest } from '../../support/manifests';

const plain = { name: 'v1', labels: { version: 'v1' } };

/** A service with one version, which has limits of its own. */
function limitedVersion(options: PolicyOptions): Manifest[] {
  return rendered(chart => {
    const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1', ...options });
    new CircuitBreaker(chart, 'Limits', { target: service.addVersion('v1', MeshWorkload.container({ image: 'shop:1' })), connectionPool: { maxConnections: 1 } });
  });
}

/** The policy of a service. */
function policyOf(options: PolicyOptions): unknown {
  const { spec } = find(rendered(chart => {
    const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1', ...options });
    service.addVersion('v1', MeshWorkload.external());
    new CircuitBreaker(chart, 'Limits', { target: service, outlierDetection: { maxEjectionPercent: Percent.of(100) } });
  }), 'DestinationRule', 'shop');
  const { outlierDetection, ...policy } = spec!.trafficPolicy as Record<string, unknown>;
  expect(outlierDetection).toEqual({ maxEjectionPercent: 100 });
  expect(spec!.subsets).toEqual([plain]);
  return policy;
}

describe('load balancing', () => {
  test.each<[string, LoadBalancing, object]>([
    ['the fewest requests', LoadBalancing.leastRequest(), { simple: 'LEAST_REQUEST' }],
    ['the fewest requests, with a warm-up', LoadBalancing.leastRequest({ warmUp: Duration.seconds(30) }), { simple: 'LEAST_REQUEST', warmup: { duration: '30s' } }],
    ['one after the other', LoadBalancing.roundRobin({ warmUp: Duration.millis(1500) }), { simple: 'ROUND_ROBIN', warmup: { duration: '1500ms' } }],
    ['chance', LoadBalancing.random(), { simple: 'RANDOM' }],
    ['a header, in small letters', LoadBalancing.consistentHash(HashKey.header('X-User')), { consistentHash: { httpHeaderName: 'x-user' } }],
    ['a parameter', LoadBalancing.consistentHash(HashKey.queryParam('user')), { consistentHash: { httpQueryParameterName: 'user' } }],
    ['the address', LoadBalancing.consistentHash(HashKey.sourceAddress()), { consistentHash: { useSourceIp: true } }],
    ['a cookie of the application', LoadBalancing.consistentHash(HashKey.cookie('user')), { consistentHash: { httpCookie: { name: 'user' } } }],
    ['a cookie of the proxy', LoadBalancing.consistentHash(HashKey.cookie('user', { ttl: Duration.hours(1), path: '/cart' })),
      { consistentHash: { httpCookie: { name: 'user', ttl: '3600s', path: '/cart' } } }],
    ['a cookie until the browser is closed', LoadBalancing.consistentHash(HashKey.cookie('user', { ttl: Duration.seconds(0) })),
      { consistentHash: { httpCookie: { name: 'user', ttl: '0s' } } }],
  ])('by %s is written as Istio has it', (_, loadBalancing, expected) => {
    expect(policyOf({ loadBalancing })).toEqual({ loadBalancer: expected });
  });

  test('fails with a warm-up that Istio would reject', () => {
    expect(() => LoadBalancing.leastRequest({ warmUp: Duration.millis(0.5) })).toThrow('warmUp must be a whole number of milliseconds');
  });
});

describe('a locality', () => {
  test.each<[string, Locality, object]>([
    ['that fails over', Locality.failover([{ from: 'eu', to: 'us' }]), { failover: [{ from: 'eu', to: 'us' }] }],
    ['by labels', Locality.priority(['topology.istio.io/network', 'tier=gold']), { failoverPriority: ['topology.istio.io/network', 'tier=gold'] }],
    ['with shares', Locality.distribute([{ from: 'eu/*', to: { 'eu/eu-a': Percent.of(80), 'eu/eu-b': Percent.of(20) } }]),
      { distribute: [{ from: 'eu/*', to: { 'eu/eu-a': 80, 'eu/eu-b': 20 } }] }],
    ['that does not matter', Locality.off(), { enabled: false }],
  ])('%s is written as Istio has it', (_, locality, localityLbSetting) => {
    expect(policyOf({ locality })).toEqual({ loadBalancer: { localityLbSetting } });
  });

  test('stands beside the load balancing of the service', () => {
    expect(policyOf({ loadBalancing: LoadBalancing.random(), locality: Locality.off() })).toEqual({ loadBalancer: { simple: 'RANDOM', localityLbSetting: { enabled: false } } });
  });
});

describe('TLS to pods', () => {
  const SERVER = { caCertificates: '/etc/certs/ca.pem', subjectAltNames: ['shop.internal'] };

  test.each<[string, ClientTls, object]>([
    ['none', ClientTls.disable(), { mode: 'DISABLE' }],
    ['that of the mesh', ClientTls.istioMutual(), { mode: 'ISTIO_MUTUAL' }],
    ['that of the application', ClientTls.simple(SERVER), { mode: 'SIMPLE', ...SERVER }],
    ['that of the application, which asks back', ClientTls.mutual({ ...SERVER, sni: 'shop', clientCertificate: '/etc/certs/a.pem', privateKey: '/etc/certs/a.key' }),
      { mode: 'MUTUAL', ...SERVER, sni: 'shop', clientCertificate: '/etc/certs/a.pem', privateKey: '/etc/certs/a.key' }],
  ])('may be %s', (_, tls, expected) => {
    expect(policyOf({ tls })).toEqual({ tls: expected });
  });
});

describe('a version with limits of its own', () => {
  const OPTIONS = { loadBalancing: LoadBalancing.consistentHash(HashKey.header('x-user')), locality: Locality.off(), tls: ClientTls.istioMutual() };

  test('repeats neither load balancing nor TLS: Istio replaces one block of the service, and keeps the others', () => {
    expect(find(limitedVersion(OPTIONS), 'DestinationRule', 'shop').spec).toMatchObject({
      trafficPolicy: { loadBalancer: { consistentHash: { httpHeaderName: 'x-user' }, localityLbSetting: { enabled: false } }, tls: { mode: 'ISTIO_MUTUAL' } },
      subsets: [{ ...plain, trafficPolicy: { connectionPool: { tcp: { maxConnections: 1 } } } }],
    });
    expect((find(limitedVersion(OPTIONS), 'DestinationRule', 'shop').spec!.subsets as { trafficPolicy: object }[]).map(({ trafficPolicy }) => Object.keys(trafficPolicy)))
      .toEqual([['connectionPool']]);
  });

  test('has both in its cluster', () => {
    const mesh = meshOf(manifestsIn(limitedVersion(OPTIONS) as unknown as JsonObject[]));
    const { destinations } = mesh.route({ from: { kind: 'sidecar', namespace: 'shop' }, host: 'shop', port: 80 });
    expect(destinations.map(({ policy }) => policy)).toEqual([{ loadBalancer: 'RING_HASH', maxConnections: 1 }]);
  });
});

test('a service without a word about policies has none', () => {
  const spec = find(rendered(chart => {
    new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' }).addVersion('v1', MeshWorkload.external());
  }), 'DestinationRule', 'shop').spec;
  expect(spec).toEqual({ host: 'shop', subsets: [plain] });
});
