import { DURATION } from './durations';
import { Retries } from './retries';
import type { RouteOptions } from './route-options';
import { Cors } from './routes/cors';
import { ROUTE_HEADERS } from './routes/route-headers';
import type { Shape } from '../border/kind';
import { checkedLater, instanceOf, optional } from '../border/kinds';

/** What may be said of routes, wherever it stands. */
export const ROUTE: Shape<RouteOptions> = {
  timeout: optional(DURATION),
  retries: optional(instanceOf<Retries>(Retries, 'Retries.attempts(2)')),
  cors: optional(instanceOf<Cors>(Cors, 'Cors.allowOrigins([StringMatch.exact(\'https://shop.example.com\')])')),
  headers: optional(ROUTE_HEADERS),
  rewrite: optional(checkedLater('a Rewrite', 'Rewrite.path(\'/\')')),
};
