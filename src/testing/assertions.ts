import { type ChangeOptions, changesSafely } from './changes';
import type { AskedRequest, ManifestSource, Routing, Shares } from './routing';
import { answers, routeAlike, routes, type Verdict } from './verdicts';

/** Fails unless these versions answer a request, with these shares in per cent: `assertRoute(routing, request, { v1: 90, 'orders/v2': 10 })`. */
export function assertRoute(routing: Routing, request: AskedRequest, expected: Shares): void {
  assertHolds(routes(routing, request, expected));
}

/** Fails if any share of a request reaches nobody: no route, no such cluster, or no pods. */
export function assertAnswered(routing: Routing, request: AskedRequest): void {
  assertHolds(answers(routing, request));
}

/**
 * Fails unless two sets of manifests do the same with each request, CORS and the policies of DestinationRules included. The names of rules and subsets do not
 * count, nor does the number of pods. A failure names each field in which the other set differs from the one.
 */
export function assertSameRouting(one: Routing, other: Routing, requests: readonly AskedRequest[]): void {
  assertHolds(routeAlike(one, other, requests));
}

/**
 * Fails if a change from one set of manifests to another loses requests, or leads some astray, while it is applied or after it. With `appliedBy` it is applied as
 * one commit by that tool; otherwise step by step, as `cdk8s-istio plan` orders it, with a wait behind each step.
 */
export function assertSafeChange(before: ManifestSource, after: ManifestSource, options?: ChangeOptions): void {
  assertHolds(changesSafely(before, after, options));
}

function assertHolds({ holds, says }: Verdict): void {
  if (!holds) throw new Error(says());
}
