import { sharesOf } from '../../composition/answer';
import { ofKind } from '../../composition/contribution';
import { listed } from '../../refusals/refusal';
import { simplified } from '../../values/matches/conjunction';
import type { Check } from '../check';

/** Does every match leave some request out? */
export const matchIsSelective: Check = ({ host, contributions }) => ofKind(contributions, 'route')
  .filter(({ matches }) => simplified(matches).some(({ length }) => length === 0))
  .map(({ source, answer }) => ({
    code: 'CDI403',
    problem: `'${source}' sends requests for '${host}' to ${listed(sharesOf(answer).map(({ version }) => version))} by a match that is true of every request`,
    remedy: 'narrow the match, or move all requests by the stage of the release',
  }));
