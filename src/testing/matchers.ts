import { type ChangeOptions, changesSafely } from './changes';
import type { AskedRequest, ManifestSource, Routing, Shares } from './routing';
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
  toRouteLike: (routing: Routing, other: Routing, requests: readonly AskedRequest[]): Matched => matched(routeAlike(routing, other, requests, 'one')),
  /** `expect(before).toChangeSafelyTo(after, { appliedBy: 'helm' })` */
  toChangeSafelyTo: (before: ManifestSource, after: ManifestSource, options?: ChangeOptions): Matched =>
    matched(changesSafely(before, after, options), 'expected the change to harm some request, but it harms none'),
};

/** The types of what `routingMatchers` add to `expect`. The globals of jest have them already; elsewhere `interface Matchers<R>` may extend this. */
export interface RoutingMatchers<R> {
  /** These versions answer a request, with these shares in per cent. */
  toRoute(request: AskedRequest, expected: Shares): R;
  /** No share of a request reaches nobody. */
  toAnswer(request: AskedRequest): R;
  /** Two sets of manifests do the same with each request. */
  toRouteLike(other: Routing, requests: readonly AskedRequest[]): R;
  /** A change to other manifests loses no request, and leads none astray. */
  toChangeSafelyTo(after: ManifestSource, options?: ChangeOptions): R;
}

declare global {
  // The types of jest are written so, and what is not installed is declared for nobody.
  namespace jest {
    interface Matchers<R, T> extends RoutingMatchers<R> {}
  }
}

function matched({ holds, says }: Verdict, otherwise = 'expected the routing to differ, but it is the same'): Matched {
  return { pass: holds, message: () => holds ? otherwise : says() };
}
