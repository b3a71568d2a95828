import { conflictsOf } from '../../composition/conflicts';
import type { PortPlan } from '../../composition/host/port-plan';
import type { PortCheck } from '../check';

/** Does at most one release split the traffic of a port? It is asked only where what the program says is what holds. */
export const oneSplit: PortCheck<PortPlan> = ({ host, weights }, { conflicts }) => {
  switch (weights) {
    case 'program': return conflictsOf(conflicts, 'split').map(({ winner, loser }) => ({
      code: 'CDI402',
      problem: `'${winner.source}' already splits the traffic of '${host}', so '${loser.source}' cannot`,
      remedy: 'a port takes part in one release at a time; finish or delete one of the two, or give each ports of its own',
    }));
  }
};
