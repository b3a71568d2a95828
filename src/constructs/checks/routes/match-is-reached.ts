import { isReply } from '../../composition/answer';
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

/**
 * Can every match still be reached once the matches before it have taken theirs? What a proxy answers by itself may take everything from pins and
 * releases: they stay as they are, for the time when it is gone.
 */
export const matchIsReached: PortCheck = ({ host }, { rules }) => {
  const tried = rules.flatMap(rule => alternatives(rule).map((match, index) => ({ match, rule, index })));
  return tried.flatMap((candidate, at) => {
    const earlier = tried.slice(0, at).find(other => isAbout(other, candidate) && impliesConjunction(candidate.match, other.match));
    return earlier ? [unreachable(host, candidate, earlier)] : [];
  });
};

/** A reply without a match is for every request; so is the default, behind which there is nothing. */
function alternatives({ matches, answer }: RulePlan): readonly Conjunction[] {
  return matches.length === 0 && isReply(answer) ? [[]] : matches;
}

/** A match that is true of everything is another question, unless it is a reply's. */
function isAbout({ match, rule }: Tried, later: Tried): boolean {
  return isReply(rule.answer) ? isReply(later.rule.answer) : match.length > 0;
}

function unreachable(host: string, late: Tried, early: Tried): Problem {
  return {
    code: 'CDI404',
    problem: `match ${late.index + 1} of '${late.rule.source}' (${describe(late.match)}) is never reached for '${host}': `
      + `match ${early.index + 1} of '${early.rule.source}' (${describe(early.match)}) takes all its requests`,
    remedy: late.rule === early.rule ? 'drop it, or put the narrower match first' : 'narrow the earlier match, or drop this one',
  };
}
