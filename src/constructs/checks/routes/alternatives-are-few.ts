import { ofKind } from '../../composition/contribution';
import { MOST_ALTERNATIVES } from '../../values/matches/request-match';
import type { Check } from '../check';

/** Does every rule, and every fault, stay within the number of alternatives that a route can carry? */
export const alternativesAreFew: Check = ({ contributions }) => [...ofKind(contributions, 'route'), ...ofKind(contributions, 'overlay')]
  .filter(({ matches }) => matches.length > MOST_ALTERNATIVES)
  .map(({ source, matches }) => ({
    code: 'CDI116',
    problem: `the matches of '${source}' must have at most ${MOST_ALTERNATIVES} alternatives together, got ${matches.length}`,
    remedy: 'write the alternatives as one regular expression',
  }));
