import { gatewayScope, type ServiceScope, sidecarScope } from './service-scope';
import type { Service } from './services';
import { cached, grouped } from '../../model/maps';
import { isExportedTo } from '../fields/exports';
import type { ProxyKind } from '../traffic/request';

/** The services of a mesh, by their hosts and by who sees them. */
export class ServiceIndex {
  /** The hosts that stand for another one, by that one. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** Whether all namespaces see the same services. */
  readonly isSameFromEverywhere: boolean;
  private readonly byHost: ReadonlyMap<string, readonly Service[]>;
  private readonly scopes = new Map<string, ServiceScope>();

  /** In the order in which they claim listeners. */
  constructor(readonly all: readonly Service[], readonly domain: string) {
    this.byHost = byHost(all);
    this.aliases = aliasesIn(all, this.byHost);
    this.isSameFromEverywhere = isSameFromEverywhere(all, this.byHost);
  }

  /** Where a client of a namespace finds a host that it names in full or in short, or nothing if Istio does not know it. A port does not count. */
  addressOf(host: string, namespace: string): string | undefined {
    const [name] = host.split(':', 1);
    for (const end of ['', `.${namespace}.svc.${this.domain}`, `.svc.${this.domain}`, `.${this.domain}`]) {
      const found = this.byHost.get(name + end);
      if (found !== undefined) return (found.find(one => one.namespace === namespace) ?? found[0]).address;
    }
    return undefined;
  }

  /** A service of a namespace. */
  serviceIn(host: string, namespace: string): Service | undefined {
    return this.byHost.get(host)?.find(one => one.namespace === namespace);
  }

  /** The services of a host, in whatever namespaces. */
  named(host: string): readonly Service[] {
    return this.byHost.get(host) ?? [];
  }

  /** What a route of a client leads to: the service of its own namespace, otherwise that of Kubernetes that is exported to it, otherwise the oldest that is. */
  destinationFor(host: string, namespace: string): Service | undefined {
    return this.serviceIn(host, namespace) ?? this.byHost.get(host)?.find(({ exports }) => isExportedTo(exports, namespace));
  }

  /** The services that proxies of a namespace see. */
  seenBy(kind: ProxyKind, namespace: string): ServiceScope {
    const key = this.isSameFromEverywhere ? kind : `${kind} ${namespace}`;
    return cached(this.scopes, key, () => (kind === 'gateway' ? gatewayScope : sidecarScope)(this.all, namespace));
  }
}

/** With one owner for each host, which everyone sees, it is the same from everywhere. */
function isSameFromEverywhere(services: readonly Service[], hosts: ReadonlyMap<string, readonly Service[]>): boolean {
  return services.every(({ exports }) => exports.has('*')) &&
    [...hosts.values()].every(([first, ...others]) => others.every(({ namespace }) => namespace === first.namespace));
}

/** Those of Kubernetes come first. */
function byHost(services: readonly Service[]): Map<string, readonly Service[]> {
  const [kubernetes, others] = [true, false].map(wanted => services.filter(({ isKubernetes }) => isKubernetes === wanted));
  return grouped([...kubernetes, ...others], ({ host }) => host);
}

/** An alias may stand for another alias; one whose target is not known is not a host. */
function aliasesIn(services: readonly Service[], hosts: ReadonlyMap<string, readonly Service[]>): Map<string, readonly string[]> {
  const aliases = services.filter(({ resolution }) => resolution === 'alias').map(({ host }) => ({ host, concrete: concreteOf(host, hosts) }));
  const groups = grouped(aliases.filter(({ concrete }) => concrete !== undefined), ({ concrete = '' }) => concrete);
  return new Map([...groups].map(([concrete, all]) => [concrete, all.map(({ host }) => host)]));
}

function concreteOf(alias: string, hosts: ReadonlyMap<string, readonly Service[]>): string | undefined {
  const seen = new Set<string>();
  for (let host = alias; !seen.has(host);) {
    seen.add(host);
    const service = hosts.get(host)?.[0];
    if (service === undefined || service.resolution !== 'alias') return service?.host;
    host = service.externalName;
  }
  return undefined;
}
