import type { DestinationRuleSpec } from '../../imports/networking.istio.io';
import type { HostPlan } from '../composition/host-plan';

/** The DestinationRule of a plan, field by field. */
export function destinationRuleSpec({ host, subsets }: HostPlan): DestinationRuleSpec {
  return { host, subsets: subsets.map(({ name, labels }) => ({ name, labels })) };
}
