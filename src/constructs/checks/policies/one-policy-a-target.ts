import { ofKind } from '../../composition/contribution';
import { byText } from '../../composition/precedence';
import type { Check } from '../check';

/** Does every service and every version have at most one circuit breaker? */
export const onePolicyATarget: Check = ({ host, contributions }) => {
  const policies = ofKind(contributions, 'policy').sort((a, b) => byText(a.source, b.source));
  return policies.flatMap((policy, at) => {
    const twin = policies.slice(0, at).find(({ version }) => version === policy.version);
    return twin ? [{
      code: 'CDI407' as const,
      problem: `'${twin.source}' already limits ${policy.version === undefined ? `'${host}'` : `version '${policy.version}' of '${host}'`}, so '${policy.source}' cannot`,
      remedy: 'put the limits into one CircuitBreaker',
    }] : [];
  });
};
