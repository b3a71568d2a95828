import type { HostInput } from '../composition/host-input';
import type { HostPlan } from '../composition/host-plan';
import type { Problem } from '../refusals/refusal';

/** One question about a host: what was wanted, what came of it, and everything that is wrong with that. */
export type Check = (input: HostInput, plan: HostPlan) => Problem[];
