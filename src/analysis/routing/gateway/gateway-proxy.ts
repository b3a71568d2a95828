import { gatewayChains, type GatewayEnd, listenerKey } from './gateway-chains';
import { gatewayHosts } from './gateway-hosts';
import type { GatewayView } from './gateway-view';
import { sieved } from '../connections/filter-chains';
import type { RouteRule } from '../http/http-routes';
import { outcomeOf } from '../http/route-outcome';
import { DomainIndex, firstMatching, type VirtualHost } from '../http/virtual-hosts';
import { type Outcome, passedOn, refused, sentToTls } from '../traffic/outcome';
import { contentOf, serverName, type Content, type Request } from '../traffic/request';
import { whyOfGateway, whyPassedOn, whyRefused } from '../why';

/** What the pods of a gateway make of requests. Everything behind some servers is made by the first request to them. */
export class GatewayProxy {
  private chains: ReturnType<typeof gatewayChains> | undefined;
  private readonly hosts = new Map<string, DomainIndex>();
  private readonly outcomes = new Map<RouteRule, Outcome>();

  constructor(private readonly view: GatewayView) {}

  route(request: Request, address: string | undefined): Outcome {
    const end = this.endFor(request, address);
    const refusal = typeof end === 'string' ? end : whyNotThrough(end, request);
    if (typeof end === 'string' || refusal !== undefined) return refused(refusal ?? '');
    return end.routes === undefined ? passedOn(end.destinations()) : this.through(end.routes, contentOf(request));
  }

  /** Why that becomes of a request. */
  why(request: Request, address: string | undefined): readonly string[] {
    const end = this.endFor(request, address);
    if (typeof end === 'string') return whyRefused(this.view, end);
    const outcome = this.route(request, address);
    if (end.routes === undefined || outcome.outcome === 'no-route' && outcome.virtualHost === undefined) {
      return outcome.outcome === 'routed' ? whyPassedOn(request, outcome.destinations, false) : whyRefused(this.view, outcome.detail ?? '');
    }
    const content = contentOf(request);
    const host = this.virtualHost(end.routes, content);
    return host === undefined ? [] : whyOfGateway(this.view, host, request, content);
  }

  /** The virtual host that a request meets. */
  virtualHost(routes: string, { authority }: Content): VirtualHost | undefined {
    let index = this.hosts.get(routes);
    if (index === undefined) {
      index = new DomainIndex(gatewayHosts(this.view, this.view.servers.byRoutes.get(routes) ?? []));
      this.hosts.set(routes, index);
    }
    return index.find(authority);
  }

  private through(routes: string, content: Content): Outcome {
    const host = this.virtualHost(routes, content);
    if (host === undefined) return refused('no virtual host matches');
    if (host.requiresTls && content.scheme === 'http') return sentToTls(host.name);
    const rule = firstMatching(host, content);
    if (rule === undefined) return { ...refused('no route matches'), virtualHost: host.name };
    return outcomeOf(rule, host.name, content, this.view.clusters, this.outcomes);
  }

  /** The way that a connection takes, or why there is no way. */
  private endFor(request: Request, address = ''): GatewayEnd | string {
    const { host, port } = request;
    this.chains ??= gatewayChains(this.view);
    const found = this.chains.get(listenerKey(address, port)) ?? this.chains.get(listenerKey('', port)) ?? [];
    if (found.length === 0) return `no server listens on port ${port}`;
    const isTls = speaksTls(request);
    const left = sieved(found, { address, isTls, sni: isTls ? serverName(request) : '', isPlainHttp: false });
    return left[0]?.leadsTo ?? `no server on port ${port} is for ${host}`;
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
