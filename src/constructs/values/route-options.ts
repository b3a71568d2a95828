import type { Duration } from 'cdk8s';
import type { Retries } from './retries';

/** What the routes of a service do besides leading to a version. */
export interface RouteOptions {
  /**
   * How long a request may take, all tries together; whole milliseconds, at least 1. Ends in `http.timeout` of every route.
   *
   * The clock starts when the request has ended, and stops when the answer has: a long answer is cut in the middle, such as a download, server-sent events or
   * a stream of gRPC. Uploads and websockets pass. So leave it out of a service that streams, or give its streams a service of their own.
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
