import { Duration } from 'cdk8s';
import { CircuitBreaker, MeshPort, MeshService, Percent, MeshWorkload, type CircuitBreakerProps } from 'cdk8s-istio';
import { find, rendered } from '../../support/manifests';

type Limits = Omit<CircuitBreakerProps, 'target'>;

/** The DestinationRule of `ratings` with limits of the service, of v1, or of both. */
function written({ all, v1 }: { all?: Limits; v1?: Limits }): unknown {
  return find(rendered(chart => {
    const service = new MeshService(chart, 'Ratings', { name: 'ratings', ports: [MeshPort.http(9080)], stable: 'v1' });
    const version = service.addVersion('v1', MeshWorkload.external());
    if (v1) new CircuitBreaker(chart, 'Some', { target: version, ...v1 });
    if (all) new CircuitBreaker(chart, 'All', { target: service, ...all });
  }), 'DestinationRule', 'ratings').spec;
}

const plain = { name: 'v1', labels: { version: 'v1' } };
const POOL: Limits = { connectionPool: { maxConnections: 1, http1MaxPendingRequests: 1 } };

describe('a circuit breaker', () => {
  test('lets one connection and one waiting request through', () => {
    expect(written({ all: POOL })).toEqual({
      host: 'ratings',
      trafficPolicy: { connectionPool: { tcp: { maxConnections: 1 }, http: { http1MaxPendingRequests: 1 } } },
      subsets: [plain],
    });
  });

  test('has every limit of a pool under its name in Istio', () => {
    const connectionPool = {
      maxConnections: 1,
      connectTimeout: Duration.seconds(2),
      http1MaxPendingRequests: 3,
      http2MaxRequests: 4,
      maxRequestsPerConnection: 5,
      maxRetries: 6,
    };
    expect(written({ all: { connectionPool } })).toMatchObject({
      trafficPolicy: {
        connectionPool: {
          tcp: { maxConnections: 1, connectTimeout: '2s' },
          http: { http1MaxPendingRequests: 3, http2MaxRequests: 4, maxRequestsPerConnection: 5, maxRetries: 6 },
        },
      },
    });
  });

  test('leaves out a pod after five errors, looks every second, and for three minutes', () => {
    const outlierDetection = {
      consecutive5xxErrors: 5, interval: Duration.seconds(1), baseEjectionTime: Duration.minutes(3), maxEjectionPercent: Percent.of(100),
    };
    expect(written({ all: { outlierDetection } })).toEqual({
      host: 'ratings',
      trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5, interval: '1s', baseEjectionTime: '180s', maxEjectionPercent: 100 } },
      subsets: [plain],
    });
  });

  test.each([1, 2 ** 31 - 1])('may say %d, on the limit of what Istio counts', most => {
    const outlierDetection = { consecutive5xxErrors: most, consecutiveGatewayErrors: most, maxEjectionPercent: Percent.of(1) };
    expect(written({ all: { connectionPool: { maxConnections: most }, outlierDetection } })).toMatchObject({
      trafficPolicy: {
        connectionPool: { tcp: { maxConnections: most } },
        outlierDetection: { consecutive5xxErrors: most, consecutiveGatewayErrors: most, maxEjectionPercent: 1 },
      },
    });
  });

  test('of a version is in its subset', () => {
    expect(written({ v1: POOL })).toEqual({
      host: 'ratings',
      subsets: [{ ...plain, trafficPolicy: { connectionPool: { tcp: { maxConnections: 1 }, http: { http1MaxPendingRequests: 1 } } } }],
    });
  });

  test('of a version has the limits of the service beside its own, because Istio replaces the block', () => {
    const connectionPool = { http: { http1MaxPendingRequests: 1 }, tcp: { maxConnections: 1 } };
    expect(written({ all: { connectionPool: { http1MaxPendingRequests: 1 } }, v1: { connectionPool: { maxConnections: 1 } } })).toEqual({
      host: 'ratings',
      trafficPolicy: { connectionPool: { http: { http1MaxPendingRequests: 1 } } },
      subsets: [{ ...plain, trafficPolicy: { connectionPool } }],
    });
  });

  test('with a field that is not set leaves that of the service', () => {
    const v1 = { connectionPool: { maxConnections: 1, http1MaxPendingRequests: undefined } };
    expect(written({ all: { connectionPool: { http1MaxPendingRequests: 1 } }, v1 })).toMatchObject({
      subsets: [{ trafficPolicy: { connectionPool: { http: { http1MaxPendingRequests: 1 }, tcp: { maxConnections: 1 } } } }],
    });
  });
});
