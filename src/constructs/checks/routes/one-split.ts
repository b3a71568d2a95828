import { ofKind } from '../../composition/contribution';
import type { Check } from '../check';

/** Does at most one release split the traffic? */
export const oneSplit: Check = ({ host, contributions }) => {
  const [first, ...others] = ofKind(contributions, 'split').map(({ source }) => source).sort();
  return others.map(other => ({
    code: 'CDI402',
    problem: `'${first}' already splits the traffic of '${host}', so '${other}' cannot`,
    remedy: 'a service takes part in one release at a time; finish or delete one of the two',
  }));
};
