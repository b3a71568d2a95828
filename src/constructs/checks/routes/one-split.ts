import { conflictsOf } from '../../composition/conflicts';
import type { PortCheck } from '../check';

/** Does at most one release split the traffic? It is asked only where what the program says is what holds. */
export const oneSplit: PortCheck = ({ host, weights }, { conflicts }) => {
  switch (weights) {
    case 'program': return conflictsOf(conflicts, 'split').map(({ winner, loser }) => ({
      code: 'CDI402',
      problem: `'${winner.source}' already splits the traffic of '${host}', so '${loser.source}' cannot`,
      remedy: 'a service takes part in one release at a time; finish or delete one of the two',
    }));
  }
};
