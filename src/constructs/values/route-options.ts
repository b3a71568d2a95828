import type { Duration } from 'cdk8s';
import type { Retries } from './retries';

/** What the routes of a service do besides leading to a version. */
export interface RouteOptions {
  /**
   * How long a request may take, all tries together; whole milliseconds, at least 1. Ends in `http.timeout` of every route.
   *
   * @default - no limit
   */
  readonly timeout?: Duration;

  /**
   * How often a failed request is tried again. Ends in `http.retries` of every route.
   *
   * @default - Istio's: two more tries if the request did not reach the service
   */
  readonly retries?: Retries;
}
