import type { AskedRequest, Shares } from './routing';
import { sharesOf } from './shares';
import type { ExplainedOutcome } from '../analysis/routing/mesh';
import { isLost } from '../analysis/routing/traffic/outcome';
import { perCent, ruleOf } from '../analysis/routing/traffic/phrases';

/** Where Envoy sends what is for no host that Istio knows. */
export const NOBODY: ReadonlySet<string> = new Set(['PassthroughCluster', 'BlackHoleCluster']);

/** Whether every share of a request reaches pods, or an answer that somebody wrote. */
export function isAnswered({ outcome, destinations }: ExplainedOutcome): boolean {
  if (outcome !== 'routed') return outcome !== 'no-route';
  return destinations.every(({ host, state, share }) => share === 0 || !isLost(state) && !NOBODY.has(host));
}

/** A request as it is read. */
export function asked({ host, port, path = '/', method = 'GET', headers = {}, from }: AskedRequest): string {
  const sent = Object.entries(headers).map(([name, value]) => ` ${name}: ${value}`).join(',');
  const comes = typeof from === 'object' ? ` from ${from.kind} in ${from.namespace ?? 'default'}` : from === undefined ? '' : ` from ${from}`;
  return `${method} ${host}${port === undefined ? '' : `:${port}`}${path}${sent === '' ? '' : ` with${sent}`}${comes}`;
}

/** Who answers a request, and why somebody does not. */
export function gotOf(request: AskedRequest, outcome: ExplainedOutcome, shares = sharesOf(outcome.destinations)): string {
  const lost = outcome.destinations.filter(({ host, state }) => isLost(state) || NOBODY.has(host)).map(one => lossOf(request, one));
  return [outcome.outcome === 'routed' ? sharesText(shares) : outcome.outcome, ...lost].join(', ');
}

function lossOf({ host, port }: AskedRequest, destination: ExplainedOutcome['destinations'][number]): string {
  if (NOBODY.has(destination.host)) return `no service of the manifests takes '${host}'${port === undefined ? '' : ` at port ${port}`}`;
  return `${destination.subset ?? '*'} has ${destination.state === 'no-cluster' ? 'no cluster' : 'no pods'}`;
}

/** The rule that took a request, and the reasons. */
export function because(outcome: ExplainedOutcome): string {
  return [`  by rule:  ${ruleOf(outcome) ?? 'none'}`, ...outcome.why.map(sentence => `    ${sentence}`)].join('\n');
}

/** Shares as they are read, and compared. */
export function sharesText(shares: Shares): string {
  return Object.entries(shares).filter(([, share]) => share !== 0).map(([subset, share]) => `${subset} ${perCent(share)} %`).sort().join(', ') || 'nobody';
}
