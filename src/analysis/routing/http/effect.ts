import { corsIn } from './cors';
import { faultIn } from './fault';
import { authorityIn, headerChanges } from './header-changes';
import type { RouteRule } from './http-routes';
import { redirectBy } from './redirect';
import { DEFAULT_RETRIES, retriesIn } from './retries';
import { type Rewrite, rewriteOf, rewritten } from './rewrite';
import type { JsonObject } from '../../model/json';
import { durationIn } from '../fields/durations';
import { objectAt, optionalNumberAt, textAt } from '../fields/fields';
import { cutOff } from '../fields/percentages';
import type { HttpRoute } from '../rules/http-route';
import { type Target, withShare } from '../rules/target';
import { idOf } from '../rules/virtual-service';
import type { Clusters, ClusterName } from '../services/clusters';
import { type Destination, type Outcome, outcomeWith } from '../traffic/outcome';
import type { Content } from '../traffic/request';
import { shownOrigin } from '../traffic/route-origin';

/** What a rule makes of the requests that it takes, whatever they are: only the path that a destination gets to see depends on the request. */
export interface Effect extends Omit<Outcome, 'virtualHost' | 'rewrite'> {
  readonly rewrite: Rewrite | null;
}

/** The effect of a rule. */
export function effectOf(rule: RouteRule, clusters: Clusters): Effect {
  const { route, virtualService, origin } = rule;
  const made = {
    rule: rule.name,
    virtualService: idOf(virtualService),
    origin: shownOrigin(origin),
    fault: faultIn(route.fault),
    headers: headerChanges(route.headers) ?? null,
    corsPolicy: corsIn(route.corsPolicy),
  };
  if (route.redirect !== undefined) {
    const redirect = redirectBy(route.redirect, rule.place);
    if (redirect === undefined) return effectWith({ ...made, outcome: 'no-route', detail: 'the route redirects with a code that Envoy does not know' });
    return effectWith({ ...made, outcome: 'redirect', redirect });
  }
  if (route.directResponse !== undefined) return effectWith({ ...made, outcome: 'direct-response', directResponse: responseIn(route.directResponse) });
  return effectWith({ ...made, outcome: 'routed', ...routed(rule, clusters) });
}

/** The effect on requests for a service that no VirtualService has routes for. */
export function effectOfService(service: { readonly host: string; readonly port: number }, clusters: Clusters): Effect {
  return effectWith({ outcome: 'routed', destinations: [clusters.destination({ ...service, subset: '' }, 100)], retries: DEFAULT_RETRIES });
}

function effectWith({ rewrite = null, ...fields }: Partial<Effect> & Pick<Effect, 'outcome'>): Effect {
  return { ...outcomeWith(fields), rewrite };
}

/** What becomes of a request that meets a virtual host and a rule of it. */
export function applied(effect: Effect, virtualHost: string, content: Content): Outcome {
  return { ...effect, virtualHost, rewrite: effect.rewrite && rewritten(effect.rewrite, content) };
}

function headersOfLone({ targets }: HttpRoute): JsonObject | undefined {
  return targets.length === 1 ? targets[0].headers : undefined;
}

function responseIn(response: NonNullable<HttpRoute['directResponse']>): Outcome['directResponse'] {
  const body = objectAt(response, 'body');
  const text = textAt(body, 'string') || Buffer.from(textAt(body, 'bytes'), 'base64').toString();
  return { status: optionalNumberAt(response, 'status') ?? 0, ...text !== '' && { body: text } };
}

function routed(rule: RouteRule, clusters: Clusters): Partial<Effect> {
  const { route } = rule;
  const authority = textAt(route.rewrite, 'authority') || authorityIn(route.headers) || authorityIn(headersOfLone(route));
  return {
    rewrite: rewriteOf(rule, authority),
    destinations: destinationsOf(rule, clusters),
    mirrors: mirrorsOf(rule, clusters),
    timeout: durationIn(route.timeout),
    retries: retriesIn(route.retries),
    headers: headerChanges(route.headers, headersOfLone(route)) ?? null,
  };
}

function destinationsOf(rule: RouteRule, clusters: Clusters): readonly Destination[] {
  const { route } = rule;
  const nameOf = (target: Target): ClusterName => rule.place.nameOf(target, rule.virtualService);
  if (route.targets.length === 1) return [clusters.destination(nameOf(route.targets[0].target), 100)];
  const shared = withShare(route.targets);
  const total = shared.reduce((sum, { weight }) => sum + weight, 0);
  return shared.map(({ target, weight, headers }) => clusters.destination(nameOf(target), weight * 100 / total, headerChanges(headers)));
}

function mirrorsOf(rule: RouteRule, clusters: Clusters): readonly Destination[] {
  const { route, place, virtualService } = rule;
  const own = route.mirror === undefined ? [] : [{ target: route.mirror, percentage: route.mirrorPercentage, whole: route.mirrorPercent }];
  return [...own, ...route.mirrors.map(mirror => ({ ...mirror, whole: undefined }))]
    .map(({ target, percentage, whole }) => ({ target, share: shareOf(percentage, whole) }))
    .filter(({ share }) => share !== undefined)
    .map(({ target, share }) => clusters.destination(place.nameOf(target, virtualService), share ?? 0));
}

/** Without a percentage all are copied; with a percentage of 0 there is no mirror, and a finer one than Envoy has is cut off. */
function shareOf(percentage: number | undefined, whole: number | undefined): number | undefined {
  if (percentage !== undefined) return percentage > 0 ? cutOff(percentage) : undefined;
  if (whole !== undefined) return whole > 0 ? whole : undefined;
  return 100;
}

