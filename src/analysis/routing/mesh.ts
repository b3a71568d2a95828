import type { Proxy } from './connections/proxy';
import { gatewayProxy } from './gateway/gateways';
import { Indexes } from './indexes';
import { notConsidered, unreadIn } from './not-considered';
import { Sidecars } from './sidecar/sidecars';
import type { Outcome } from './traffic/outcome';
import type { Caller, Request } from './traffic/request';
import { lazy } from '../model/lazy';
import type { Manifests } from '../model/manifest';
import { cached } from '../model/maps';

/** What becomes of a request, and why. */
export interface ExplainedOutcome extends Outcome {
  /** Sentences from the choice of the VirtualService to that of the destinations. Worked out when they are asked for. */
  readonly why: readonly string[];
}

/** What a set of manifests does with requests, once all of it is applied. */
export interface Mesh {
  /** What becomes of a request. */
  route(request: Request): ExplainedOutcome;
  /** The proxy that the requests of a caller go through. */
  proxyOf(caller: Caller): Proxy;
  /** What all proxies have in common. */
  indexes(): Indexes;
}

/** What somebody who asks adds to the reasons for an outcome. */
export type Remarks = (request: Request, outcome: Outcome) => readonly string[];

/** The mesh that manifests make. What a request needs is worked out by the first one that needs it. */
export function meshOf(manifests: Manifests, remarks: Remarks = () => []): Mesh {
  return new ProxyMap(manifests, remarks);
}

/** The proxies of a mesh, each made by the first request that goes through it. */
class ProxyMap implements Mesh {
  private readonly proxies = new Map<string, Proxy>();
  readonly indexes = lazy(() => new Indexes(this.manifests));
  private readonly sidecars = lazy(() => new Sidecars(this.indexes()));
  private readonly unread = lazy(() => unreadIn(this.manifests));

  constructor(private readonly manifests: Manifests, private readonly remarks: Remarks) {}

  route(request: Request): ExplainedOutcome {
    const proxy = this.proxyOf(request.from);
    const outcome = proxy.route(request);
    const { from } = request;
    const why = () => [...proxy.why(request), ...notConsidered(this.unread(), namespaceOf(from), from.kind), ...this.remarks(request, outcome)];
    return {
      ...outcome,
      get why() {
        return why();
      },
    };
  }

  proxyOf(caller: Caller): Proxy {
    const { kind, labels = {} } = caller;
    const namespace = namespaceOf(caller);
    const client = { namespace, labels: kind === 'gateway' ? labels : this.indexes().labelsThatMatter(labels) };
    const id = `${kind} ${namespace} ${JSON.stringify(client.labels)}`;
    return cached(this.proxies, id, () => kind === 'gateway' ? gatewayProxy(id, client, this.indexes()) : this.sidecars().proxyOf(id, client));
  }
}

function namespaceOf({ namespace }: Caller): string {
  return namespace || 'default';
}
