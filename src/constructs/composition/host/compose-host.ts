import { servicePolicy, sharesBlock, versionPolicy } from './compose-policy';
import { composePort } from './compose-port';
import type { HostPlan } from './host-plan';
import { serverNames } from './server-names';
import { conflictsAmong } from '../conflicts';
import { ofKind } from '../contribution';
import type { HostFacts } from '../host-facts';

/**
 * Composes what every strategy wants of a host into one plan.
 *
 * 1. Each port has the routes that are wished for on it; without a word about ports that is on every one for HTTP. A port that nobody speaks of
 *    leads to the stable version.
 * 2. A version's limits are the service's, block by block, and then its own.
 *
 * It never refuses: what cannot stand is found by the checks, on this same plan.
 */
export function composeHost(facts: HostFacts): HostPlan {
  const policies = ofKind(facts.contributions, 'policy');
  return {
    host: facts.host,
    names: facts.ports.some(({ protocol }) => protocol === 'tls') ? serverNames(facts) : [facts.host],
    policy: servicePolicy(policies),
    subsets: facts.versions.map(({ name, labels }) => ({ name, labels, policy: versionPolicy(policies, name) })),
    ports: facts.ports.map(port => composePort(facts, port)),
    conflicts: conflictsAmong(policies, sharesBlock),
  };
}
