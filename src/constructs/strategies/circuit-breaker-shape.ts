import type { CircuitBreakerProps, ConnectionPool, OutlierDetection } from './circuit-breaker-props';
import { checkedLater, optional, withMethod } from '../border/kinds';
import { struct } from '../border/struct';
import type { IPolicyTarget } from '../mesh/mesh-service';
import { DURATION } from '../values/durations';

const LIMIT = optional(checkedLater<number>('a number', '100'));

const POOL = struct<ConnectionPool>({
  maxConnections: LIMIT,
  connectTimeout: optional(DURATION),
  http1MaxPendingRequests: LIMIT,
  http2MaxRequests: LIMIT,
  maxRequestsPerConnection: LIMIT,
  maxRetries: LIMIT,
});

const DETECTION = struct<OutlierDetection>({
  consecutive5xxErrors: LIMIT,
  consecutiveGatewayErrors: LIMIT,
  interval: optional(DURATION),
  baseEjectionTime: optional(DURATION),
  maxEjectionPercent: checkedLater('a Percent', 'Percent.of(50)'),
});

/** What a breaker is made from. */
export const BREAKER_PROPS = struct<CircuitBreakerProps>({
  target: withMethod<IPolicyTarget>('a MeshService or a ServiceVersion', 'service.version(\'v2\')', 'toPolicyTarget'),
  connectionPool: optional(POOL),
  outlierDetection: optional(DETECTION),
});
