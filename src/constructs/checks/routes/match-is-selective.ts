import { ofKind } from '../../composition/contribution';
import { simplified } from '../../values/matches/conjunction';
import type { Check } from '../check';

/** Does every match leave some request out? */
export const matchIsSelective: Check = ({ host, contributions }) => ofKind(contributions, 'rule')
  .filter(({ matches }) => simplified(matches).some(({ length }) => length === 0))
  .map(({ source, version }) => ({
    code: 'CDI403',
    problem: `'${source}' sends requests for '${host}' to '${version}' by a match that is true of every request`,
    remedy: 'narrow the match, or move all requests by the stage of the release',
  }));
