import type { PortTables } from './port-tables';
import { findHost } from './sidecar-hosts';
import { ANYWHERE, type End, type Listener, listenerOf } from './sidecar-listeners';
import { sieved } from '../connections/filter-chains';
import type { RouteRule } from '../http/http-routes';
import { DEFAULT_RETRIES } from '../http/retries';
import { outcomeOf } from '../http/route-outcome';
import { firstMatching, type VirtualHost } from '../http/virtual-hosts';
import { PASSTHROUGH } from '../services/clusters';
import { UNSPECIFIED } from '../services/services';
import { type Outcome, outcomeWith, passedOn, refused } from '../traffic/outcome';
import { serverName, contentOf, type Content, type Request } from '../traffic/request';
import { type SidecarView, whyOfSidecar, whyPassedOn, whyUnknown } from '../why';

/** What a sidecar makes of requests. Everything about a port is made by the first request to it. */
export class SidecarProxy {
  private readonly listeners = new Map<string, Listener | undefined>();
  private readonly outcomes = new Map<RouteRule, Outcome>();

  constructor(private readonly view: SidecarView, private readonly tables: PortTables) {}

  /** What becomes of a request to an address; `undefined` if the client finds no service there. */
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

  private endOf(request: Request, address = ''): End {
    const { scheme = 'http', port } = request;
    // A listener of just that address comes before the one for all.
    const listener = this.listener(address, port) ?? this.listener(UNSPECIFIED, port);
    if (listener === undefined) return ANYWHERE;
    const isTls = scheme === 'https' || scheme === 'tls';
    const connection = { address, isTls, sni: isTls ? serverName(request) : '', isPlainHttp: scheme === 'http' };
    return sieved(listener.chains, connection)[0]?.leadsTo ?? listener.otherwise;
  }

  private listener(address: string, port: number): Listener | undefined {
    const key = `${address}:${port}`;
    const known = this.listeners.get(key);
    if (known !== undefined || this.listeners.has(key)) return known;
    const services = this.tables.at(port).listening.get(address);
    const found = services && listenerOf(this.view, services, port);
    this.listeners.set(key, found);
    return found;
  }

  private virtualHost(port: number, service: string | undefined, { authority }: Content): VirtualHost | undefined {
    const { hosts, index } = this.tables.at(port);
    if (service === undefined) return findHost(index, authority, this.view.namespace);
    // A port that does not say what it speaks has only the virtual host of its own service.
    return index.exactly(service) ?? hosts.find(({ domains }) => domains.includes(service) || domains.includes(`${service}:${port}`));
  }

  private through(host: VirtualHost, content: Content): Outcome {
    const { clusters } = this.view;
    if (host.service !== undefined) {
      const destinations = [clusters.destination({ ...host.service, subset: '' }, 100)];
      return outcomeWith({ outcome: 'routed', virtualHost: host.name, destinations, retries: DEFAULT_RETRIES });
    }
    const rule = firstMatching(host, content);
    if (rule === undefined) return { ...refused('no route matches'), virtualHost: host.name };
    return outcomeOf(rule, host.name, content, clusters, this.outcomes);
  }

  private unknown(service: string | undefined): Outcome {
    if (service !== undefined) return refused('no virtual host matches');
    return outcomeWith({ outcome: 'routed', virtualHost: 'allow_any', destinations: [PASSTHROUGH] });
  }
}
