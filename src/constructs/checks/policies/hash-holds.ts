import { sharesOf } from '../../composition/answer';
import { inOrder } from '../../composition/conflicts';
import { ofKind, onPort } from '../../composition/contribution';
import { listed } from '../../refusals/refusal';
import type { Check } from '../check';
import { contentOf } from '../routes/content-of';

/** Does a consistent hash hold clients to their pods? Envoy draws the version of each request first. In a connection it sees nothing to hash but the address. */
export const hashHolds: Check = ({ path, host, contributions }, plan) => {
  const balancing = plan.policy?.loadBalancer?.balancing;
  if (balancing?.kind !== 'consistentHash') return [];
  const hashed = plan.ports.filter(({ protocol }) => protocol === 'http' || balancing.key.kind === 'sourceAddress');
  const sources = hashed.flatMap(port => port.rules.flatMap(({ source, answer }) => {
    const versions = new Set(sharesOf(answer).map(({ version }) => version));
    const [split] = inOrder(ofKind(onPort(contributions, port), 'split'));
    return versions.size > 1 ? [{ source: source === path && split ? split.source : source, versions, what: contentOf(port) }] : [];
  }));
  return sources.slice(0, 1).map(({ source, versions, what }) => ({
    code: 'CDI428',
    problem: `'${source}' splits the ${what} to '${host}' between ${listed(versions)}, where the consistent hash of '${path}' holds no client:`
      + ' the version is drawn before the hash picks a pod',
    remedy: 'use LoadBalancing.leastRequest() until one version has everybody, or give whole groups of clients a version by earlyAccess or a RequestRoute',
  }));
};
