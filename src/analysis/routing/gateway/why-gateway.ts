import { rulesAt } from './gateway-hosts';
import { hostsFor, type Server } from './gateway-server';
import type { GatewayView } from './gateway-view';
import { intersection, isWithin, overlaps } from '../../model/hosts';
import { whyNoConnections, whyPassedOn } from '../connections/why-passed-on';
import { isExportedTo } from '../fields/exports';
import type { HostRoutes } from '../http/host-routes';
import { withoutPort } from '../http/virtual-hosts';
import { described, whyAmong, whyLeftOut } from '../http/why-rules';
import type { DroppedRoute, VirtualService } from '../rules/virtual-service';
import type { Destination } from '../traffic/outcome';
import type { Content, Request } from '../traffic/request';

/** Why a gateway does what it does with a request that meets a virtual host. */
export function whyOfGateway(view: GatewayView, routes: HostRoutes, request: Request, content: Content): readonly string[] {
  const { port } = request;
  const { domains: [name], rules, leftOut, requiresTls } = routes.host;
  if (requiresTls && content.scheme === 'http') return [`a server for '${name}' at port ${port} sends requests in the clear to TLS`];
  const owners = [...new Set(rules().map(({ virtualService }) => virtualService))];
  const first = owners.length === 0 ? `no VirtualService has routes for '${name}' at port ${port}`
    : `the routes for '${name}' at port ${port} are those of ${owners.map(described).join(', then of ')}; those that take everything come last`;
  const unapplied = owners.flatMap(owner => whyLeftOut(leftOut(owner)));
  const host = withoutPort(content.authority.toLowerCase());
  return [first, ...whyUnbound(view, name, request, owners, host), ...unapplied, ...whyAmong(routes, content, view.clusters)];
}

/** Why a connection is passed on to where it is. */
export function whyBytesOfGateway(
  view: GatewayView, request: Request, destinations: readonly Destination[], by: string | undefined,
): readonly string[] {
  return [...whyPassedOn(request, destinations, by), ...whyNoRoutesOfConnections(view, request)];
}

/** Why no server takes a connection. */
export function whyRefused(view: GatewayView, detail: string, request: Request): readonly string[] {
  return [detail, ...whyNoRoutesOfConnections(view, request), ...view.servers.skipped.map(({ server, reason }) => `server ${server.index} of the Gateway ${server.gateway} is skipped: ${reason}`)];
}

/** What of the tcp and tls routes for the servers at a port does not count there. */
function whyNoRoutesOfConnections(view: GatewayView, { port }: Request): readonly string[] {
  return serversAt(view, port).flatMap(server => {
    const bound = view.virtualServicesFor(server.gateway).filter(({ tcp, tls }) => tcp.length + tls.length > 0);
    return whyNoConnections(bound, { ...view, gateway: server.gateway, port: server.port }, 'gateway');
  });
}

function serversAt(view: GatewayView, port: number): readonly Server[] {
  return view.servers.groups.filter(group => group.port === port).flatMap(({ servers }) => servers);
}

/** Why the VirtualServices that share a name with a virtual host have nothing for a request there. */
function whyUnbound(view: GatewayView, name: string, { port }: Request, owners: readonly VirtualService[], host: string): readonly string[] {
  const here = serversAt(view, port);
  return view.allVirtualServices
    .filter(one => !owners.includes(one) && one.hosts.some(other => overlaps(other.toLowerCase(), name)))
    .flatMap(one => {
      const reason = whyNotBound(view, one, name, host);
      if (reason !== undefined) return [`${described(one)} has none: ${reason}`];
      return [`${described(one)} has none: none of its http routes is for this gateway and port`, ...new Set(whyLeftOut(leftOutAt(view, here, one)))];
    });
}

/** Why a VirtualService has no part in what becomes of a host; nothing where that lies with its routes. */
function whyNotBound(view: GatewayView, one: VirtualService, name: string, host: string): string | undefined {
  const gateways = new Set(view.servers.groups.flatMap(({ servers }) => servers.map(({ gateway }) => gateway)));
  if (!one.gateways.some(gateway => gateways.has(gateway))) return `it is for the gateways ${one.gateways.join(', ')}, and none of them is here`;
  if (!isExportedTo(one.exports, view.namespace)) return `it is not exported to the namespace of the gateway, '${view.namespace}'`;
  const hosts = servedHostsOf(view, one);
  if (hosts.length === 0) return 'no server of its gateways here is for its hosts';
  const own = hosts.filter(other => isWithin(host, other));
  if (own.length === 0) return `it is for ${listed(hosts)} alone`;
  return own.every(other => other !== name && isWithin(name, other)) ? `it is for ${listed(hosts)}, and the most specific host alone takes a request` : undefined;
}

/** What some servers do not get of a VirtualService. */
function leftOutAt(view: GatewayView, servers: readonly Server[], one: VirtualService): readonly DroppedRoute[] {
  return servers.filter(({ gateway }) => one.gateways.includes(gateway)).flatMap(server => rulesAt(view, server, one).leftOut);
}

/** The hosts that a VirtualService has at the servers of its gateways. */
function servedHostsOf(view: GatewayView, { gateways, hosts, namespace }: VirtualService): readonly string[] {
  const servers = view.servers.groups.flatMap(group => group.servers).filter(({ gateway }) => gateways.includes(gateway));
  return [...new Set(servers.flatMap(server => intersection(hostsFor(server, namespace), hosts)).map(host => host.toLowerCase()))];
}

const listed = (hosts: readonly string[]): string => hosts.map(host => `'${host}'`).join(', ');
