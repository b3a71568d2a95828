import type { DestinationRuleSpec } from '../../../imports/networking.istio.io';
import type { ConnectionPoolPlan, HostPlan, OutlierDetectionPlan, PolicyPlan } from '../composition/host-plan';
import { istioDuration } from '../values/durations';

/** The generated types spell one field in their own way; the YAML says `consecutive5xxErrors`. */
type Written<T> = T extends readonly (infer U)[] ? Written<U>[]
  : T extends object ? { [K in keyof T as K extends 'consecutive5XxErrors' ? 'consecutive5xxErrors' : K]: Written<T[K]> } : T;

/** The DestinationRule of a plan, field by field. */
export function destinationRuleSpec({ host, policy, subsets }: HostPlan): Written<DestinationRuleSpec> {
  return {
    host,
    trafficPolicy: policy && policySpec(policy),
    subsets: subsets.map(subset => ({ name: subset.name, labels: subset.labels, trafficPolicy: subset.policy && policySpec(subset.policy) })),
  };
}

function policySpec({ connectionPool, outlierDetection }: PolicyPlan) {
  return {
    connectionPool: connectionPool && connectionPoolSpec(connectionPool),
    outlierDetection: outlierDetection && outlierDetectionSpec(outlierDetection),
  };
}

function connectionPoolSpec(pool: ConnectionPoolPlan) {
  const { maxConnections, connectTimeout, ...http } = pool;
  const tcp = { maxConnections, connectTimeout: duration(connectTimeout) };
  return { tcp: filled(tcp), http: filled(http) };
}

function outlierDetectionSpec({ interval, baseEjectionTime, ...rest }: OutlierDetectionPlan) {
  return { ...rest, interval: duration(interval), baseEjectionTime: duration(baseEjectionTime) };
}

function duration(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : istioDuration(milliseconds);
}

/** A block, or nothing if no field of it is set. */
function filled<T extends object>(block: T): T | undefined {
  return Object.values(block).some(value => value !== undefined) ? block : undefined;
}
