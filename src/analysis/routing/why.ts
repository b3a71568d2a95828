import { isExportedTo } from './fields/exports';
import { MESH } from './fields/gateway-names';
import { intersection, isWildcard, overlaps } from '../model/hosts';
import { hostsFor } from './gateway/gateway-server';
import type { GatewayView } from './gateway/gateway-view';
import { type Vantage, type RouteRule, routeRulesOf, whyNotAt } from './http/http-routes';
import type { VirtualHost } from './http/virtual-hosts';
import { firstUnmet } from './rules/http-match';
import { idOf, type VirtualService } from './rules/virtual-service';
import type { Clusters } from './services/clusters';
import { placeOf, servicesAt } from './sidecar/sidecar-hosts';
import type { ListenerView } from './sidecar/sidecar-listeners';
import type { Destination } from './traffic/outcome';
import { ruleNamed } from './traffic/phrases';
import type { Content, Request } from './traffic/request';
import { shownOrigin } from './traffic/route-origin';

/** A sidecar, with everything that may be said about it. */
export interface SidecarView extends ListenerView {
  /** Whether this proxy gets them or not. */
  readonly allVirtualServices: readonly VirtualService[];
}

/** Why a sidecar does what it does with a request that meets a virtual host. */
export function whyOfSidecar(view: SidecarView, host: VirtualHost, { port }: Request, content: Content): readonly string[] {
  const [name] = host.domains;
  const place = placeOf(view, port, servicesAt(view.scope, port));
  const named = view.allVirtualServices.filter(({ hosts }) => hosts.some(one => overlaps(one.toLowerCase(), name.toLowerCase())));
  const owner = host.rules()[0]?.virtualService;
  const others = named.filter(one => one !== owner).map(one => `${described(one)} does not: ${whyNotOwner(view, one, owner, place, name)}`);
  if (host.service !== undefined) {
    const from = `no VirtualService has routes for '${name}' at port ${port} here, so all goes to the service`;
    return [from, ...others, ...whyNotAnswered(view.clusters, [{ ...host.service, subset: null }])];
  }
  return [
    `${described(owner)} has the routes for '${name}' at port ${port}`, ...others,
    ...whyLeftOut(owner, place), ...whyAmong(host, content, view.clusters),
  ];
}

/** Why a gateway does what it does with a request that meets a virtual host. */
export function whyOfGateway(view: GatewayView, host: VirtualHost, { port }: Request, content: Content): readonly string[] {
  const [name] = host.domains;
  if (host.requiresTls && content.scheme === 'http') return [`a server for '${name}' at port ${port} sends requests in the clear to TLS`];
  const rules = host.rules();
  const owners = [...new Set(rules.map(({ virtualService }) => virtualService))];
  const places = new Map(rules.map(rule => [rule.virtualService, rule.place]));
  const first = owners.length === 0 ? `no VirtualService has routes for '${name}' at port ${port}`
    : `the routes for '${name}' at port ${port} are those of ${owners.map(described).join(', then of ')}; those that take everything come last`;
  return [
    first, ...whyUnbound(view, name, owners),
    ...owners.flatMap(owner => whyLeftOut(owner, places.get(owner))), ...whyAmong(host, content, view.clusters),
  ];
}

/** Why no server takes a connection. */
export function whyRefused(view: GatewayView, detail: string): readonly string[] {
  return [detail, ...view.servers.skipped.map(({ server, reason }) => `server ${server.index} of the Gateway ${server.gateway} is skipped: ${reason}`)];
}

/** Why bytes are passed on. */
export function whyPassedOn({ host, port, scheme = 'http' }: Request, destinations: readonly Destination[], isUnknown: boolean): readonly string[] {
  if (isUnknown) return [`nothing at port ${port} is for ${scheme} to '${host}', so it goes where the client wanted to go`];
  const names = destinations.map(one => `'${one.host}'`).join(', ');
  return [`port ${port} of '${host}' is not known to speak HTTP, so http routes do not count and bytes are passed on to ${names}`];
}

/** Why nobody has a host. */
export function whyUnknown({ allVirtualServices }: SidecarView, { host, port }: Request): readonly string[] {
  const named = allVirtualServices.filter(({ hosts }) => hosts.some(one => overlaps(one, host)));
  return [
    `Istio knows no '${host}' at port ${port}, so the request goes where the client wanted to go`,
    ...named.map(one => `${described(one)} names it, but a host that is no service counts at port 80 alone, and only where the routes can be seen`),
  ];
}

function described(virtualService: VirtualService): string {
  return `VirtualService ${idOf(virtualService)}`;
}

function whyNotOwner(view: SidecarView, one: VirtualService, owner: VirtualService | undefined, place: Vantage, name: string): string {
  if (!one.gateways.includes(MESH)) return `it is for the gateways ${one.gateways.join(', ')}`;
  if (!isExportedTo(one.exports, view.namespace)) return `it is not exported to the namespace '${view.namespace}'`;
  if (routeRulesOf(one, place).length === 0) return 'none of its http routes is for this client at this port';
  if (owner === undefined) return `port ${place.port} takes no http routes`;
  const isExact = ({ hosts }: VirtualService) => hosts.some(host => !isWildcard(host) && host.toLowerCase() === name.toLowerCase());
  if (isExact(owner) && !isExact(one)) return 'its host is less specific';
  return 'inside the mesh VirtualServices are not merged, and it comes later: by age, then by name';
}

function whyUnbound(view: GatewayView, name: string, owners: readonly VirtualService[]): readonly string[] {
  const gateways = new Set(view.servers.groups.flatMap(({ servers }) => servers.map(({ gateway }) => gateway)));
  return view.allVirtualServices
    .filter(one => !owners.includes(one) && one.hosts.some(host => overlaps(host.toLowerCase(), name)))
    .map(one => `${described(one)} has none: ${whyNotBound(view, one, gateways, name)}`);
}

function whyNotBound(view: GatewayView, one: VirtualService, gateways: ReadonlySet<string>, name: string): string {
  if (!one.gateways.some(gateway => gateways.has(gateway))) return `it is for the gateways ${one.gateways.join(', ')}, and none of them is here`;
  if (!isExportedTo(one.exports, view.namespace)) return `it is not exported to the namespace of the gateway, '${view.namespace}'`;
  const hosts = servedHostsOf(view, one);
  if (hosts.length > 0 && !hosts.includes(name)) return `it is for ${listed(hosts)}, and the most specific host alone takes a request`;
  return hosts.length === 0 ? 'no server of its gateways here is for its hosts' : 'none of its http routes is for this gateway and port';
}

/** The hosts that a VirtualService has at the servers of its gateways. */
function servedHostsOf(view: GatewayView, { gateways, hosts, namespace }: VirtualService): readonly string[] {
  const servers = view.servers.groups.flatMap(group => group.servers).filter(({ gateway }) => gateways.includes(gateway));
  return [...new Set(servers.flatMap(server => intersection(hostsFor(server, namespace), hosts)).map(host => host.toLowerCase()))];
}

const listed = (hosts: readonly string[]): string => hosts.map(host => `'${host}'`).join(', ');

/** Matches that this proxy does not get at all. */
function whyLeftOut({ http }: VirtualService, place: Vantage | undefined): readonly string[] {
  if (place === undefined) return [];
  return http.flatMap(({ matches }) => matches).flatMap(match => {
    const why = whyNotAt(match, place);
    return why === undefined ? [] : [`${ruleNamed('', shownOrigin(match.origin))} does not count here: ${why}`];
  });
}

function whyAmong(host: VirtualHost, content: Content, clusters: Clusters): readonly string[] {
  const sentences: string[] = [];
  for (const rule of host.rules()) {
    const unmet = rule.match && firstUnmet(rule.match, content);
    if (unmet === undefined) return [...sentences, whyTaken(rule), ...whyNothing(rule, clusters)];
    const actual = unmet.actual === undefined ? 'it is missing' : `it is '${unmet.actual}'`;
    sentences.push(`${nameOf(rule)} does not match: ${unmet.field} should be ${unmet.expected}, but ${actual}`);
  }
  return [...sentences, 'no route matches: 404 NR'];
}

function whyTaken(rule: RouteRule): string {
  return `${nameOf(rule)} matches: ${rule.match === undefined ? 'it takes everything' : 'all its conditions are met'}`;
}

function whyNothing({ route, place, virtualService }: RouteRule, clusters: Clusters): readonly string[] {
  if (route.redirect !== undefined || route.directResponse !== undefined) return [];
  const names = route.targets.map(({ target }) => place.nameOf(target, virtualService));
  return names.map(name => clusters.whyNot(name)).filter(sentence => sentence !== undefined);
}

function whyNotAnswered(clusters: Clusters, destinations: readonly Pick<Destination, 'host' | 'port' | 'subset'>[]): readonly string[] {
  return destinations.map(({ host, port, subset }) => clusters.whyNot({ host, port, subset: subset ?? '' })).filter(sentence => sentence !== undefined);
}

function nameOf({ name, origin }: RouteRule): string {
  return ruleNamed(name, shownOrigin(origin));
}
