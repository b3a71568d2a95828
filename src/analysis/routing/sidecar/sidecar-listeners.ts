import { type EgressListener, portThrough } from './scope';
import { type HostView, shortNames } from './sidecar-hosts';
import { isAddress, isWildcard, overlaps } from '../../model/hosts';
import { type FilterChain, takesAnything } from '../connections/filter-chains';
import { l4Destinations } from '../connections/l4-destinations';
import { MESH } from '../fields/gateway-names';
import { appliesAtSidecar, type L4Route, type L4Vantage } from '../rules/l4-route';
import type { VirtualService } from '../rules/virtual-service';
import type { Clusters } from '../services/clusters';
import { isHttpTraffic, type Traffic } from '../services/protocols';
import { selectsWorkloads, type Service, type ServicePort, UNSPECIFIED } from '../services/services';
import type { Destination } from '../traffic/outcome';

/** Where a way through a listener ends: among the virtual hosts of the port, of one service alone, at destinations, or where the scope says. */
export type End =
  | { readonly kind: 'http'; readonly service: string | undefined }
  | { readonly kind: 'bytes'; readonly by?: string; readonly destinations: () => readonly Destination[] }
  | { readonly kind: 'unknown' };

type Chain = FilterChain<End>;

/** What a sidecar does with connections to an address and a port. */
export interface Listener {
  readonly chains: readonly Chain[];
  readonly otherwise: End;
}

/** Where connections end that are for nothing that the sidecar sees. */
export const UNKNOWN: End = { kind: 'unknown' };

interface Entry {
  readonly protocol: Traffic;
  readonly chains: readonly Chain[];
}

/** A sidecar, for the connections that it passes on. */
export interface ListenerView extends HostView {
  readonly clusters: Clusters;
}

/** The listener that some services claim at an address and a port. */
export function listenerOf(view: ListenerView, services: readonly Service[], number: number): Listener | undefined {
  let entry: Entry | undefined;
  for (const service of services) {
    const port = portThrough(view.listener, service, number);
    if (port !== undefined) entry = claimed(entry, view, service, port);
  }
  if (entry === undefined) return undefined;
  const general = entry.chains.filter(takesAnything).at(-1);
  return { chains: entry.chains.filter(chain => !takesAnything(chain)), otherwise: general?.leadsTo ?? UNKNOWN };
}

/** Where a service listens, if anywhere: where HTTP is spoken the name of the host says enough, and a range of addresses is known by itself. */
export function listensAt(listener: EgressListener, service: Service, { protocol }: ServicePort): string | undefined {
  if (service.resolution === 'alias' || protocol === 'udp') return undefined;
  if (isHttpTraffic(protocol) || isRange(service.address)) return UNSPECIFIED;
  return listener.port === undefined && listensAtPods(service) ? undefined : service.address;
}

/** What has no address and is not said to be HTTP gets a listener for each of its pods. */
function listensAtPods(service: Service): boolean {
  if (service.resolution !== 'unresolved' || service.address !== UNSPECIFIED) return false;
  return service.isKubernetes || selectsWorkloads(service);
}

function isRange(address: string): boolean {
  return address.includes('/') && isAddress(address.split('/', 1)[0]);
}

function claimed(known: Entry | undefined, view: ListenerView, service: Service, port: ServicePort): Entry {
  const { protocol } = port;
  if (isHttpTraffic(protocol)) {
    if (known === undefined) return { protocol: 'sniffed', chains: [httpChain(undefined)] };
    return isBytes(known.protocol) ? added(known, 'http', [httpChain(undefined)]) : known;
  }
  if (protocol !== 'sniffed') return added(known, protocol, bytesChains(view, service, port));
  if (known !== undefined && !isBytes(known.protocol)) return known;
  return added(known, protocol, [...bytesChains(view, service, port), httpChain(ownHosts(service))]);
}

/** A listener of its own has no other virtual hosts. */
function ownHosts({ host, address }: Service): string | undefined {
  return address === UNSPECIFIED || isRange(address) ? undefined : host;
}

function httpChain(service: string | undefined): Chain {
  return { sniHosts: [], subnets: [], isForHttp: true, leadsTo: { kind: 'http', service } };
}

const isBytes = (protocol: Traffic) => protocol === 'tcp' || protocol === 'tls' || protocol === 'database';

/** A chain for the same connections as an earlier one is left out. */
function added(known: Entry | undefined, protocol: Traffic, chains: readonly Chain[]): Entry {
  if (known === undefined) return { protocol, chains };
  if ((protocol === 'database' || known.protocol === 'database') && protocol !== known.protocol) return known;
  const all = [...known.chains];
  for (const chain of chains) if (!all.some(one => sameConnections(one, chain))) all.push(chain);
  return { chains: all, protocol: isBytes(protocol) && isBytes(known.protocol) ? known.protocol : 'sniffed' };
}

function sameConnections(one: Chain, other: Chain): boolean {
  const names = ({ sniHosts }: Chain) => [...new Set(sniHosts.filter(name => name !== '*'))].sort().join();
  const subnets = (chain: Chain) => [...new Set(chain.subnets)].sort().join();
  return one.isForHttp === other.isForHttp && names(one) === names(other) && subnets(one) === subnets(other);
}

function bytesChains(view: ListenerView, service: Service, port: ServicePort): readonly Chain[] {
  const standpoint = { labels: view.labels, namespace: view.namespace, gateway: MESH, port: port.number };
  const subnets = isRange(service.address) ? [service.address] : [];
  const virtualServices = view.listener.virtualServices.filter(({ hosts }) => hosts.some(host => overlaps(host, service.host)));
  const leadsTo: End = { kind: 'bytes', destinations: () => [view.clusters.destination({ host: service.host, subset: '', port: port.number }, 100)] };
  if (port.protocol === 'tls') {
    const found = tlsChains(view, virtualServices, standpoint, subnets);
    return found.length > 0 ? found : [{ sniHosts: namesWanted(view, service), subnets, isForHttp: false, leadsTo }];
  }
  const { chains, isComplete } = tcpChains(view, virtualServices, standpoint, subnets);
  return isComplete ? chains : [...chains, { sniHosts: [], subnets, isForHttp: false, leadsTo }];
}

/** The names in handshakes that are for a service: all where it has an address of its own. */
function namesWanted(view: ListenerView, { host, resolution, address }: Service): readonly string[] {
  if (address !== UNSPECIFIED && !isRange(address) && !(isWildcard(host) && resolution === 'dynamic')) return [];
  return [host, ...(view.listener.aliases.get(host) ?? []).flatMap(alias => [alias, ...shortNames(alias, view)])];
}

function tlsChains(view: ListenerView, virtualServices: readonly VirtualService[], standpoint: L4Vantage,
  subnets: readonly string[]): readonly Chain[] {
  const chains: Chain[] = [];
  const handled = new Set<string>();
  let current = subnets;
  for (const route of virtualServices.flatMap(({ tls }) => tls)) {
    const { targets, matches } = route;
    if (targets.length === 0) continue;
    for (const match of matches.filter(one => appliesAtSidecar(one, standpoint))) {
      // What one match asks for stays for those behind it, in Istio too.
      if (match.destinationSubnets.length > 0) current = match.destinationSubnets;
      const key = `${match.sniHosts.join()}|${match.destinationSubnets.join()}`;
      const leadsTo = endAt(view, route, standpoint.port);
      if (!handled.has(key)) chains.push({ sniHosts: match.sniHosts, subnets: current, isForHttp: false, leadsTo });
      handled.add(key);
    }
  }
  return chains;
}

function endAt({ listener, clusters }: ListenerView, { targets, origin }: L4Route, port: number): End {
  return { kind: 'bytes', by: origin, destinations: () => l4Destinations(targets, port, listener.services, clusters) };
}

interface TcpChains {
  readonly chains: readonly Chain[];
  /** Whether nothing is left for the service itself. */
  readonly isComplete: boolean;
}

function tcpChains(view: ListenerView, virtualServices: readonly VirtualService[], standpoint: L4Vantage,
  subnets: readonly string[]): TcpChains {
  const chains: Chain[] = [];
  for (const route of virtualServices.flatMap(({ tcp }) => tcp)) {
    const { targets, matches } = route;
    if (targets.length === 0) continue;
    const applying = matches.filter(one => appliesAtSidecar(one, standpoint));
    const leadsTo = endAt(view, route, standpoint.port);
    if (matches.length === 0 || applying.some(({ destinationSubnets }) => destinationSubnets.length === 0)) {
      return { chains: [...chains, { sniHosts: [], subnets, isForHttp: false, leadsTo }], isComplete: true };
    }
    const wanted = applying.flatMap(({ destinationSubnets }) => destinationSubnets);
    if (wanted.length > 0) chains.push({ sniHosts: [], subnets: wanted, isForHttp: false, leadsTo });
  }
  return { chains, isComplete: false };
}
