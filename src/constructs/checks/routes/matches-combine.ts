import { MOST_PAIRS, type ClashPlan } from '../../composition/intersect';
import type { Problem } from '../../refusals/refusal';
import { describe } from '../../values/matches/conjunction';
import type { PortCheck } from '../check';

/** Can everything that was asked for together be written as one match? */
export const matchesCombine: PortCheck = ({ host }, { clashes }) => clashes.map(clash => clashProblem(host, clash));

/** What is wrong with two matches that cannot be put together. */
export function clashProblem(host: string, clash: ClashPlan): Problem {
  const [first, second] = clash.sources;
  return clash.kind === 'too many' ? {
    code: 'CDI116',
    problem: `'${first}' and '${second}' make ${clash.pairs} pairs of alternatives for '${host}' together, and ${MOST_PAIRS} are the most`,
    remedy: 'say the alternatives of one of them in a regular expression',
  } : {
    code: 'CDI114',
    problem: `'${first}' asks ${describe([clash.one])} and '${second}' ${describe([clash.other])} of a request for '${host}',`
      + ' which cannot be written as one Istio match',
    remedy: 'use an exact value or a prefix in one of the two',
  };
}
