import { sieved } from './filter-chains';
import { gatewayChains, type GatewayEnd, listenerKey } from './gateway-chains';
import { gatewayHosts } from './gateway-hosts';
import type { GatewayView } from './gateway-view';
import { type Outcome, passedOn, refused, sentToTls } from './outcome';
import { contentOf, type Content, type Request } from './request';
import { outcomeOf } from './route-outcome';
import { whyOfGateway, whyPassedOn, whyRefused } from './why';
import { DomainIndex, ruleFor, type VirtualHost } from './virtual-hosts';

/** What the pods of a gateway make of requests. Everything behind some servers is made by the first request to them. */
export class Gateway {
  private chains: ReturnType<typeof gatewayChains> | undefined;
  private readonly hosts = new Map<string, DomainIndex>();

  constructor(private readonly view: GatewayView) {}

  route(request: Request, address: string | undefined): Outcome {
    const { scheme = 'http', host } = request;
    const end = this.endFor(request, address);
    if (typeof end === 'string') return refused(end);
    const isTls = scheme === 'https' || scheme === 'tls';
    if (end.endsTls && (!isTls || end.isForMesh)) return refused('the listener wants TLS of another kind');
    if (end.routes === undefined) return passedOn(end.destinations());
    if (scheme === 'tcp' || scheme === 'tls') return refused('the listener speaks HTTP');
    if (isTls && !end.endsTls) return refused(`the listener speaks HTTP in the clear, not TLS for ${host}`);
    return this.through(end.routes, contentOf(request));
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
    const rule = ruleFor(host, content);
    return rule === undefined ? { ...refused('no route matches'), virtualHost: host.name } : outcomeOf(rule, host.name, content, this.view.clusters);
  }

  /** The way that a connection takes, or why there is none. */
  private endFor({ scheme = 'http', host, port }: Request, address: string | undefined): GatewayEnd | string {
    this.chains ??= gatewayChains(this.view);
    const chains = address === undefined ? undefined : this.chains.get(listenerKey(address, port));
    const found = chains ?? this.chains.get(listenerKey('', port));
    if (found === undefined || found.length === 0) return `no server listens on port ${port}`;
    const isTls = scheme === 'https' || scheme === 'tls';
    const left = sieved(found, { address: address ?? '', isTls, sni: isTls ? host : '', isPlainHttp: false });
    return left[0]?.leadsTo ?? `no server on port ${port} is for ${host}`;
  }
}
