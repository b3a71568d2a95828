import { Clusters } from './clusters';
import type { Client } from './destination-rules';
import { isExportedTo } from './exports';
import { Gateway } from './gateway';
import { mergeServers } from './gateway-merge';
import { MESH } from './gateway-names';
import { selectorOf } from './gateway-server';
import type { GatewayView } from './gateway-view';
import { Indexes } from './indexes';
import { portOfServer } from './listening';
import type { Outcome } from './outcome';
import { has } from './pods';
import type { Caller, Request } from './request';
import { withDestinations } from './service-scope';
import { Sidecar } from './sidecar';
import type { SidecarView } from './sidecar-hosts';
import { targetsFor } from './virtual-service';
import type { Manifests } from '../model/manifest';

/** What becomes of a request, and why. */
export interface ExplainedOutcome extends Outcome {
  /** Sentences from the choice of the VirtualService to that of the destinations. Worked out when they are asked for. */
  readonly why: readonly string[];
}

/** What a set of manifests does with requests, once all of it is applied. */
export interface Mesh {
  /** What becomes of a request. */
  route(request: Request): ExplainedOutcome;
}

/** The mesh that manifests make. What a request needs is worked out by the first one that needs it. */
export function meshOf(manifests: Manifests): Mesh {
  return new LazyMesh(manifests);
}

class LazyMesh implements Mesh {
  private readonly proxies = new Map<string, Sidecar | Gateway>();
  private known: Indexes | undefined;

  constructor(private readonly manifests: Manifests) {}

  route(request: Request): ExplainedOutcome {
    const namespace = request.from.namespace || 'default';
    const [name] = request.host.split(':', 1);
    const proxy = this.proxy(request.from, namespace);
    const address = this.indexes.addressOf(name, namespace);
    const outcome = proxy.route(request, address);
    return {
      ...outcome,
      get why() {
        return proxy.why(request, address);
      },
    };
  }

  private get indexes(): Indexes {
    return this.known ??= new Indexes(this.manifests);
  }

  private proxy({ kind, labels = {} }: Caller, namespace: string): Sidecar | Gateway {
    const counted = kind === 'gateway' ? labels : this.indexes.countedLabels(labels);
    const key = `${kind} ${namespace} ${JSON.stringify(counted)}`;
    let found = this.proxies.get(key);
    if (found === undefined) {
      const client = { namespace, labels: counted };
      found = kind === 'gateway' ? new Gateway(gatewayView(this.indexes, client)) : new Sidecar(sidecarView(this.indexes, client));
      this.proxies.set(key, found);
    }
    return found;
  }
}

function sidecarView(indexes: Indexes, client: Client): SidecarView {
  const { virtualServices, rules, workloads } = indexes;
  const seen = virtualServices.visible(MESH, client.namespace);
  const wanted = seen.flatMap(one => targetsFor(one, client.namespace)).map(({ host, port }) => [host, port] as const);
  const scope = withDestinations(indexes.scopeOf('sidecar', client.namespace), wanted, host => indexes.serviceIn(host, client.namespace));
  return {
    ...client,
    scope,
    aliases: indexes.aliases,
    virtualServices: seen,
    allVirtualServices: virtualServices.all,
    owners: virtualServices.ownersFor(MESH, client.namespace),
    clusters: new Clusters({ scope, rules, workloads, client, isGateway: false }),
  };
}

function gatewayView(indexes: Indexes, client: Client): GatewayView {
  const { virtualServices, rules, workloads, servers, services } = indexes;
  const scope = indexes.scopeOf('gateway', client.namespace);
  const own = servers.filter(({ gateway }) => has(client.labels, selectorOf(gateway))).flatMap(one => one.servers);
  return {
    ...client,
    scope,
    clusters: new Clusters({ scope, rules, workloads, client, isGateway: true }),
    servers: mergeServers(own, server => portOfServer(server, services, client)),
    allVirtualServices: virtualServices.all,
    virtualServicesFor: gateway => virtualServices.visible(gateway, client.namespace),
    serviceIn: (host, namespace) => {
      const found = indexes.serviceIn(host, namespace);
      return found !== undefined && isExportedTo(found.exports, client.namespace) ? found : undefined;
    },
  };
}
