import { wholeMilliseconds } from './durations';
import type { FaultPlan } from './fault';
import type { RetriesPlan } from './retries';
import type { RouteOptions } from './route-options';

/** What a route does besides leading to somebody. A trait that is laid over a route takes the place of the route's own. */
export interface RouteTraits {
  /** Milliseconds. */
  readonly timeout?: number;
  readonly retries?: RetriesPlan;
  readonly fault?: FaultPlan;
  /** The path that replaces what was matched. */
  readonly rewrite?: string;
}

/** The traits that a service gives each of its routes. */
export function traitsOf({ timeout, retries }: RouteOptions): RouteTraits {
  return { timeout: timeout && wholeMilliseconds(timeout, 'timeout'), retries: retries?._plan };
}
