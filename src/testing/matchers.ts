import type { AskedRequest, Routing, Shares } from './routing';
import { answers, routeAlike, routes, type Verdict } from './verdicts';

/** What `expect.extend` takes. */
interface Matched {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Matchers for jest and what extends `expect` as it does: `expect.extend(routingMatchers)`. */
export const routingMatchers = {
  /** `expect(routing).toRoute(request, { v1: 90, v2: 10 })` */
  toRoute: (routing: Routing, request: AskedRequest, expected: Shares): Matched => matched(routes(routing, request, expected)),
  /** `expect(routing).toAnswer(request)` */
  toAnswer: (routing: Routing, request: AskedRequest): Matched => matched(answers(routing, request)),
  /** `expect(routing).toRouteLike(other, requests)` */
  toRouteLike: (routing: Routing, other: Routing, requests: readonly AskedRequest[]): Matched => matched(routeAlike(routing, other, requests)),
};

function matched({ holds, says }: Verdict): Matched {
  return { pass: holds, message: () => holds ? 'expected the routing to be another one, and it is this' : says() };
}
