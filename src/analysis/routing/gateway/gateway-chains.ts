import { duplicates, routesName, type ServerGroup } from './gateway-merge';
import { endsHttps, isPassthrough, isPlainHttp, type Server, sniHostsOf } from './gateway-server';
import type { GatewayView } from './gateway-view';
import { overlaps } from '../../model/hosts';
import type { FilterChain } from '../connections/filter-chains';
import { l4Destinations } from '../connections/l4-destinations';
import { appliesAtGateway } from '../rules/l4-route';
import type { WeightedTarget } from '../rules/target';
import type { VirtualService } from '../rules/virtual-service';
import type { Destination } from '../traffic/outcome';

/** Where a way through a gateway ends, and whether TLS ends there too. */
export interface GatewayEnd {
  /** The name of its routes; nothing where bytes are passed on. */
  readonly routes: string | undefined;
  readonly destinations: () => readonly Destination[];
  /** The route that passes bytes on, in words. */
  readonly by?: string;
  readonly endsTls: boolean;
  /** Whether only clients of the mesh get through. */
  readonly isForMesh: boolean;
}

export type GatewayChain = FilterChain<GatewayEnd>;

type TakenHosts = Map<number, Map<string, string>>;

/** The ways through each listener of a gateway, by address and port. */
export function gatewayChains(view: GatewayView): ReadonlyMap<string, readonly GatewayChain[]> {
  const chains = new Map<string, GatewayChain[]>();
  const taken: TakenHosts = new Map();
  for (const group of view.servers.groups) {
    const key = listenerKey(group.bind, group.port);
    chains.set(key, [...chains.get(key) ?? [], ...chainsOf(view, group, taken)]);
  }
  return chains;
}

export function listenerKey(bind: string, port: number): string {
  return `${bind === '' ? '0.0.0.0' : bind}:${port}`;
}

function chainsOf(view: GatewayView, group: ServerGroup, taken: TakenHosts): readonly GatewayChain[] {
  const [first] = group.servers;
  if (isPlainHttp(first)) return [{ ...FOR_ALL, leadsTo: { ...NOWHERE, routes: routesName(first, group.port) } }];
  return group.servers.flatMap(server => {
    const routes = routesName(server, group.port);
    if (endsHttps(server)) return [{ ...FOR_ALL, sniHosts: sniHostsOf(server), leadsTo: { ...endOf(server), routes } }];
    return isPassthrough(server) ? passingChains(view, server, group.port, taken) : bytesChains(view, server);
  });
}

const FOR_ALL = { sniHosts: [], subnets: [], isForHttp: false } as const;
const NOWHERE: GatewayEnd = { routes: undefined, destinations: () => [], endsTls: false, isForMesh: false };

function endOf({ tls }: Server): GatewayEnd {
  return { ...NOWHERE, endsTls: tls !== undefined, isForMesh: tls?.mode === 'ISTIO_MUTUAL' };
}

/** The first tcp route for a server takes all of it. */
function bytesChains(view: GatewayView, server: Server): readonly GatewayChain[] {
  for (const virtualService of view.virtualServicesFor(server.gateway)) {
    if (!shareHosts(server, virtualService)) continue;
    const standpoint = { ...view, gateway: server.gateway, port: server.port };
    const route = virtualService.tcp.find(({ matches, targets }) =>
      targets.length > 0 && (matches.length === 0 || matches.some(match => appliesAtGateway(match, standpoint))));
    if (route === undefined) continue;
    const sniHosts = server.tls === undefined ? [] : sniHostsOf(server);
    return [{ ...FOR_ALL, sniHosts, leadsTo: { ...endOf(server), by: route.origin, destinations: destinationsOf(view, server, route.targets) } }];
  }
  return [];
}

/** A name that is taken on the port already is skipped, with all others of its match. */
function passingChains(view: GatewayView, server: Server, port: number, taken: TakenHosts): readonly GatewayChain[] {
  if (server.tls?.mode === 'AUTO_PASSTHROUGH') return [];
  const standpoint = { ...view, gateway: server.gateway, port: server.port };
  const routes = view.virtualServicesFor(server.gateway).filter(one => shareHosts(server, one)).flatMap(({ tls }) => tls);
  return routes.filter(({ targets }) => targets.length > 0).flatMap(({ matches, targets, origin }) => matches
    .filter(match => appliesAtGateway(match, standpoint))
    .filter(({ sniHosts }) => duplicates(taken, port, sniHosts, server.bind).length === 0)
    .map(({ sniHosts }) => ({ ...FOR_ALL, sniHosts, leadsTo: { ...NOWHERE, by: origin, destinations: destinationsOf(view, server, targets) } })));
}

function destinationsOf({ scope, clusters }: GatewayView, { port }: Server, targets: readonly WeightedTarget[]): () => readonly Destination[] {
  return () => l4Destinations(targets, port, scope, clusters);
}

function shareHosts({ hosts }: Server, { hosts: wanted, namespace }: VirtualService): boolean {
  return hosts.some(host => {
    const slash = host.indexOf('/');
    if (slash >= 0 && host.slice(0, slash) !== namespace) return false;
    return wanted.some(one => overlaps(host.slice(slash + 1), one));
  });
}
