import { ofKind } from '../../composition/contribution';
import { byText } from '../../composition/precedence';
import { impliesConjunction, type Conjunction } from '../../values/matches/conjunction';
import type { Check } from '../check';

/** Does every fault fail requests that no fault before it takes? */
export const faultsDiffer: Check = ({ host, contributions }) => {
  const faults = ofKind(contributions, 'fault').sort((a, b) => byText(a.source, b.source));
  return faults.flatMap((fault, at) => {
    const twin = faults.slice(0, at).find(other => takesAll(other.matches, fault.matches));
    return twin ? [{
      code: 'CDI410' as const,
      problem: `'${twin.source}' already hits every request for '${host}' that '${fault.source}' would hit`,
      remedy: 'put both faults into one FaultInjection, or give them different matches',
    }] : [];
  });
};

/** A fault on every request stands behind those on some, so only its like takes all from it. */
function takesAll(earlier: readonly Conjunction[], later: readonly Conjunction[]): boolean {
  if (later.length === 0) return earlier.length === 0;
  return later.every(match => earlier.some(taken => impliesConjunction(match, taken)));
}
