import { type GatewayChain, gatewayChains, type GatewayEnd, listenerKey } from './gateway-chains';
import { gatewayHosts } from './gateway-hosts';
import type { GatewayView } from './gateway-view';
import { whyBytesOfGateway, whyOfGateway, whyRefused } from './why-gateway';
import { lazy } from '../../model/lazy';
import { cached } from '../../model/maps';
import { sieved } from '../connections/filter-chains';
import type { PassedOn, Proxy, RouteTable } from '../connections/proxy';
import { type HostRoutes, outcomeAt, ProxyHosts } from '../http/host-routes';
import { DomainIndex, type VirtualHost } from '../http/virtual-hosts';
import type { Clusters } from '../services/clusters';
import { UNSPECIFIED } from '../services/services';
import { type Destination, type Outcome, passedOn, refused } from '../traffic/outcome';
import { contentOf, serverName, type Content, type Request } from '../traffic/request';

/** Where a request ends. */
type Met =
  | { readonly kind: 'host'; readonly routes: HostRoutes; readonly content: Content }
  | { readonly kind: 'bytes'; readonly destinations: readonly Destination[]; readonly by: string | undefined }
  | { readonly kind: 'refused'; readonly detail: string };

/** The virtual hosts behind some servers. */
interface ServedHosts {
  readonly hosts: readonly VirtualHost[];
  readonly index: DomainIndex;
}

/** What the pods of a gateway make of requests. Everything behind some servers is made by the first request to them. */
export class GatewayProxy implements Proxy {
  private readonly chains = lazy(() => gatewayChains(this.view));
  private readonly served = new Map<string, ServedHosts>();
  private readonly hosts: ProxyHosts;

  constructor(private readonly view: GatewayView) {
    this.hosts = new ProxyHosts(view.clusters);
  }

  get id(): string {
    return this.view.id;
  }

  get clusters(): Clusters {
    return this.view.clusters;
  }

  listeners(): readonly number[] {
    return [...new Set(this.view.servers.groups.map(({ port }) => port))].sort((one, other) => one - other);
  }

  at(port: number): RouteTable {
    const binds = new Set(this.view.servers.groups.filter(group => group.port === port).map(({ bind }) => bind));
    const chains = [...binds].flatMap(bind => this.chainsAt(bind, port).map(chain => ({ ...chain, address: bind || UNSPECIFIED })));
    const routes = new Set(chains.map(({ leadsTo }) => leadsTo.routes).filter(name => name !== undefined));
    return {
      hosts: [...routes].flatMap(name => this.servedAt(name).hosts).map(host => this.hosts.routesOf(host)),
      passedOn: chains.filter(({ leadsTo }) => leadsTo.routes === undefined)
        .map(({ address, sniHosts, subnets, leadsTo: { destinations } }): PassedOn => ({ address, sniHosts, subnets, destinations })),
    };
  }

  route(request: Request): Outcome {
    const met = this.meet(request);
    switch (met.kind) {
      case 'host': return outcomeAt(met.routes, met.content);
      case 'bytes': return passedOn(met.destinations);
      case 'refused': return refused(met.detail);
    }
  }

  hostMet(request: Request): HostRoutes | undefined {
    const met = this.meet(request);
    return met.kind === 'host' ? met.routes : undefined;
  }

  why(request: Request): readonly string[] {
    const met = this.meet(request);
    switch (met.kind) {
      case 'host': return whyOfGateway(this.view, met.routes, request, met.content);
      case 'bytes': return whyBytesOfGateway(this.view, request, met.destinations, met.by);
      case 'refused': return whyRefused(this.view, met.detail, request);
    }
  }

  private meet(request: Request): Met {
    const end = this.endFor(request);
    const refusal = typeof end === 'string' ? end : whyNotThrough(end, request);
    if (typeof end === 'string' || refusal !== undefined) return { kind: 'refused', detail: refusal ?? '' };
    if (end.routes === undefined) return { kind: 'bytes', destinations: end.destinations(), by: end.by };
    const content = contentOf(request);
    const host = this.servedAt(end.routes).index.find(content.authority);
    return host === undefined ? { kind: 'refused', detail: 'no virtual host matches' } : { kind: 'host', routes: this.hosts.routesOf(host), content };
  }

  private servedAt(routes: string): ServedHosts {
    return cached(this.served, routes, () => {
      const hosts = gatewayHosts(this.view, this.view.servers.byRoutes.get(routes) ?? []);
      return { hosts, index: new DomainIndex(hosts) };
    });
  }

  private chainsAt(address: string, port: number): readonly GatewayChain[] {
    return this.chains().get(listenerKey(address, port)) ?? [];
  }

  /** The way that a connection takes, or why there is no way. */
  private endFor(request: Request): GatewayEnd | string {
    const { host, port } = request;
    const address = this.view.addressOf(host) ?? '';
    const chains = this.chains();
    const found = chains.get(listenerKey(address, port)) ?? chains.get(listenerKey('', port)) ?? [];
    if (found.length === 0) return `no server listens on port ${port}`;
    const isTls = speaksTls(request);
    const through = (sni: string) => sieved(found, { address, isTls, sni, isPlainHttp: false })[0]?.leadsTo;
    const end = through(isTls ? serverName(request) : '');
    if (end !== undefined) return end;
    return isTls || through(host) === undefined ? `no server on port ${port} is for ${host}` : `the servers on port ${port} want TLS`;
  }
}

function speaksTls({ scheme }: Request): boolean {
  return scheme === 'https' || scheme === 'tls';
}

/** Why a way is not one for a request. */
function whyNotThrough(end: GatewayEnd, request: Request): string | undefined {
  const isTls = speaksTls(request);
  if (end.endsTls && !isTls) return 'the listener wants TLS';
  if (end.isForMesh) return 'the listener wants TLS with a certificate of the mesh';
  if (end.routes === undefined) return undefined;
  if (request.scheme === 'tcp' || request.scheme === 'tls') return 'the listener speaks HTTP';
  return isTls && !end.endsTls ? 'the listener speaks HTTP in the clear' : undefined;
}
