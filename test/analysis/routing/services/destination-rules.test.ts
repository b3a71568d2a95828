import { deployment, destinationRule, gateway, goes, http, outside, request, routed, service, to, virtualService } from '../meshes';

const shop = [
  service('shop/a'), deployment('shop/a'), deployment('shop/a', 'v2'), virtualService('other/x', { hosts: ['a.shop.svc.cluster.local'], http: [{ route: [to('a.shop.svc.cluster.local', 'v1')] }] }),
];
const v1 = (more: object = {}) => ({ subsets: [{ name: 'v1', labels: { version: 'v1' }, ...more }] });
const rule = (id: string, spec: object, metadata?: object) => destinationRule(id, { host: 'a.shop.svc.cluster.local', ...spec }, metadata);
const found = (objects: readonly object[], namespace = 'shop', labels?: Record<string, string>) =>
  goes([...shop, ...objects], request('a.shop', { from: { kind: 'sidecar', namespace, labels } }));
const yes = 'a.shop:80 v1';
const no = 'a.shop:80 v1 (no-cluster)';

describe('the DestinationRule that counts', () => {
  test.each<[string, object[], string, string]>([
    ['is that of the service', [rule('shop/a', v1())], 'z', yes],
    ['is named in short', [destinationRule('shop/a', { host: 'a', ...v1() })], 'z', yes],
    ['is that of the client before', [rule('shop/a', v1()), rule('z/a', {})], 'z', no],
    ['is any of the client that stands for the host', [rule('shop/a', v1()), rule('z/a', { host: '*.local' })], 'z', no],
    ['is the most specific one of the client', [rule('z/b', { host: '*.local' }), rule('z/a', { host: '*.shop.svc.cluster.local', ...v1() })], 'z', yes],
    ['is that of the root namespace at last', [rule('istio-system/a', v1())], 'z', yes],
    ['is not one of a third namespace', [rule('other/a', v1())], 'z', no],
    ['is exported', [rule('shop/a', { exportTo: ['.'], ...v1() })], 'z', no],
    ['is exported to all', [rule('shop/a', { exportTo: ['*'], ...v1() })], 'z', yes],
    ['is exported to the client', [rule('shop/a', { exportTo: ['z'], ...v1() })], 'z', yes],
    ['is exported to itself', [rule('shop/a', { exportTo: ['.'], ...v1() })], 'shop', yes],
    ['is exported elsewhere alone, so not at home', [rule('shop/a', { exportTo: ['z'], ...v1() })], 'shop', no],
    ['is private to the root namespace', [rule('istio-system/a', { exportTo: ['.'], ...v1() })], 'istio-system', yes],
  ])('%s', (_, objects, namespace, expected) => {
    expect(found(objects, namespace)).toBe(expected);
  });

  test.each<[string, object[], string]>([
    ['adds subsets of other names', [rule('shop/a', { subsets: [{ name: 'v2' }] }), rule('shop/b', v1())], yes],
    ['keeps the first of two subsets', [rule('shop/a', v1()), rule('shop/b', { subsets: [{ name: 'v1', labels: { version: 'v9' } }] })], yes],
    ['keeps the older of two subsets', [
      rule('shop/a', v1(), { creationTimestamp: '2024-02-01T00:00:00Z' }),
      rule('shop/b', { subsets: [{ name: 'v1', labels: { version: 'v9' } }] }, { creationTimestamp: '2024-01-01T00:00:00Z' }),
    ], 'a.shop:80 v1 (no-endpoints)'],
    ['stands apart where others see it', [rule('shop/a', v1()), rule('shop/b', { exportTo: ['shop'], subsets: [] })], no],
    ['takes in what more see', [rule('shop/a', { exportTo: ['shop'], subsets: [] }), rule('shop/b', { exportTo: ['shop', 'z'], ...v1() })], yes],
  ])('%s', (_, objects, expected) => {
    expect(found(objects)).toBe(expected);
  });

  test('may be for some clients', () => {
    const objects = [
      rule('shop/a', { workloadSelector: { matchLabels: { app: 'x' } }, ...v1() }), rule('shop/b', { workloadSelector: { matchLabels: { app: 'y' } } }),
      rule('shop/c', { workloadSelector: { matchLabels: { app: 'x' } }, subsets: [{ name: 'v2' }] }), rule('shop/d', {}),
    ];
    expect([{ app: 'x' }, { app: 'y' }, { app: 'z' }].map(labels => found(objects, 'shop', labels))).toEqual([yes, no, no]);
    expect(found([objects[0], rule('shop/e', { exportTo: ['.'], ...v1() })], 'shop')).toBe(no);
    expect(found([objects[0], rule('shop/e', { exportTo: ['.', 'z'], ...v1() })], 'shop')).toBe(yes);
  });
});

describe('a policy', () => {
  const policyOf = (spec: object, more: object = {}) => routed([
    service('shop/a', more), deployment('shop/a'), virtualService('shop/x', { hosts: ['a'], http: [{ route: [to('a', 'v1')] }] }), rule('shop/a', { ...v1(), ...spec }),
  ], request('a')).destinations[0].policy;
  const pool = (maxConnections: number) => ({ connectionPool: { tcp: { maxConnections } } });

  test.each<[string, object, object]>([
    ['is that of the rule', { trafficPolicy: pool(1) }, { maxConnections: 1 }],
    ['of a subset replaces a block', { trafficPolicy: { ...pool(1), outlierDetection: {} }, ...v1({ trafficPolicy: pool(2) }) }, { maxConnections: 2, outlierDetection: {} }],
    ['of a subset stands alone without another', v1({ trafficPolicy: pool(2) }), { maxConnections: 2 }],
    ['of a port replaces all', { trafficPolicy: { ...pool(1), outlierDetection: {}, portLevelSettings: [{ port: { number: 80 }, ...pool(3) }] } }, { maxConnections: 3 }],
    ['of another port does not count', { trafficPolicy: { ...pool(1), portLevelSettings: [{ port: { number: 81 }, ...pool(3) }] } }, { maxConnections: 1 }],
    ['of a port of a subset replaces all of the rule', {
      trafficPolicy: { ...pool(1), outlierDetection: {} }, ...v1({ trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, ...pool(4) }] } }),
    }, { maxConnections: 4 }],
  ])('%s', (_, spec, expected) => {
    expect(policyOf(spec)).toEqual(expected);
  });

  test.each<[object, object]>([
    [{ connectionPool: { tcp: { maxConnections: 0, connectTimeout: '10s', idleTimeout: '1h', maxConnectionDuration: '1m' } } }, { idleTimeout: '3600s', maxConnectionDuration: '60s' }],
    [{ connectionPool: { tcp: { connectTimeout: '1s' }, http: { http1MaxPendingRequests: 1, http2MaxRequests: 2, maxRetries: 3, maxRequestsPerConnection: 4 } } },
      { connectTimeout: '1s', http1MaxPendingRequests: 1, http2MaxRequests: 2, maxRetries: 3, maxRequestsPerConnection: 4 }],
    [{ connectionPool: { http: { idleTimeout: '5s', maxConcurrentStreams: 6 } } }, { idleTimeout: '5s' }],
    [{ connectionPool: { http: { maxConcurrentStreams: 6, h2UpgradePolicy: 'UPGRADE' } } }, { maxConcurrentStreams: 6 }],
    [{ connectionPool: { http: { maxConcurrentStreams: 6, h2UpgradePolicy: 2, useClientProtocol: true } } }, {}],
    [{ loadBalancer: { simple: 'ROUND_ROBIN' } }, { loadBalancer: 'ROUND_ROBIN' }],
    [{ loadBalancer: { simple: 2 } }, { loadBalancer: 'RANDOM' }],
    [{ loadBalancer: { simple: 'LEAST_CONN' } }, {}],
    [{ loadBalancer: { consistentHash: { useSourceIp: true } } }, { loadBalancer: 'RING_HASH' }],
    [{ loadBalancer: { consistentHash: { useSourceIp: true, maglev: {} } } }, { loadBalancer: 'MAGLEV' }],
    [{ loadBalancer: { simple: 'PASSTHROUGH' } }, {}],
    [{ outlierDetection: { consecutive5xxErrors: 0, consecutiveGatewayErrors: 2, interval: '5s', baseEjectionTime: '1m', maxEjectionPercent: 50, minHealthPercent: 20 } },
      {
        outlierDetection: {
          consecutive5xxErrors: 0, consecutiveGatewayErrors: 2, interval: '5s', baseEjectionTime: '60s', maxEjectionPercent: 50, minHealthPercent: 20,
        },
      }],
    [{ outlierDetection: { splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 3 } },
      { outlierDetection: { splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 3 } }],
  ])('%j changes %j', (trafficPolicy, expected) => {
    expect(policyOf({ trafficPolicy })).toEqual(expected);
  });

  test('knows what speaks HTTP/2', () => {
    const streams = { trafficPolicy: { connectionPool: { http: { maxConcurrentStreams: 6 } } } };
    expect(policyOf(streams, { ports: [{ name: 'grpc', port: 80 }] })).toEqual({ maxConcurrentStreams: 6 });
    const upgraded = { trafficPolicy: { connectionPool: { http: { maxConcurrentStreams: 6, h2UpgradePolicy: 'UPGRADE' } } } };
    expect(policyOf(upgraded, { ports: [{ name: 'any', port: 80 }] })).toEqual({});
    const objects = [service('shop/a', { ports: [{ port: 80 }] }), deployment('shop/a'), rule('shop/a', upgraded), gateway('shop/main', http(80, '*'))];
    expect(routed([...objects, virtualService('shop/x', { hosts: ['a.com'], gateways: ['main'], http: [{ route: [to('a')] }] })], outside('a.com')).destinations[0].policy)
      .toEqual({ maxConcurrentStreams: 6 });
  });
});
