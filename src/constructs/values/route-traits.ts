import { wholeMilliseconds } from './durations';
import type { FaultPlan } from './fault';
import { describe, type Conjunction } from './matches/conjunction';
import type { RetriesPlan } from './retries';
import type { RouteOptions } from './route-options';
import type { CorsPlan } from './routes/cors';
import { letsPreflightsPass } from './routes/preflight';
import type { ReplyPlan } from './routes/reply';
import { boundTo, rewriteIn, type RewritePlan } from './routes/rewrite';
import { headersOf, headersOver, type HeadersPlan } from './routes/route-headers';
import { isUnlimited } from './routes/route-timeout';
import { refuse } from '../refusals/refusal';

/** What a route does besides leading to somebody. A trait that is laid over a route takes the place of the route's own. */
export interface RouteTraits {
  /** Milliseconds; 0 for no limit, where there is one to lift. */
  readonly timeout?: number;
  readonly retries?: RetriesPlan;
  readonly fault?: FaultPlan;
  readonly rewrite?: RewritePlan;
  readonly cors?: CorsPlan;
  readonly headers?: HeadersPlan;
}

/** The traits that the options of a construct ask for. */
export function traitsOf(path: string, { timeout, retries, cors, headers, rewrite }: RouteOptions): RouteTraits {
  return {
    timeout: timeout && (isUnlimited(timeout) ? 0 : wholeMilliseconds(timeout, `the timeout of '${path}'`)),
    retries: retries?._plan,
    cors: cors?._plan,
    headers: headers && headersOf(path, headers),
    rewrite: rewrite === undefined ? undefined : rewriteIn(path, rewrite),
  };
}

/** Traits with others laid over them. Changes of headers add up, header by header. */
export function laidOver(under: RouteTraits, over: RouteTraits): RouteTraits {
  const said = Object.fromEntries(Object.entries(over).filter(([, trait]) => trait !== undefined));
  return { ...under, ...said, headers: headersOver(under.headers, over.headers) };
}

/** What is left of traits where a proxy answers by itself: Istio rejects some of the others there, and the rest do nothing. */
export function traitsOfReply({ cors, headers }: RouteTraits, reply: ReplyPlan): RouteTraits {
  const type = reply.kind === 'fixed' && reply.contentType ? { response: { set: { 'content-type': reply.contentType } } } : undefined;
  return { cors, headers: headersOver(headers?.response && { response: headers.response }, type) };
}

/** The traits that a pin asks for its own route. */
export function pinTraits(path: string, options: RouteOptions, matches: readonly Conjunction[]): RouteTraits | undefined {
  if (options.cors && !matches.some(letsPreflightsPass)) {
    refuse('CDI420', `'${path}' has a CORS policy, and no preflight passes its matches, as in ${describe(matches[0])}: a browser sends neither cookies nor headers with it`,
      'set cors on the service, or match by path');
  }
  const { rewrite, ...traits } = traitsOf(path, options);
  const all = { ...traits, rewrite: rewrite && boundTo(path, rewrite, matches) };
  return Object.values(all).some(trait => trait !== undefined) ? all : undefined;
}
