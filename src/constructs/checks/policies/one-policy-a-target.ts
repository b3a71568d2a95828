import { conflictsOf } from '../../composition/conflicts';
import type { Check } from '../check';

/** Does at most one strategy speak for each block of a service, and of a version? */
export const onePolicyATarget: Check = ({ host }, { conflicts }) => conflictsOf(conflicts, 'policy').map(({ winner, loser }) => ({
  code: 'CDI407',
  problem: `'${winner.source}' already limits ${winner.version === undefined ? `'${host}'` : `version '${winner.version}' of '${host}'`}, so '${loser.source}' cannot`,
  remedy: 'put the limits into one CircuitBreaker',
}));
