import { isExportedTo } from './fields/exports';
import { MESH } from './fields/gateway-names';
import { mergeServers } from './gateway/gateway-merge';
import { GatewayProxy } from './gateway/gateway-proxy';
import { selectorOf } from './gateway/gateway-server';
import type { GatewayView } from './gateway/gateway-view';
import { portOfServer } from './gateway/server-port';
import { Indexes } from './indexes';
import { notConsidered, unreadIn } from './not-considered';
import { targetsFor, type VirtualService } from './rules/virtual-service';
import { Clusters } from './services/clusters';
import type { Client } from './services/destination-rules';
import { has } from './services/pods';
import { type ServiceScope, withDestinations } from './services/service-scope';
import { PortTables } from './sidecar/port-tables';
import { SidecarProxy } from './sidecar/sidecar-proxy';
import type { Outcome } from './traffic/outcome';
import type { Caller, Request } from './traffic/request';
import type { SidecarView } from './why';
import type { ManifestObject, Manifests } from '../model/manifest';

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
  private readonly proxies = new Map<string, SidecarProxy | GatewayProxy>();
  private readonly tables = new Map<string, PortTables>();
  private known: Indexes | undefined;
  private unread: readonly ManifestObject[] | undefined;

  constructor(private readonly manifests: Manifests) {}

  route(request: Request): ExplainedOutcome {
    const namespace = request.from.namespace || 'default';
    const [name] = request.host.split(':', 1);
    const proxy = this.proxy(request.from, namespace);
    const address = this.indexes.addressOf(name, namespace);
    const outcome = proxy.route(request, address);
    const unread = () => this.unread ??= unreadIn(this.manifests);
    return {
      ...outcome,
      get why() {
        return [...proxy.why(request, address), ...notConsidered(unread(), namespace)];
      },
    };
  }

  private get indexes(): Indexes {
    return this.known ??= new Indexes(this.manifests);
  }

  private proxy({ kind, labels = {} }: Caller, namespace: string): SidecarProxy | GatewayProxy {
    const counted = kind === 'gateway' ? labels : this.indexes.countedLabels(labels);
    const key = `${kind} ${namespace} ${JSON.stringify(counted)}`;
    let found = this.proxies.get(key);
    if (found === undefined) {
      const client = { namespace, labels: counted };
      found = kind === 'gateway' ? new GatewayProxy(gatewayView(this.indexes, client)) : this.sidecar(client);
      this.proxies.set(key, found);
    }
    return found;
  }

  private sidecar(client: Client): SidecarProxy {
    const view = sidecarView(this.indexes, client);
    const key = sharedKey(this.indexes, client);
    let tables = this.tables.get(key);
    if (tables === undefined) this.tables.set(key, tables = new PortTables(view));
    return new SidecarProxy(view, tables);
  }
}

/** What makes a difference for virtual hosts: sidecars for which it is the same share them. */
function sharedKey({ isOpen, conditions, virtualServices }: Indexes, { namespace, labels }: Client): string {
  const asked = Object.fromEntries(Object.entries(labels).filter(([name]) => conditions.labels.has(name)));
  return `${isOpen && virtualServices.isOpen && !conditions.namespaces ? '' : namespace} ${JSON.stringify(asked)}`;
}

function sidecarView(indexes: Indexes, client: Client): SidecarView {
  const { virtualServices, rules, workloads } = indexes;
  const seen = virtualServices.visible(MESH, client.namespace);
  const scope = scopeFor(indexes, client, seen);
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

function scopeFor(indexes: Indexes, { namespace }: Client, seen: readonly VirtualService[]): ServiceScope {
  const scope = indexes.scopeOf('sidecar', namespace);
  if (indexes.isOpen) return scope;
  const wanted = seen.flatMap(one => targetsFor(one, namespace)).map(({ host, port }) => [host, port] as const);
  return withDestinations(scope, wanted, host => indexes.serviceIn(host, namespace));
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
