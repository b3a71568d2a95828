import { differencesOf } from './comparable';
import type { AskedRequest, Routing, Shares } from './routing';
import { asked, because, gotOf, isAnswered, sharesText } from './said';
import { sharesOf } from './shares';

/** Whether it holds, and what to read where it does not. */
export interface Verdict {
  readonly holds: boolean;
  readonly says: () => string;
}

/** Do these versions answer a request, with these shares in per cent? */
export function routes(routing: Routing, request: AskedRequest, expected: Shares): Verdict {
  const outcome = routing.route(request);
  const actual = sharesOf(outcome.destinations, Object.keys(expected));
  return {
    holds: sharesText(actual) === sharesText(expected) && isAnswered(outcome),
    says: () => `${asked(request)}\n  expected: ${sharesText(expected)}\n  got:      ${gotOf(request, outcome, actual)}\n${because(outcome)}`,
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
