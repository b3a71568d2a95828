import type { ExplainedOutcome } from '../../analysis/routing/mesh';
import { type ClusterState, isLost } from '../../analysis/routing/traffic/outcome';
import { perCent, ruleOf } from '../../analysis/routing/traffic/phrases';
import { answerOf, type ReportedShare } from '../../report/answer';
import { extrasOf, headersIn, policiesIn, type Detail } from '../../report/words';
import { fitted } from '../terminal/fit';
import { painter } from '../terminal/paint';
import type { Output } from '../terminal/process';

/** What is said of who answers. */
const TOLD: Readonly<Record<ClusterState, string>> = {
  'ok': '', 'unknown': 'endpoints unknown', 'no-cluster': 'no such cluster: 503 NC', 'no-endpoints': 'no endpoints: 503 UH',
};

/** What becomes of a request, for a person. */
export function asText(explained: ExplainedOutcome, detail: Detail, output: Output): string {
  const paint = painter(output);
  const answer = answerOf(explained);
  const { outcome, destinations, mirrors, why } = answer;
  const rule = ruleOf(explained);
  // What goes where the client wanted to go has no port of its own.
  const place = ({ host, subset, port, share, state, headers }: ReportedShare) => {
    const told = TOLD[state];
    const lost = told === '' ? '' : ` ${paint(isLost(state) ? 'red' : 'yellow', told)}`;
    const changed = headers === null ? [] : headersIn(headers).map(line => `             ${line}`);
    return [`  ${perCent(share).padStart(7)} %  ${host}${port === 0 ? '' : `:${port}`}${subset === null ? '' : ` ${paint('bold', subset)}`}${lost}`, ...changed];
  };
  return [
    `${paint(outcome === 'no-route' ? 'red' : 'bold', outcome)}${rule === null ? '' : ` by ${rule}`}`,
    ...destinations.flatMap(place),
    ...mirrors.length > 0 ? ['copies to', ...mirrors.flatMap(place)] : [],
    ...policiesIn(answer, detail),
    ...extrasOf(answer, detail),
    ...why.map(sentence => paint('dim', `  ${sentence}`)),
  ].map(line => fitted(line, output)).join('\n');
}
