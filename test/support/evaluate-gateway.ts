import { objectsOf, only, type Found, type GatewayObject, type VirtualServiceObject } from './istio-objects';
import type { Manifest } from './manifests';
import { matchesRequest, type RequestContent } from './match-request';
import { arrivalBy, type Arrival } from './outcome';

/** A request from outside, in the clear. */
export interface OutsideRequest extends RequestContent {
  readonly gateway: { readonly name: string; readonly namespace: string };
  /** The host that was asked for. */
  readonly authority: string;
}

/** What a gateway does with a request, read from rendered objects alone; nothing is 404. */
export function evaluateAtGateway(manifests: readonly Manifest[], request: OutsideRequest): Arrival | undefined {
  const { name, namespace } = request.gateway;
  const named = objectsOf<GatewayObject>(manifests, 'Gateway').filter(one => one.name === name && one.namespace === namespace);
  const gateway = only(named, `Gateway '${name}'`);
  const server = gateway.spec.servers.find(({ hosts, port }) => port.protocol === 'HTTP' && hosts.some(host => covers(host, request.authority)));
  if (!server) return undefined;
  const bound = objectsOf<VirtualServiceObject>(manifests, 'VirtualService')
    .filter(({ spec, namespace: own }) => spec.gateways?.some(one => (one.includes('/') ? one : `${own}/${one}`) === `${namespace}/${name}`));
  const hostsOf = (rules: Found<VirtualServiceObject>) => rules.spec.hosts.flatMap(host => server.hosts.flatMap(pattern => shared(pattern, host)));
  const host = virtualHost(bound.flatMap(hostsOf), request.authority);
  const rules = bound.filter(one => host !== undefined && hostsOf(one).includes(host)).sort(byName);
  const routes = rules.flatMap(({ spec, namespace: own }) => spec.http.map(route => ({ route, own })));
  const taken = routes.find(({ route: { match } }) => !match || match.some(one => matchesRequest(one, request, server.port.number)));
  return taken && arrivalBy(manifests, taken.route, taken.own);
}

/** Of an age, Istio reads the rules by name and namespace. Several that meet in one host are appended. */
function byName(a: Found<VirtualServiceObject>, b: Found<VirtualServiceObject>): number {
  const [one, other] = [a, b].map(({ name, namespace }) => `${name}.${namespace}`);
  return one < other ? -1 : Number(one > other);
}

/** The hosts that a server and rules bound to it share: the narrower of the two patterns, whichever side has it. */
function shared(pattern: string, host: string): string[] {
  if (covers(pattern, host)) return [host];
  return covers(host, pattern) ? [pattern] : [];
}

/** Envoy takes the one most specific host, and never falls through to another. The longer pattern is the more specific one. */
function virtualHost(hosts: readonly string[], authority: string): string | undefined {
  if (hosts.includes(authority)) return authority;
  return hosts.filter(host => covers(host, authority)).sort((a, b) => b.length - a.length)[0];
}

/** Whether a host, or all hosts of a pattern, are among those of another. */
function covers(pattern: string, host: string): boolean {
  return pattern === '*' || pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));
}
