import { sharesOf, type AskedRequest, type Routing, type Shares } from './routing';
import type { ExplainedOutcome } from '../analysis/routing/mesh';

/** Whether it holds, and what to read where it does not. */
export interface Verdict {
  readonly holds: boolean;
  readonly says: () => string;
}

/** Do these versions answer a request, with these shares in per cent? */
export function routes(routing: Routing, request: AskedRequest, expected: Shares): Verdict {
  const outcome = routing.route(request);
  const actual = sharesOf(outcome);
  return {
    holds: textOf(actual) === textOf(expected) && isAnswered(outcome),
    says: () => `${asked(request)}\n  expected: ${textOf(expected)}\n  got:      ${gotOf(outcome)}\n${because(outcome)}`,
  };
}

/** Does every share of a request reach pods, or an answer that somebody wrote? */
export function answers(routing: Routing, request: AskedRequest): Verdict {
  const outcome = routing.route(request);
  return { holds: isAnswered(outcome), says: () => `${asked(request)}\n  is lost:  ${gotOf(outcome)}\n${because(outcome)}` };
}

/** Do two sets of manifests do the same with each request? */
export function routeAlike(one: Routing, other: Routing, requests: readonly AskedRequest[]): Verdict {
  const differing = requests.find(request => comparable(one.route(request)) !== comparable(other.route(request)));
  return {
    holds: differing === undefined,
    says: () => {
      const [left, right] = [one, other].map(routing => routing.route(differing!));
      return `${asked(differing!)}\n  by one:   ${gotOf(left)}\n${because(left)}\n  by other: ${gotOf(right)}\n${because(right)}`;
    },
  };
}

function isAnswered({ outcome, destinations }: ExplainedOutcome): boolean {
  if (outcome !== 'routed') return outcome !== 'no-route';
  return destinations.every(({ state, share }) => state === 'ok' || share === 0);
}

/** Everything that a caller or a shadow can tell; the names of rules are not among that. */
function comparable(of: ExplainedOutcome): string {
  const { outcome, destinations, mirrors, timeout, retries, fault, redirect, directResponse, rewrite, headers } = of;
  const places = (list: ExplainedOutcome['destinations']) =>
    list.map(({ host, port, share, state, pods }) => JSON.stringify({ host, port, share, state, pods })).sort();
  return JSON.stringify([outcome, places(destinations), places(mirrors), timeout, retries, fault, redirect, directResponse, rewrite, headers]);
}

function asked({ host, port, path = '/', method = 'GET', headers = {}, from }: AskedRequest): string {
  const sent = Object.entries(headers).map(([name, value]) => ` ${name}: ${value}`).join(',');
  const comes = from ? ` from ${from.kind} in ${from.namespace ?? 'default'}` : '';
  return `${method} ${host}:${port}${path}${sent === '' ? '' : ` with${sent}`}${comes}`;
}

function gotOf(outcome: ExplainedOutcome): string {
  const lost = outcome.destinations.filter(({ state }) => state !== 'ok')
    .map(({ subset, state }) => `${subset ?? '*'} has ${state === 'no-cluster' ? 'no cluster' : 'no pods'}`);
  return [outcome.outcome === 'routed' ? textOf(sharesOf(outcome)) : outcome.outcome, ...lost].join(', ');
}

function because({ rule, why }: ExplainedOutcome): string {
  return [`  by rule:  ${rule === null ? 'none' : `'${rule}'`}`, ...why.map(sentence => `    ${sentence}`)].join('\n');
}

function textOf(shares: Shares): string {
  return Object.entries(shares).filter(([, share]) => share !== 0).map(([subset, share]) => `${subset} ${Math.round(share * 10_000) / 10_000} %`).sort().join(', ') || 'nobody';
}
