import { ofKind, type PolicyWish } from '../../composition/contribution';
import { BLOCK_NAMES, LIMITS, UNSAID, type BlockContents, type BlockName } from '../../composition/policy-blocks';
import type { Problem } from '../../refusals/refusal';
import type { Check } from '../check';

/** Is no limit of a version looser than the same limit of its service? */
export const policyOnlyTightens: Check = ({ host, contributions }) => {
  const policies = ofKind(contributions, 'policy');
  const services = policies.filter(({ version }) => version === undefined);
  return policies.filter(({ version }) => version !== undefined).flatMap(policy =>
    services.flatMap(service => BLOCK_NAMES.flatMap(block => loosened(host, block, service, policy))));
};

function loosened<B extends BlockName>(host: string, block: B, service: PolicyWish, policy: PolicyWish): Problem[] {
  const [whole, own]: (BlockContents[B] | undefined)[] = [service.blocks[block], policy.blocks[block]];
  if (!whole || !own) return [];
  const broad = limitsOf(block, { ...UNSAID[block], ...whole });
  return [...limitsOf(block, own)].filter(([name, value]) => value > (broad.get(name) ?? Infinity)).map(([name, value]) => ({
    code: 'CDI408',
    problem: `'${policy.source}' gives version '${policy.version}' of '${host}' ${name} ${Number.isFinite(value) ? value : 0},`
      + ` and '${service.source}' gives the service no more than ${broad.get(name)}`,
    remedy: 'lower the version\'s limit, or set limits on each version instead of the service',
  }));
}

/** To count no error is the loosest of all. */
function limitsOf<B extends BlockName>(block: B, content: BlockContents[B]): Map<string, number> {
  return new Map(Object.entries(LIMITS[block](content)).flatMap(([name, value]) => value === undefined ? [] : [[name, value || Infinity]]));
}
