import type { Answer, ReportedTrafficPolicy } from './answer';
import { DEFAULT_RETRIES } from '../analysis/routing/http/retries';
import type { Changes, Fault, HeaderChanges, Policy, Redirect, Retries } from '../analysis/routing/traffic/outcome';
import { perCent } from '../analysis/routing/traffic/phrases';

/** How much a person wants to read: `verbose` has what Istio does by itself too. */
export type Detail = 'brief' | 'verbose';

/** What else happens to a request, each in a line; nothing for what does not. */
export function extrasOf(answer: Answer, detail: Detail): string[] {
  const { timeout, retries, rewrite, headers } = answer;
  return [
    ...timeout === null ? [] : [`timeout: ${timeout}`],
    ...retries === null ? [] : retriesIn(retries, detail),
    ...byTheProxy(answer),
    ...rewrite === null ? [] : [`rewrite: the destination gets ${both(rewrite.authority && `host ${rewrite.authority}`, `path ${rewrite.path}`)}`],
    ...headers === null ? [] : headersIn(headers),
    ...corsOf(answer),
  ];
}

/** What the proxy answers by itself. */
function byTheProxy({ fault, redirect, directResponse }: Answer): string[] {
  return [
    ...fault === null ? [] : faultIn(fault),
    ...redirect === null ? [] : [redirectIn(redirect)],
    ...directResponse === null ? [] : [`direct response: status ${directResponse.status}${directResponse.body ? `, with the body '${directResponse.body}'` : ''}`],
  ];
}

function corsOf({ corsPolicy }: Answer): string[] {
  return corsPolicy === null ? [] : [`corsPolicy: ${fieldsIn(corsPolicy, '').join(', ') || 'without a field'}`];
}

/** The changes of headers, those of the request and those of the response. */
export function headersIn({ request, response }: HeaderChanges): string[] {
  return [...request ? [`request headers: ${changesIn(request)}`] : [], ...response ? [`response headers: ${changesIn(response)}`] : []];
}

function changesIn({ set = {}, add = {}, remove = [] }: Changes): string {
  const named = (verb: string, headers: Readonly<Record<string, string>>) => Object.entries(headers).map(([name, value]) => `${verb} ${name}: ${value}`);
  return [...named('set', set), ...named('add', add), ...remove.map(name => `remove ${name}`)].join('; ');
}

function retriesIn({ attempts, perTryTimeout, retryOn, statusCodes = [] }: Retries, detail: Detail): string[] {
  const isUsual = retryOn === DEFAULT_RETRIES.retryOn;
  if (detail === 'brief' && isUsual && attempts === DEFAULT_RETRIES.attempts && perTryTimeout === null) return [];
  const conditions = [...statusCodes.map(code => `status ${code}`), ...retryOn.split(',')].join(', ');
  const on = detail === 'brief' && isUsual ? 'where Istio does by default' : `on ${conditions}`;
  return [`retries: up to ${attempts}${perTryTimeout === null ? '' : `, each try within ${perTryTimeout}`}, ${on}`];
}

function faultIn({ delay, abort }: Fault): string[] {
  const status = abort?.httpStatus === undefined ? `gRPC status ${abort?.grpcStatus}` : `HTTP status ${abort.httpStatus}`;
  return [
    ...delay ? [`fault: ${perCent(delay.percentage)} % are delayed by ${delay.fixedDelay}`] : [],
    ...abort ? [`fault: ${perCent(abort.percentage)} % are aborted with ${status}`] : [],
  ];
}

function redirectIn({ code, scheme, authority, port, uri }: Redirect): string {
  const changed = [scheme && `scheme ${scheme}`, authority && `host ${authority}`, port && `port ${port}`, uri && `path ${uri}`];
  return `redirect: status ${code}, to the same URL${changed.some(Boolean) ? ` with ${both(...changed)}` : ''}`;
}

function both(...parts: readonly (string | number | undefined)[]): string {
  return parts.filter(Boolean).join(' and ');
}

/** What DestinationRules change for each destination, a line each, by their own names. In brief, the blocks of limits have only what the proxy does otherwise. */
export function policiesIn({ policies, trafficPolicies }: Answer, detail: Detail): string[] {
  return trafficPolicies.flatMap(({ host, subset, port, trafficPolicy }) => {
    const limits = policies.find(one => one.host === host && one.subset === subset && one.port === port)?.policy ?? {};
    const fields = detail === 'verbose' ? fieldsIn(trafficPolicy, '') : [...fieldsIn(limits, ''), ...fieldsIn(besideLimits(trafficPolicy), '')];
    return fields.length === 0 ? [] : [`policy of ${host}:${port}${subset === null ? '' : ` ${subset}`}: ${fields.join(', ')}`];
  });
}

/** What is among no limits: of a balancer what its name does not say. */
function besideLimits({ connectionPool: _, outlierDetection: __, loadBalancer, ...others }: ReportedTrafficPolicy['trafficPolicy']): Policy {
  const { simple, ...balancing } = loadBalancer as Policy | undefined ?? {};
  return { ...Object.keys(balancing).length > 0 && { loadBalancer: balancing }, ...simple === 'PASSTHROUGH' && { loadBalancer: simple }, ...others };
}

/** Fields of fields with a dot between their names, as in `outlierDetection.interval 10s`; the items of a list beside each other. */
function fieldsIn(value: Policy, before: string): string[] {
  return Object.entries(value).flatMap(([name, one]) => {
    if (Array.isArray(one)) return [`${before}${name} ${one.map(itemIn).join(' and ')}`];
    return typeof one === 'object' && one !== null ? fieldsIn(one as Policy, `${before}${name}.`) : [`${before}${name} ${String(one)}`];
  });
}

function itemIn(item: unknown): string {
  return typeof item === 'object' && item !== null ? fieldsIn(item as Policy, '').join(' ') : String(item);
}
