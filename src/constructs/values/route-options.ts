import type { Duration } from 'cdk8s';
import type { Retries } from './retries';
import type { Cors } from './routes/cors';
import type { Rewrite } from './routes/rewrite';
import type { RouteHeaders } from './routes/route-headers';

/**
 * What routes do besides leading to a version: all routes of a service, those of one pin, or those of an exposure. What a pin says takes the place of what
 * its service says of the same matter, and what an exposure says takes the place of both; changes of headers add up, header by header.
 */
export interface RouteOptions {
  /**
   * How long a request may take, all tries together; whole milliseconds, at least 1, or `RouteTimeout.none()`. Ends in `http.timeout`.
   *
   * The clock starts when the request has ended, and stops when the answer has: a long answer is cut in the middle, such as a download, server-sent events or
   * a stream of gRPC. Uploads and websockets pass. So leave it out of a service that streams, or give its streams a service of their own.
   *
   * @default - no limit; of a pin and of an exposure, that of the service
   */
  readonly timeout?: Duration;

  /**
   * How often a failed request is tried again. Ends in `http.retries`.
   *
   * @default - Istio's: two more tries if the request did not reach the service; of a pin and of an exposure, those of the service
   */
  readonly retries?: Retries;

  /**
   * What pages of other origins may do. Ends in `http.corsPolicy`.
   *
   * @default - Istio leaves it to the service; of a pin and of an exposure, that of the service
   */
  readonly cors?: Cors;

  /**
   * Changes to the headers of requests and answers. Ends in `http.headers`.
   *
   * @default - none; of a pin and of an exposure, those of the service
   */
  readonly headers?: RouteHeaders;

  /**
   * What the service sees in place of the path and the host that were asked for. Ends in `http.rewrite`.
   *
   * @default - what was asked for; of a pin and of an exposure, as the service says
   */
  readonly rewrite?: Rewrite;
}
