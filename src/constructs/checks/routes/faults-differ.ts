import { conflictsOf } from '../../composition/conflicts';
import type { PortCheck } from '../check';

/** Does every fault fail requests that no fault before it takes? */
export const faultsDiffer: PortCheck = ({ host }, { conflicts }) => conflictsOf(conflicts, 'overlay').map(({ winner, loser }) => ({
  code: 'CDI410',
  problem: `'${winner.source}' already hits every request for '${host}' that '${loser.source}' would hit`,
  remedy: 'put both faults into one FaultInjection, or give them different matches',
}));
