import { sharesOf } from '../../composition/answer';
import { inOrder } from '../../composition/conflicts';
import { ofKind, onPort } from '../../composition/contribution';
import { listed } from '../../refusals/refusal';
import type { Check } from '../check';

/** Does a consistent hash hold clients to their pods? Envoy draws the version of each request first. */
export const hashHolds: Check = ({ path, host, contributions }, plan) => {
  if (plan.policy?.loadBalancer?.balancing?.kind !== 'consistentHash') return [];
  const sources = plan.ports.flatMap(port => port.rules.flatMap(({ source, answer }) => {
    const versions = new Set(sharesOf(answer).map(({ version }) => version));
    const [split] = inOrder(ofKind(onPort(contributions, port), 'split'));
    return versions.size > 1 ? [{ source: source === path && split ? split.source : source, versions }] : [];
  }));
  return sources.slice(0, 1).map(({ source, versions }) => ({
    code: 'CDI428',
    problem: `'${source}' splits the requests to '${host}' between ${listed(versions)}, where the consistent hash of '${path}' holds no client:`
      + ' the version of a request is drawn before the hash picks a pod',
    remedy: 'use LoadBalancing.leastRequest() until one version has everybody, or give whole groups of clients a version by earlyAccess or a RequestRoute',
  }));
};
