import type { Check } from '../check';

/** Does a service that fails over say what has failed? Istio writes no order of localities without an outlier detection beside it. */
export const failoverIsDetected: Check = ({ path, host }, { policy }) => {
  const kind = policy?.loadBalancer?.locality?.kind;
  if ((kind !== 'failover' && kind !== 'priority') || policy?.outlierDetection) return [];
  return [{
    code: 'CDI427',
    problem: `'${path}' has Locality.${kind} for '${host}', but no outlier detection of the service tells which pods fail`,
    remedy: 'add a CircuitBreaker with an outlierDetection whose target is the service',
  }];
};
