import type { GatewayHostPlan } from '../../composition/gateway/compose-gateway-host';
import type { Exposure } from '../../composition/gateway/exposure';
import type { Problem } from '../../refusals/refusal';

/** What is known about an external host before its routes are composed. */
export interface GatewayHostFacts {
  /** The path of the gateway's construct. */
  readonly gateway: string;
  readonly host: string;
  readonly exposures: readonly Exposure[];
}

/** One question about an external host: what is exposed on it, what came of it, and everything that is wrong with that. */
export type GatewayCheck = (facts: GatewayHostFacts, plan: GatewayHostPlan) => Problem[];
