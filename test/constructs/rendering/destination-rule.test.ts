import type { HostPlan, SubsetPlan } from '../../../src/constructs/composition/host/host-plan';
import type { PolicyBlocks } from '../../../src/constructs/composition/policy-blocks';
import { destinationRuleSpec } from '../../../src/constructs/rendering/destination-rule';

/** The rule as it is written. */
function written(plan: Partial<HostPlan>): unknown {
  return destinationRuleSpec({ host: 'shop', names: ['shop'], subsets: [], ports: [], conflicts: [], ...plan });
}

const ALL: PolicyBlocks = {
  connectionPool: {
    maxConnections: 1, connectTimeout: 250, http1MaxPendingRequests: 2, http2MaxRequests: 3, maxRequestsPerConnection: 4, maxRetries: 5,
  },
  outlierDetection: { consecutive5xxErrors: 5, consecutiveGatewayErrors: 6, interval: 1000, baseEjectionTime: 180_000, maxEjectionPercent: 100 },
};

const WRITTEN = {
  connectionPool: {
    tcp: { maxConnections: 1, connectTimeout: '250ms' },
    http: { http1MaxPendingRequests: 2, http2MaxRequests: 3, maxRequestsPerConnection: 4, maxRetries: 5 },
  },
  outlierDetection: { consecutive5xxErrors: 5, consecutiveGatewayErrors: 6, interval: '1s', baseEjectionTime: '180s', maxEjectionPercent: 100 },
};

describe('a DestinationRule', () => {
  test('has the host and its subsets, in their order', () => {
    const subsets: SubsetPlan[] = [{ name: 'v2', labels: { version: '2.0' } }, { name: 'v1', labels: { version: '1.0', track: 'old' } }];
    expect(written({ subsets })).toEqual({ host: 'shop', subsets });
  });

  test('has every limit of the service under its name in Istio', () => {
    expect(written({ policy: ALL })).toEqual({ host: 'shop', subsets: [], trafficPolicy: WRITTEN });
  });

  test('has every limit of a version in its subset', () => {
    expect(written({ subsets: [{ name: 'v1', labels: { version: 'v1' }, policy: ALL }, { name: 'v2', labels: { version: 'v2' } }] })).toEqual({
      host: 'shop',
      subsets: [{ name: 'v1', labels: { version: 'v1' }, trafficPolicy: WRITTEN }, { name: 'v2', labels: { version: 'v2' } }],
    });
  });

  test.each<[string, PolicyBlocks, object]>([
    ['tcp', { connectionPool: { maxConnections: 1 } }, { connectionPool: { tcp: { maxConnections: 1 } } }],
    ['http', { connectionPool: { maxRetries: 1 } }, { connectionPool: { http: { maxRetries: 1 } } }],
    ['outlierDetection', { outlierDetection: { maxEjectionPercent: 50 } }, { outlierDetection: { maxEjectionPercent: 50 } }],
  ])('has no empty block beside %s', (_, policy, trafficPolicy) => {
    expect(written({ policy })).toEqual({ host: 'shop', subsets: [], trafficPolicy });
  });

  test('keeps a 0 that says to count no error', () => {
    expect(written({ policy: { outlierDetection: { consecutive5xxErrors: 0, consecutiveGatewayErrors: 1, maxEjectionPercent: 100 } } })).toEqual({
      host: 'shop',
      subsets: [],
      trafficPolicy: { outlierDetection: { consecutive5xxErrors: 0, consecutiveGatewayErrors: 1, maxEjectionPercent: 100 } },
    });
  });
});
