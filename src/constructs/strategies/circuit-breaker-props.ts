import type { Duration } from 'cdk8s';
import type { IPolicyTarget } from '../mesh/mesh-service';
import type { Percent } from '../values/percent';

/** Limits of the connections that each calling proxy keeps to the pods of a version. Ends in `trafficPolicy.connectionPool`. */
export interface ConnectionPool {
  /**
   * Connections at most; a whole number, 1 to 2147483647. Ends in `tcp.maxConnections`.
   *
   * @default - no limit
   */
  readonly maxConnections?: number;

  /**
   * How long a connection may take to open; whole milliseconds, at least 1. Ends in `tcp.connectTimeout`.
   *
   * @default - Istio's 10 seconds
   */
  readonly connectTimeout?: Duration;

  /**
   * Requests that may wait for a connection, also for one that is just being opened: a burst on a proxy without connections needs as many.
   * A whole number, 1 to 2147483647. Ends in `http.http1MaxPendingRequests`.
   *
   * @default - no limit
   */
  readonly http1MaxPendingRequests?: number;

  /**
   * Requests at once; a whole number, 1 to 2147483647. Ends in `http.http2MaxRequests`, which counts HTTP/1.1 too.
   *
   * @default - no limit
   */
  readonly http2MaxRequests?: number;

  /**
   * Requests after which a connection is closed; a whole number, 1 to 2147483647 (1 turns keep-alive off). Ends in `http.maxRequestsPerConnection`.
   *
   * @default - no limit
   */
  readonly maxRequestsPerConnection?: number;

  /**
   * Retries at once; a whole number, 1 to 2147483647. Ends in `http.maxRetries`.
   *
   * @default - no limit
   */
  readonly maxRetries?: number;
}

/**
 * When a pod that fails is left out for a while. Ends in `trafficPolicy.outlierDetection`.
 *
 * With it Istio also sends requests to the zone of the caller first, and elsewhere only if pods fail there; `Locality.off()` of the service says otherwise.
 */
export interface OutlierDetection {
  /**
   * How many answers of 500 to 599 in a row; a whole number up to 2147483647, 0 to count none. Ends in `consecutive5xxErrors`.
   *
   * @default - Envoy's 5
   */
  readonly consecutive5xxErrors?: number;

  /**
   * How many answers of 502, 503 or 504 in a row; a whole number up to 2147483647, 0 to count none. Ends in `consecutiveGatewayErrors`.
   *
   * @default - none are counted
   */
  readonly consecutiveGatewayErrors?: number;

  /**
   * The time between two looks; whole milliseconds, at least 1. Ends in `interval`.
   *
   * @default - Envoy's 10 seconds
   */
  readonly interval?: Duration;

  /**
   * How long a pod is left out, times how often it already was; whole milliseconds, at least 1. Ends in `baseEjectionTime`.
   *
   * @default - Envoy's 30 seconds
   */
  readonly baseEjectionTime?: Duration;

  /**
   * How many of a version's pods may be left out at once; whole per cent. Envoy's own 10 % leaves out nobody among fewer than ten pods, so it has to
   * be said. Ends in `maxEjectionPercent`.
   */
  readonly maxEjectionPercent: Percent;
}

/** Limits of a service or of one of its versions. */
export interface CircuitBreakerProps {
  /** A `MeshService`, or a `ServiceVersion` of one. */
  readonly target: IPolicyTarget;

  /**
   * Limits of the connections.
   *
   * @default - none, or those of the service for a version
   */
  readonly connectionPool?: ConnectionPool;

  /**
   * When a failing pod is left out.
   *
   * @default - never, or as the service says for a version
   */
  readonly outlierDetection?: OutlierDetection;
}
