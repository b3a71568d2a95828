import type { RulePlan } from '../../composition/host/port-plan';
import type { Problem } from '../../refusals/refusal';
import { describe, impliesConjunction, type Conjunction } from '../../values/matches/conjunction';
import type { PortCheck } from '../check';

/** A match in the order in which Istio tries them. */
interface Tried {
  readonly match: Conjunction;
  readonly rule: RulePlan;
  readonly index: number;
}

/** Can every match still be reached once the matches before it have taken theirs? */
export const matchIsReached: PortCheck = ({ host }, { rules }) => {
  const tried = rules.flatMap(rule => rule.matches.map((match, index) => ({ match, rule, index })));
  return tried.flatMap((candidate, at) => {
    const earlier = tried.slice(0, at).find(({ match }) => match.length > 0 && impliesConjunction(candidate.match, match));
    return earlier ? [unreachable(host, candidate, earlier)] : [];
  });
};

function unreachable(host: string, late: Tried, early: Tried): Problem {
  return {
    code: 'CDI404',
    problem: `match ${late.index + 1} of '${late.rule.source}' (${describe(late.match)}) is never reached for '${host}': `
      + `match ${early.index + 1} of '${early.rule.source}' (${describe(early.match)}) takes all its requests`,
    remedy: late.rule === early.rule ? 'drop it, or put the narrower match first' : 'narrow the earlier match, or drop this one',
  };
}
