import type { PortTables } from './port-tables';
import { findHost } from './sidecar-hosts';
import { type End, type Listener, listenerOf, UNKNOWN } from './sidecar-listeners';
import { unknownConnection, unknownHost } from './unknown';
import { type SidecarView, whyBytesOfSidecar, whyOfSidecar, whyUnknownConnection, whyUnknownHost } from './why-sidecar';
import { cached } from '../../model/maps';
import { sieved } from '../connections/filter-chains';
import type { PassedOn, Proxy, RouteTable } from '../connections/proxy';
import { type HostRoutes, outcomeAt, ProxyHosts } from '../http/host-routes';
import type { VirtualHost } from '../http/virtual-hosts';
import type { Clusters } from '../services/clusters';
import { UNSPECIFIED } from '../services/services';
import { type Destination, type Outcome, passedOn, refused } from '../traffic/outcome';
import { serverName, contentOf, type Content, type Request } from '../traffic/request';

/** Where a request ends. */
type Met =
  | { readonly kind: 'host'; readonly routes: HostRoutes; readonly content: Content }
  | { readonly kind: 'bytes'; readonly destinations: readonly Destination[]; readonly by: string | undefined }
  | { readonly kind: 'unknown connection' | 'unknown host' }
  | { readonly kind: 'refused'; readonly detail: string; readonly because: string };

/** What a sidecar makes of requests. Everything about a port is made by the first request to it. */
export class SidecarProxy implements Proxy {
  private readonly byAddress = new Map<string, Listener | undefined>();
  private readonly hosts: ProxyHosts;

  constructor(private readonly view: SidecarView, private readonly tables: PortTables) {
    this.hosts = new ProxyHosts(view.clusters);
  }

  get id(): string {
    return this.view.id;
  }

  get clusters(): Clusters {
    return this.view.clusters;
  }

  listeners(): readonly number[] {
    return this.tables.ports();
  }

  at(port: number): RouteTable {
    const table = this.tables.at(port);
    if (table === undefined) return { hosts: [], passedOn: [] };
    const ways = [...table.listening.keys()].flatMap(address => this.passedOnAt(address, port));
    return { hosts: table.hosts.map(host => this.hosts.routesOf(host)), passedOn: ways };
  }

  route(request: Request): Outcome {
    const met = this.meet(request);
    switch (met.kind) {
      case 'host': return outcomeAt(met.routes, met.content);
      case 'bytes': return passedOn(met.destinations);
      case 'refused': return refused(met.detail);
      case 'unknown connection': return unknownConnection(this.view.scope);
      case 'unknown host': return unknownHost(this.view.scope);
    }
  }

  hostMet(request: Request): HostRoutes | undefined {
    const met = this.meet(request);
    return met.kind === 'host' ? met.routes : undefined;
  }

  why(request: Request): readonly string[] {
    const met = this.meet(request);
    switch (met.kind) {
      case 'host': return whyOfSidecar(this.view, met.routes, this.tables.at(request.port)?.passedOver ?? new Map(), request, met.content);
      case 'bytes': return whyBytesOfSidecar(this.view, request, met.destinations, met.by);
      case 'refused': return [met.because];
      case 'unknown connection': return whyUnknownConnection(this.view, request);
      case 'unknown host': return whyUnknownHost(this.view, request);
    }
  }

  private meet(request: Request): Met {
    const { scheme = 'http', host, port } = request;
    const end = this.endOf(request);
    if (end.kind === 'unknown') return { kind: 'unknown connection' };
    if (end.kind === 'bytes') return { kind: 'bytes', destinations: end.destinations(), by: end.by };
    if (scheme !== 'http') return { kind: 'refused', detail: 'the listener speaks HTTP', because: `port ${port} of '${host}' speaks HTTP in the clear` };
    const content = contentOf(request);
    const found = this.virtualHost(port, end.service, content);
    if (found !== undefined) return { kind: 'host', routes: this.hosts.routesOf(found), content };
    if (end.service === undefined) return { kind: 'unknown host' };
    return { kind: 'refused', detail: 'no virtual host matches', because: `port ${port} of '${host}' has the routes of '${end.service}' alone, which has none` };
  }

  private endOf(request: Request): End {
    const { scheme = 'http', host, port } = request;
    const address = this.view.addressOf(host) ?? '';
    // A listener of just that address comes before the one for all.
    const listener = this.listener(address, port) ?? this.listener(UNSPECIFIED, port);
    if (listener === undefined) return UNKNOWN;
    const isTls = scheme === 'https' || scheme === 'tls';
    const connection = { address, isTls, sni: isTls ? serverName(request) : '', isPlainHttp: scheme === 'http' };
    return sieved(listener.chains, connection)[0]?.leadsTo ?? listener.otherwise;
  }

  private listener(address: string, port: number): Listener | undefined {
    return cached(this.byAddress, `${address}:${port}`, () => {
      const table = this.tables.at(port);
      const claim = table?.listening.get(address);
      return claim && listenerOf({ ...this.view, listener: claim.listener }, claim.services, port);
    });
  }

  private passedOnAt(address: string, port: number): readonly PassedOn[] {
    const listener = this.listener(address, port);
    if (listener === undefined) return [];
    const all = [...listener.chains, { sniHosts: [], subnets: [], leadsTo: listener.otherwise }];
    return all.flatMap(({ sniHosts, subnets, leadsTo }) => leadsTo.kind === 'bytes' ? [{ address, sniHosts, subnets, destinations: leadsTo.destinations }] : []);
  }

  private virtualHost(port: number, service: string | undefined, { authority }: Content): VirtualHost | undefined {
    const table = this.tables.at(port);
    if (service === undefined) return table && findHost(table.index, authority, this.view);
    // A port that does not say what it speaks has only the virtual host of its own service.
    return table?.index.exactly(service) ?? table?.hosts.find(({ domains }) => domains.includes(service) || domains.includes(`${service}:${port}`));
  }
}
