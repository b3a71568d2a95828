import { MOST_PAIRS, type ClashPlan } from '../../composition/intersect';
import type { Problem } from '../../refusals/refusal';
import { describe, type Clash } from '../../values/matches/conjunction';
import { isLiteral } from '../../values/matches/text-test';
import type { PortCheck } from '../check';

/** Can everything that was asked for together be written as one match? */
export const matchesCombine: PortCheck = ({ host }, { clashes }) => clashes.map(clash => clashProblem(host, clash));

/** What is wrong with two matches that cannot be put together. */
export function clashProblem(host: string, clash: ClashPlan): Problem {
  const [first, second] = clash.sources;
  return clash.kind === 'too many' ? {
    code: 'CDI116',
    problem: `'${first}' and '${second}' make ${clash.pairs} pairs of alternatives for '${host}' together, but at most ${MOST_PAIRS} are allowed`,
    remedy: 'write the alternatives of one of them as one regular expression',
  } : {
    code: 'CDI114',
    problem: `'${first}' asks for ${describe([clash.one])} and '${second}' for ${describe([clash.other])} in requests for '${host}',`
      + ' but Istio cannot have both in one match',
    remedy: remedyFor(clash),
  };
}

function remedyFor({ one, other }: Clash): string {
  if (one.part === 'cookie' || other.part === 'cookie') return 'ask for each cookie with RequestMatch.cookie';
  if (isLiteral(one.test) && isLiteral(other.test)) return 'leave ignoreCase out; RequestMatch.anyOf takes each spelling that callers use';
  return 'use an exact value or a prefix in place of a regular expression';
}
