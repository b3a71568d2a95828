import type { AsWritten } from './as-written';
import { duration } from './duration';
import type {
  DestinationRuleSpecTrafficPolicyLoadBalancer, DestinationRuleSpecTrafficPolicyLoadBalancerConsistentHash as ConsistentHashSpec,
  DestinationRuleSpecTrafficPolicyLoadBalancerLocalityLbSetting as LocalitySpec,
} from '../../../imports/networking.istio.io';
import type { LoadBalancerPlan } from '../composition/policy-blocks';
import { istioDuration } from '../values/durations';
import type { HashKeyPlan } from '../values/policies/hash-key';
import type { BalancingPlan } from '../values/policies/load-balancing';
import type { LocalityPlan } from '../values/policies/locality';

type LoadBalancerSpec = AsWritten<DestinationRuleSpecTrafficPolicyLoadBalancer>;

/** How pods are chosen, field by field. */
export function loadBalancerSpec({ balancing, locality }: LoadBalancerPlan): LoadBalancerSpec {
  return { ...balancing && balancingSpec(balancing), localityLbSetting: locality && localitySpec(locality) };
}

function balancingSpec(plan: BalancingPlan): LoadBalancerSpec {
  switch (plan.kind) {
    case 'RANDOM': return { simple: plan.kind };
    case 'consistentHash': return { consistentHash: hashSpec(plan.key) };
    case 'LEAST_REQUEST':
    case 'ROUND_ROBIN': return { simple: plan.kind, warmup: plan.warmUp === undefined ? undefined : { duration: istioDuration(plan.warmUp) } };
  }
}

function hashSpec(key: HashKeyPlan): ConsistentHashSpec {
  switch (key.kind) {
    case 'header': return { httpHeaderName: key.name };
    case 'queryParam': return { httpQueryParameterName: key.name };
    case 'cookie': return { httpCookie: { name: key.name, path: key.path, ttl: duration(key.ttl) } };
    case 'sourceAddress': return { useSourceIp: true };
  }
}

function localitySpec(plan: LocalityPlan): LocalitySpec {
  switch (plan.kind) {
    case 'failover': return { failover: [...plan.failover] };
    case 'priority': return { failoverPriority: [...plan.labels] };
    case 'distribute': return { distribute: plan.distribute.map(({ from, to }) => ({ from, to: { ...to } })) };
    case 'off': return { enabled: false };
  }
}
