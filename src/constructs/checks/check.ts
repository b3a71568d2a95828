import type { HostPlan } from '../composition/host/host-plan';
import type { HttpPortPlan, PortPlan } from '../composition/host/port-plan';
import type { HostFacts } from '../composition/host-facts';
import type { Problem } from '../refusals/refusal';

/** One question about a host: what was wanted, what came of it, and everything that is wrong with that. */
export type Check = (facts: HostFacts, plan: HostPlan) => Problem[];

/** One question about the routes of a port, which is one for HTTP unless it says otherwise. */
export type PortCheck<P extends PortPlan = HttpPortPlan> = (facts: HostFacts, port: P) => Problem[];
