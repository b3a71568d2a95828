import { painter } from './paint';
import type { Output } from './process';
import type { ExplainedOutcome } from '../analysis/routing/mesh';
import { perCent, ruleOf } from '../analysis/routing/traffic/phrases';
import { answerOf, type Answer, type ReportedShare } from '../report/answer';

/** What becomes of a request, for a person. */
export function asText(explained: ExplainedOutcome, output: Output): string {
  const paint = painter(output);
  const answer = answerOf(explained);
  const { outcome, destinations, mirrors, policies, why } = answer;
  const rule = ruleOf(explained);
  const place = ({ host, subset, port, share, state, headers }: ReportedShare) => {
    const lost = state === 'ok' ? '' : ` ${paint('red', state === 'no-cluster' ? 'no such cluster: 503 NC' : 'no endpoints: 503 UH')}`;
    const changed = headers === null ? '' : ` with headers ${JSON.stringify(headers)}`;
    return `  ${perCent(share).padStart(7)} %  ${host}:${port}${subset === null ? '' : ` ${paint('bold', subset)}`}${changed}${lost}`;
  };
  return [
    `${paint(outcome === 'no-route' ? 'red' : 'bold', outcome)}${rule === null ? '' : ` by ${rule}`}`,
    ...destinations.map(place),
    ...mirrors.length > 0 ? ['copies to', ...mirrors.map(place)] : [],
    ...policies.map(({ host, subset, port, policy }) => `policy of ${host}:${port}${subset === null ? '' : ` ${subset}`}: ${JSON.stringify(policy)}`),
    ...extras(answer),
    ...why.map(sentence => paint('dim', `  ${sentence}`)),
  ].join('\n');
}

/** What else happens, each in a line; nothing for what does not. */
function extras({ timeout, retries, fault, redirect, directResponse, rewrite, headers }: Answer): string[] {
  return Object.entries({ timeout, retries, fault, redirect, 'direct response': directResponse, rewrite, headers })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
}
