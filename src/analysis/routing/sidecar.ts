import { PASSTHROUGH } from './clusters';
import { type Connection, sieved } from './filter-chains';
import { type Outcome, outcomeWith, passedOn, refused } from './outcome';
import { contentOf, type Content, type Request } from './request';
import { DEFAULT_RETRIES } from './retries';
import { outcomeOf } from './route-outcome';
import { UNSPECIFIED } from './services';
import { type SidecarView, virtualHostsAt } from './sidecar-hosts';
import { ANYWHERE, type End, type Listener, listenersAt } from './sidecar-listeners';
import { DomainIndex, ruleFor, type VirtualHost } from './virtual-hosts';
import { whyOfSidecar, whyPassedOn, whyUnknown } from './why';

/** What a sidecar makes of requests. Everything about a port is made by the first request to it. */
export class Sidecar {
  private readonly listeners = new Map<number, ReadonlyMap<string, Listener>>();
  private readonly hosts = new Map<number, { readonly all: readonly VirtualHost[]; readonly index: DomainIndex }>();

  constructor(private readonly view: SidecarView) {}

  /** What becomes of a request to an address; `undefined` where the client finds none. */
  route(request: Request, address: string | undefined): Outcome {
    const { scheme = 'http', port } = request;
    const end = this.endOf(request, address);
    if (end.kind === 'bytes') return passedOn(end.destinations());
    if (scheme !== 'http') return refused('the listener speaks HTTP');
    const content = contentOf(request);
    const found = this.virtualHost(port, end.service, content);
    return found === undefined ? this.unknown(end.service) : this.through(found, content);
  }

  /** Why that becomes of a request. */
  why(request: Request, address: string | undefined): readonly string[] {
    const { scheme = 'http', host, port } = request;
    const end = this.endOf(request, address);
    if (end.kind === 'bytes') return whyPassedOn(request, end.destinations(), end === ANYWHERE);
    if (scheme !== 'http') return [`port ${port} of '${host}' speaks HTTP in the clear`];
    const content = contentOf(request);
    const found = this.virtualHost(port, end.service, content);
    return found === undefined ? whyUnknown(this.view, request) : whyOfSidecar(this.view, found, request, content);
  }

  private endOf({ scheme = 'http', host, port }: Request, address: string | undefined): End {
    const isTls = scheme === 'https' || scheme === 'tls';
    return endFor(this.listenersAt(port), { address: address ?? '', isTls, sni: isTls ? host : '', isPlainHttp: scheme === 'http' });
  }

  /** The virtual host that a request meets. */
  virtualHost(port: number, service: string | undefined, { authority }: Content): VirtualHost | undefined {
    const { all, index } = this.hostsAt(port);
    if (service === undefined) return index.find(authority);
    // A port that does not say what it speaks has only the virtual host of its own service.
    return all.find(({ domains }) => domains.includes(service) || domains.includes(`${service}:${port}`));
  }

  private through(host: VirtualHost, content: Content): Outcome {
    const { clusters } = this.view;
    if (host.service !== undefined) {
      const destinations = [clusters.destination({ ...host.service, subset: '' }, 100)];
      return outcomeWith({ outcome: 'routed', virtualHost: host.name, destinations, retries: DEFAULT_RETRIES });
    }
    const rule = ruleFor(host, content);
    return rule === undefined ? { ...refused('no route matches'), virtualHost: host.name } : outcomeOf(rule, host.name, content, clusters);
  }

  private unknown(service: string | undefined): Outcome {
    if (service !== undefined) return refused('no virtual host matches');
    return outcomeWith({ outcome: 'routed', virtualHost: 'allow_any', destinations: [PASSTHROUGH] });
  }

  private listenersAt(port: number): ReadonlyMap<string, Listener> {
    let found = this.listeners.get(port);
    if (found === undefined) this.listeners.set(port, found = listenersAt(this.view, port));
    return found;
  }

  private hostsAt(port: number): { readonly all: readonly VirtualHost[]; readonly index: DomainIndex } {
    let found = this.hosts.get(port);
    if (found === undefined) {
      const all = virtualHostsAt(this.view, port);
      this.hosts.set(port, found = { all, index: new DomainIndex(all) });
    }
    return found;
  }
}

/** A listener of just that address comes before the one for all. */
function endFor(listeners: ReadonlyMap<string, Listener>, connection: Connection): End {
  const listener = listeners.get(connection.address) ?? listeners.get(UNSPECIFIED);
  if (listener === undefined) return ANYWHERE;
  return sieved(listener.chains, connection)[0]?.leadsTo ?? listener.otherwise;
}
