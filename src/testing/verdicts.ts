import { differencesOf } from './comparable';
import type { AskedRequest, Routing, Shares } from './routing';
import { sharesOf } from './shares';
import type { ExplainedOutcome } from '../analysis/routing/mesh';
import { perCent, ruleOf } from '../analysis/routing/traffic/phrases';

/** Whether it holds, and what to read where it does not. */
export interface Verdict {
  readonly holds: boolean;
  readonly says: () => string;
}

/** Where Envoy sends what is for no host that Istio knows. */
const NOBODY: ReadonlySet<string> = new Set(['PassthroughCluster', 'BlackHoleCluster']);

/** Do these versions answer a request, with these shares in per cent? */
export function routes(routing: Routing, request: AskedRequest, expected: Shares): Verdict {
  const outcome = routing.route(request);
  const actual = sharesOf(outcome, Object.keys(expected));
  return {
    holds: textOf(actual) === textOf(expected) && isAnswered(outcome),
    says: () => `${asked(request)}\n  expected: ${textOf(expected)}\n  got:      ${gotOf(request, outcome, actual)}\n${because(outcome)}`,
  };
}

/** Does every share of a request reach pods, or an answer that somebody wrote? */
export function answers(routing: Routing, request: AskedRequest): Verdict {
  const outcome = routing.route(request);
  return { holds: isAnswered(outcome), says: () => `${asked(request)}\n  is lost:  ${gotOf(request, outcome)}\n${because(outcome)}` };
}

/** Do two sets of manifests do the same with each request? Differences are told as what the judged one does in place of what the other does. */
export function routeAlike(one: Routing, other: Routing, requests: readonly AskedRequest[], judged: 'one' | 'other' = 'other'): Verdict {
  for (const request of requests) {
    const [left, right] = [one.route(request), other.route(request)];
    const differences = judged === 'one' ? differencesOf(left, right) : differencesOf(right, left);
    if (differences.length > 0) {
      return {
        holds: false,
        says: () => [
          asked(request),
          `  differs:  ${differences.join('\n            ')}`,
          `  by one:   ${gotOf(request, left)}\n${because(left)}`,
          `  by other: ${gotOf(request, right)}\n${because(right)}`,
        ].join('\n'),
      };
    }
  }
  return { holds: true, says: () => 'the routing is the same' };
}

function isAnswered({ outcome, destinations }: ExplainedOutcome): boolean {
  if (outcome !== 'routed') return outcome !== 'no-route';
  return destinations.every(({ host, state, share }) => share === 0 || state === 'ok' && !NOBODY.has(host));
}

function asked({ host, port, path = '/', method = 'GET', headers = {}, from }: AskedRequest): string {
  const sent = Object.entries(headers).map(([name, value]) => ` ${name}: ${value}`).join(',');
  const comes = typeof from === 'object' ? ` from ${from.kind} in ${from.namespace ?? 'default'}` : from === undefined ? '' : ` from ${from}`;
  return `${method} ${host}${port === undefined ? '' : `:${port}`}${path}${sent === '' ? '' : ` with${sent}`}${comes}`;
}

function gotOf(request: AskedRequest, outcome: ExplainedOutcome, shares = sharesOf(outcome)): string {
  const lost = outcome.destinations.filter(({ host, state }) => state !== 'ok' || NOBODY.has(host)).map(one => lossOf(request, one));
  return [outcome.outcome === 'routed' ? textOf(shares) : outcome.outcome, ...lost].join(', ');
}

function lossOf({ host, port }: AskedRequest, destination: ExplainedOutcome['destinations'][number]): string {
  if (NOBODY.has(destination.host)) return `no service of the manifests takes '${host}'${port === undefined ? '' : ` at port ${port}`}`;
  return `${destination.subset ?? '*'} has ${destination.state === 'no-cluster' ? 'no cluster' : 'no pods'}`;
}

function because(outcome: ExplainedOutcome): string {
  return [`  by rule:  ${ruleOf(outcome) ?? 'none'}`, ...outcome.why.map(sentence => `    ${sentence}`)].join('\n');
}

function textOf(shares: Shares): string {
  return Object.entries(shares).filter(([, share]) => share !== 0).map(([subset, share]) => `${subset} ${perCent(share)} %`).sort().join(', ') || 'nobody';
}
