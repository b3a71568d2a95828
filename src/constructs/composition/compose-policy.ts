import { ofKind, type Contribution, type Policy } from './contribution';
import type { PolicyPlan } from './host-plan';

/** The limits of the service: what every version has that says nothing else. */
export function servicePolicy(contributions: readonly Contribution[]): PolicyPlan | undefined {
  return blocksOf(ofKind(contributions, 'policy').find(({ version }) => version === undefined));
}

/**
 * The limits of a version where they differ from the service's.
 *
 * Istio replaces a whole block of the service by the version's, so the version's block is written complete: the service's fields, then its own.
 */
export function versionPolicy(contributions: readonly Contribution[], name: string): PolicyPlan | undefined {
  const own = blocksOf(ofKind(contributions, 'policy').find(({ version }) => version === name));
  const service = servicePolicy(contributions);
  const connectionPool = differing(own?.connectionPool, service?.connectionPool);
  const outlierDetection = differing(own?.outlierDetection, service?.outlierDetection);
  return connectionPool || outlierDetection ? { connectionPool, outlierDetection } : undefined;
}

/** The fields of the service and then one's own, unless those say nothing new. */
function differing<T extends object>(own: T | undefined, service: T | undefined): T | undefined {
  const news = own && Object.entries(own).some(([name, value]) => service?.[name as keyof T] !== value);
  return news ? { ...service, ...own } : undefined;
}

function blocksOf(policy: Policy | undefined): PolicyPlan | undefined {
  return policy && { connectionPool: policy.connectionPool, outlierDetection: policy.outlierDetection };
}
