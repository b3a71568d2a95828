import type { Answer, ReportedPolicy } from './answer';
import { DEFAULT_RETRIES } from '../analysis/routing/http/retries';
import type { Changes, Fault, HeaderChanges, Redirect, Retries } from '../analysis/routing/traffic/outcome';
import { perCent } from '../analysis/routing/traffic/phrases';

/** How much a person wants to read: `verbose` has what Istio does by itself too. */
export type Detail = 'brief' | 'verbose';

/** What else happens to a request, each in a line; nothing for what does not. */
export function extrasOf({ timeout, retries, fault, redirect, directResponse, rewrite, headers }: Answer, detail: Detail): string[] {
  return [
    ...timeout === null ? [] : [`timeout: ${timeout}`],
    ...retries === null ? [] : retriesIn(retries, detail),
    ...fault === null ? [] : faultIn(fault),
    ...redirect === null ? [] : [redirectIn(redirect)],
    ...directResponse === null ? [] : [`direct response: status ${directResponse.status}${directResponse.body ? `, with the body '${directResponse.body}'` : ''}`],
    ...rewrite === null ? [] : [`rewrite: the destination gets ${both(rewrite.authority && `host ${rewrite.authority}`, `path ${rewrite.path}`)}`],
    ...headers === null ? [] : headersIn(headers),
  ];
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

/** What a DestinationRule changes for a destination, by its own names. */
export function policyIn({ policy }: ReportedPolicy): string {
  return fieldsIn(policy, '').join(', ');
}

/** Fields of fields with a dot between their names, as in `outlierDetection.interval 10s`. */
function fieldsIn(value: Readonly<Record<string, unknown>>, before: string): string[] {
  return Object.entries(value).flatMap(([name, one]) =>
    typeof one === 'object' && one !== null ? fieldsIn(one as Readonly<Record<string, unknown>>, `${before}${name}.`) : [`${before}${name} ${String(one)}`]);
}
