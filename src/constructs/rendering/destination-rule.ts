import type { AsWritten } from './as-written';
import { policySpec } from './policy-blocks';
import type { DestinationRuleSpec } from '../../../imports/networking.istio.io';
import type { HostPlan } from '../composition/host/host-plan';

/** The DestinationRule of a plan, field by field. */
export function destinationRuleSpec({ host, policy, subsets }: HostPlan): AsWritten<DestinationRuleSpec> {
  return {
    host,
    trafficPolicy: policy && policySpec(policy),
    subsets: subsets.map(subset => ({ name: subset.name, labels: subset.labels, trafficPolicy: subset.policy && policySpec(subset.policy) })),
  };
}
