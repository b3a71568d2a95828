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
  const address = listensAt(service, protocol);
  const known = entries.get(address);
  if (isHttp(protocol)) claimHttp(entries, address, known);
  else if (protocol === 'sniffed') claimAny(entries, address, known, [...bytesChains(view, service, port, address), httpChain(ownHosts(service, address))]);
  else add(entries, address, known, protocol, bytesChains(view, service, port, address));
}

/** Where HTTP is spoken the name of the host says enough; what has a range of addresses is known by that. */
function listensAt({ address }: Service, protocol: Protocol): string {
  return isHttp(protocol) || isRange(address) ? UNSPECIFIED : address;
}

function isRange(address: string): boolean {
  return address.includes('/') && isAddress(address.split('/', 1)[0]);
}

/** A listener of its own has no other virtual hosts. */
function ownHosts({ host }: Service, address: string): string | undefined {
  return address === UNSPECIFIED ? undefined : host;
}

function httpChain(service: string | undefined): Chain {
  return { sniHosts: [], subnets: [], isForHttp: true, leadsTo: { kind: 'http', service } };
}

function claimHttp(entries: Map<string, Entry>, address: string, known: Entry | undefined): void {
  if (known === undefined) entries.set(address, { protocol: 'sniffed', chains: [httpChain(undefined)] });
  else if (isBytes(known.protocol)) add(entries, address, known, 'http', [httpChain(undefined)]);
}

function claimAny(entries: Map<string, Entry>, address: string, known: Entry | undefined, chains: readonly Chain[]): void {
  if (known === undefined || isBytes(known.protocol)) add(entries, address, known, 'sniffed', chains);
}

const isBytes = (protocol: Protocol) => protocol === 'tcp' || protocol === 'tls' || protocol === 'database';

/** A chain for the same connections as an earlier one is left out. */
function add(entries: Map<string, Entry>, address: string, known: Entry | undefined, protocol: Protocol, chains: readonly Chain[]): void {
  if (known === undefined) {
    entries.set(address, { protocol, chains });
    return;
  }
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
  const subnets = isRange(service.address) ? [service.address] : [];
  const virtualServices = view.virtualServices.filter(({ hosts }) => hosts.some(host => overlaps(host, service.host)));
  const leadsTo: End = { kind: 'bytes', destinations: () => [view.clusters.destination({ host: service.host, subset: '', port: port.number }, 100)] };
  if (port.protocol === 'tls') {
    const found = tlsChains(view, virtualServices, standpoint, subnets);
    return found.length > 0 ? found : [{ sniHosts: namesWanted(view, service, address), subnets, isForHttp: false, leadsTo }];
  }
  const { chains, isComplete } = tcpChains(view, virtualServices, standpoint, subnets);
  return isComplete ? chains : [...chains, { sniHosts: [], subnets, isForHttp: false, leadsTo }];
}

/** The names in handshakes that are for a service: all where it has an address of its own. */
function namesWanted({ aliases, namespace }: SidecarView, { host, resolution }: Service, address: string): readonly string[] {
  if (address !== UNSPECIFIED && !(isWildcard(host) && resolution === 'dynamic')) return [];
  return [host, ...(aliases.get(host) ?? []).flatMap(alias => [alias, ...shortNames(alias, namespace)])];
}

function tlsChains(view: SidecarView, virtualServices: readonly VirtualService[], standpoint: Standpoint,
  subnets: readonly string[]): readonly Chain[] {
  const chains: Chain[] = [];
  const handled = new Set<string>();
  let current = subnets;
  for (const { targets, matches } of virtualServices.flatMap(({ tls }) => tls)) {
    if (targets.length === 0) continue;
    for (const match of matches.filter(one => appliesAtSidecar(one, standpoint))) {
      // What one match asks for stays for those behind it, in Istio too.
      if (match.destinationSubnets.length > 0) current = match.destinationSubnets;
      const key = `${match.sniHosts.join()}|${match.destinationSubnets.join()}`;
      const leadsTo = endAt(view, targets, standpoint.port);
      if (!handled.has(key)) chains.push({ sniHosts: match.sniHosts, subnets: current, isForHttp: false, leadsTo });
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

function tcpChains(view: SidecarView, virtualServices: readonly VirtualService[], standpoint: Standpoint,
  subnets: readonly string[]): TcpChains {
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
