import { PASSTHROUGH } from './clusters';
import { type FilterChain, takesAnything } from './filter-chains';
import { MESH } from './gateway-names';
import { isAddress, isWildcard, overlaps } from './host-names';
import { l4Destinations } from './l4-destinations';
import { appliesAtSidecar, type Standpoint } from './l4-route';
import type { Destination } from './outcome';
import { isHttp, type Protocol } from './protocols';
import { portNumbered, selectsWorkloads, type Service, type ServicePort, UNSPECIFIED } from './services';
import { shortNames, type SidecarView } from './sidecar-hosts';
import type { VirtualService } from './virtual-service';

/** Where a way through a listener ends: among the virtual hosts of the port, of one service alone, or at destinations. */
export type End =
  | { readonly kind: 'http'; readonly service: string | undefined }
  | { readonly kind: 'bytes'; readonly destinations: () => readonly Destination[] };

type Chain = FilterChain<End>;

/** What a sidecar does with connections to an address and a port. */
export interface Listener {
  readonly chains: readonly Chain[];
  readonly otherwise: End;
}

/** All that Istio does not know goes where the client wanted to go. */
export const ANYWHERE: End = { kind: 'bytes', destinations: () => [PASSTHROUGH] };

interface Entry {
  readonly protocol: Protocol;
  readonly chains: readonly Chain[];
}

/** The listeners of a port, by their addresses. */
export function listenersAt(view: SidecarView, port: number): ReadonlyMap<string, Listener> {
  const entries = new Map<string, Entry>();
  for (const service of view.scope.listed) {
    const found = portNumbered(service.ports, port);
    if (found === undefined || service.resolution === 'alias' || found.protocol === 'udp' || listensAtPods(service, found)) continue;
    claim(entries, view, service, found);
  }
  return new Map([...entries].map(([address, { chains }]) => [address, listenerOf(chains)]));
}

/** What has no address and may be anything gets a listener for each of its pods. */
function listensAtPods(service: Service, { protocol }: ServicePort): boolean {
  const isAnything = !isHttp(protocol);
  if (service.resolution !== 'unresolved' || service.address !== UNSPECIFIED || !isAnything) return false;
  return service.isKubernetes || selectsWorkloads(service);
}

function claim(entries: Map<string, Entry>, view: SidecarView, service: Service, port: ServicePort): void {
  const { protocol } = port;
  const address = isHttp(protocol) || service.address.includes('/') && isAddress(service.address.split('/', 1)[0]) ? UNSPECIFIED : service.address;
  const known = entries.get(address);
  if (isHttp(protocol)) {
    const chain: Chain = { sniHosts: [], subnets: [], isForHttp: true, leadsTo: { kind: 'http', service: undefined } };
    if (known === undefined) entries.set(address, { protocol: 'sniffed', chains: [chain] });
    else if (isBytes(known.protocol)) add(entries, address, known, protocol, [chain]);
    return;
  }
  if (protocol === 'sniffed' && known !== undefined && !isBytes(known.protocol)) return;
  const http: readonly Chain[] = protocol !== 'sniffed' ? [] : [{
    sniHosts: [], subnets: [], isForHttp: true, leadsTo: { kind: 'http', service: address === UNSPECIFIED ? undefined : service.host },
  }];
  const chains = [...bytesChains(view, service, port, address), ...http];
  if (known === undefined) entries.set(address, { protocol, chains });
  else add(entries, address, known, protocol, chains);
}

const isBytes = (protocol: Protocol) => protocol === 'tcp' || protocol === 'tls' || protocol === 'database';

/** A chain for the same connections as an earlier one is left out. */
function add(entries: Map<string, Entry>, address: string, known: Entry, protocol: Protocol, chains: readonly Chain[]): void {
  if ((protocol === 'database' || known.protocol === 'database') && protocol !== known.protocol) return;
  const all = [...known.chains];
  for (const chain of chains) if (!all.some(one => sameConnections(one, chain))) all.push(chain);
  entries.set(address, { chains: all, protocol: isBytes(protocol) && isBytes(known.protocol) ? known.protocol : 'sniffed' });
}

function sameConnections(one: Chain, other: Chain): boolean {
  const names = ({ sniHosts }: Chain) => [...new Set(sniHosts.filter(name => name !== '*'))].sort().join();
  const subnets = (chain: Chain) => [...new Set(chain.subnets)].sort().join();
  return one.isForHttp === other.isForHttp && names(one) === names(other) && subnets(one) === subnets(other);
}

function listenerOf(chains: readonly Chain[]): Listener {
  const general = chains.filter(takesAnything).at(-1);
  return { chains: chains.filter(chain => !takesAnything(chain)), otherwise: general?.leadsTo ?? ANYWHERE };
}

function bytesChains(view: SidecarView, service: Service, port: ServicePort, address: string): readonly Chain[] {
  const standpoint = { labels: view.labels, namespace: view.namespace, gateway: MESH, port: port.number };
  const subnets = address === UNSPECIFIED && service.address !== UNSPECIFIED ? [service.address] : [];
  const virtualServices = view.virtualServices.filter(({ hosts }) => hosts.some(host => overlaps(host, service.host)));
  const own = { kind: 'bytes', destinations: () => [view.clusters.destination({ host: service.host, subset: '', port: port.number }, 100)] } as const;
  if (port.protocol === 'tls') {
    const found = tlsChains(view, virtualServices, standpoint, subnets);
    if (found.length > 0) return found;
    const needsName = subnets.length > 0 || address === UNSPECIFIED || isWildcard(service.host) && service.resolution === 'dynamic';
    const names = [service.host, ...(view.aliases.get(service.host) ?? []).flatMap(alias => [alias, ...shortNames(alias, view.namespace)])];
    return [{ sniHosts: needsName ? names : [], subnets, isForHttp: false, leadsTo: own }];
  }
  const { chains, isComplete } = tcpChains(view, virtualServices, standpoint, subnets);
  return isComplete ? chains : [...chains, { sniHosts: [], subnets, isForHttp: false, leadsTo: own }];
}

function tlsChains(view: SidecarView, virtualServices: readonly VirtualService[], standpoint: Standpoint, subnets: readonly string[]): readonly Chain[] {
  const chains: Chain[] = [];
  const handled = new Set<string>();
  let current = subnets;
  for (const { targets, matches } of virtualServices.flatMap(({ tls }) => tls)) {
    if (targets.length === 0) continue;
    for (const match of matches.filter(one => appliesAtSidecar(one, standpoint))) {
      // What one match asks for stays for those behind it, in Istio too.
      if (match.destinationSubnets.length > 0) current = match.destinationSubnets;
      const key = `${match.sniHosts.join()}|${match.destinationSubnets.join()}`;
      if (!handled.has(key)) chains.push({ sniHosts: match.sniHosts, subnets: current, isForHttp: false, leadsTo: endAt(view, targets, standpoint.port) });
      handled.add(key);
    }
  }
  return chains;
}

function endAt({ scope, clusters }: SidecarView, targets: VirtualService['tcp'][number]['targets'], port: number): End {
  return { kind: 'bytes', destinations: () => l4Destinations(targets, port, scope, clusters) };
}

interface TcpChains {
  readonly chains: readonly Chain[];
  /** Whether nothing is left for the service itself. */
  readonly isComplete: boolean;
}

function tcpChains(view: SidecarView, virtualServices: readonly VirtualService[], standpoint: Standpoint, subnets: readonly string[]): TcpChains {
  const chains: Chain[] = [];
  for (const { targets, matches } of virtualServices.flatMap(({ tcp }) => tcp)) {
    if (targets.length === 0) continue;
    const applying = matches.filter(one => appliesAtSidecar(one, standpoint));
    const leadsTo = endAt(view, targets, standpoint.port);
    if (matches.length === 0 || applying.some(({ destinationSubnets }) => destinationSubnets.length === 0)) {
      return { chains: [...chains, { sniHosts: [], subnets, isForHttp: false, leadsTo }], isComplete: true };
    }
    const wanted = applying.flatMap(({ destinationSubnets }) => destinationSubnets);
    if (wanted.length > 0) chains.push({ sniHosts: [], subnets: wanted, isForHttp: false, leadsTo });
  }
  return { chains, isComplete: false };
}
