import { objectAt, textMapAt } from './fields/fields';
import { CLUSTER_DOMAIN } from '../model/hosts';
import { type Server, serversOf } from './gateway/gateway-server';
import { withDelegates } from './rules/delegates';
import { virtualServiceOf } from './rules/virtual-service';
import { type ClientConditions, conditionsOf, VirtualServiceIndex } from './rules/virtual-service-index';
import { ruleIndexOf, type RuleIndex } from './services/destination-rules';
import type { Workloads } from './services/endpoints';
import { byAge, byKind, kindKey } from './services/order-of-objects';
import { podsOf } from './services/pods';
import { gatewayScope, inOrder, type ServiceScope, sidecarScope } from './services/service-scope';
import { type Service, serviceOf, servicesOf } from './services/services';
import type { ManifestObject, Manifests } from '../model/manifest';

const ISTIO = 'networking.istio.io';

/** What all proxies of a mesh have in common. */
export class Indexes {
  readonly virtualServices: VirtualServiceIndex;
  readonly rules: RuleIndex;
  readonly workloads: Workloads;
  readonly services: readonly Service[];
  /** In the order of the age of their Gateways. */
  readonly servers: readonly { readonly gateway: ManifestObject; readonly servers: readonly Server[] }[];
  /** The hosts that stand for another one, by that one. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  readonly conditions: ClientConditions;
  /** Whether all namespaces see the same services. */
  readonly isOpen: boolean;
  private readonly hosts: ReadonlyMap<string, readonly Service[]>;
  private readonly scopes = new Map<string, ServiceScope>();
  /** No other labels of a client make a difference. */
  private readonly counted: ReadonlySet<string>;

  constructor(manifests: Manifests) {
    const kinds = byKind(manifests);
    const istio = (kind: string) => kinds.get(kindKey(ISTIO, kind)) ?? [];
    const virtualServices = [...istio('VirtualService')].sort(byAge).map(virtualServiceOf);
    this.virtualServices = new VirtualServiceIndex(withDelegates(virtualServices));
    this.rules = ruleIndexOf(istio('DestinationRule'));
    this.services = inOrder([...(kinds.get(kindKey('', 'Service')) ?? []).map(serviceOf), ...istio('ServiceEntry').flatMap(servicesOf)]);
    this.hosts = byHost(this.services);
    this.aliases = aliasesIn(this.services, this.hosts);
    this.servers = [...istio('Gateway')].sort(byAge).map(gateway => ({ gateway, servers: serversOf(gateway) }));
    const pods = [...kinds.values()].flat().map(podsOf).filter(one => one !== undefined);
    this.workloads = { pods: grouped(pods, ({ namespace }) => namespace), entries: grouped(istio('WorkloadEntry'), ({ namespace }) => namespace) };
    const selectors = istio('DestinationRule').flatMap(({ spec }) => Object.keys(textMapAt(objectAt(spec, 'workloadSelector'), 'matchLabels')));
    this.conditions = conditionsOf(virtualServices);
    this.counted = new Set([...this.conditions.labels, ...selectors]);
    this.isOpen = isOpen(this.services, this.hosts);
  }

  /** The labels of a client that make a difference. */
  countedLabels(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.counted].filter(name => labels[name] !== undefined).map(name => [name, labels[name]]));
  }

  /** Where a client of a namespace finds a host that it names in full or in short, or nothing if Istio does not know it. */
  addressOf(name: string, namespace: string): string | undefined {
    for (const end of ['', `.${namespace}.svc.${CLUSTER_DOMAIN}`, `.svc.${CLUSTER_DOMAIN}`, `.${CLUSTER_DOMAIN}`]) {
      const found = this.hosts.get(name + end);
      if (found !== undefined) return (found.find(one => one.namespace === namespace) ?? found[0]).address;
    }
    return undefined;
  }

  /** A service of a namespace. */
  serviceIn(host: string, namespace: string): Service | undefined {
    return this.hosts.get(host)?.find(one => one.namespace === namespace);
  }

  /** The services that proxies of a namespace see. */
  scopeOf(kind: 'sidecar' | 'gateway', namespace: string): ServiceScope {
    const key = this.isOpen ? kind : `${kind} ${namespace}`;
    let found = this.scopes.get(key);
    if (found === undefined) this.scopes.set(key, found = (kind === 'gateway' ? gatewayScope : sidecarScope)(this.services, namespace));
    return found;
  }
}

/** With one owner for each host, which everyone sees, it is the same from everywhere. */
function isOpen(services: readonly Service[], hosts: ReadonlyMap<string, readonly Service[]>): boolean {
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
  const known = services.filter(({ resolution }) => resolution === 'alias').map(({ host }) => ({ host, concrete: concreteOf(host, hosts) }));
  const groups = grouped(known.filter(({ concrete }) => concrete !== undefined), ({ concrete = '' }) => concrete);
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

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const known = groups.get(keyOf(one));
    if (known === undefined) groups.set(keyOf(one), [one]);
    else known.push(one);
  }
  return groups;
}
