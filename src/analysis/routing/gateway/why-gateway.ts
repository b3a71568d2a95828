import { hostsFor } from './gateway-server';
import type { GatewayView } from './gateway-view';
import { intersection, overlaps } from '../../model/hosts';
import { isExportedTo } from '../fields/exports';
import type { HostRoutes } from '../http/host-routes';
import { described, whyAmong, whyLeftOut } from '../http/why-rules';
import type { VirtualService } from '../rules/virtual-service';
import type { Content, Request } from '../traffic/request';

/** Why a gateway does what it does with a request that meets a virtual host. */
export function whyOfGateway(view: GatewayView, routes: HostRoutes, { port }: Request, content: Content): readonly string[] {
  const { domains: [name], rules, leftOut, requiresTls } = routes.host;
  if (requiresTls && content.scheme === 'http') return [`a server for '${name}' at port ${port} sends requests in the clear to TLS`];
  const owners = [...new Set(rules().map(({ virtualService }) => virtualService))];
  const first = owners.length === 0 ? `no VirtualService has routes for '${name}' at port ${port}`
    : `the routes for '${name}' at port ${port} are those of ${owners.map(described).join(', then of ')}; those that take everything come last`;
  const unapplied = owners.flatMap(owner => whyLeftOut(leftOut(owner)));
  return [first, ...whyUnbound(view, name, owners), ...unapplied, ...whyAmong(routes, content, view.clusters)];
}

/** Why no server takes a connection. */
export function whyRefused(view: GatewayView, detail: string): readonly string[] {
  return [detail, ...view.servers.skipped.map(({ server, reason }) => `server ${server.index} of the Gateway ${server.gateway} is skipped: ${reason}`)];
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
