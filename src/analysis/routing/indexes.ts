import { objectAt, textMapAt } from './fields/fields';
import { type Server, serversOf } from './gateway/gateway-server';
import { withDelegates } from './rules/delegates';
import { virtualServiceOf } from './rules/virtual-service';
import { type ClientConditions, conditionsOf, VirtualServiceIndex } from './rules/virtual-service-index';
import { ruleIndexOf, type RuleIndex } from './services/destination-rules';
import type { Workloads } from './services/endpoints';
import { byAge, byKind, kindKey } from './services/order-of-objects';
import { podsIn } from './services/pods';
import { ServiceIndex } from './services/service-index';
import { inOrder } from './services/service-scope';
import { serviceOf, servicesOf } from './services/services';
import { SidecarResources } from './sidecar/sidecar-resources';
import { CLUSTER_DOMAIN } from '../model/hosts';
import type { ManifestObject, Manifests } from '../model/manifest';
import { grouped } from '../model/maps';
import { endpointsIn } from '../model/workloads/written-endpoints';

const ISTIO = 'networking.istio.io';

/** What all proxies of a mesh have in common. */
export class Indexes {
  readonly virtualServices: VirtualServiceIndex;
  readonly rules: RuleIndex;
  readonly workloads: Workloads;
  readonly services: ServiceIndex;
  readonly sidecars: SidecarResources;
  /** In the order of the age of their Gateways. */
  readonly servers: readonly { readonly gateway: ManifestObject; readonly servers: readonly Server[] }[];
  /** What VirtualServices ask of their clients. */
  readonly conditions: ClientConditions;
  private readonly askedLabels: ReadonlySet<string>;

  constructor(manifests: Manifests) {
    const kinds = byKind(manifests);
    const { clusterDomain = CLUSTER_DOMAIN } = manifests;
    const istio = (kind: string) => kinds.get(kindKey(ISTIO, kind)) ?? [];
    const virtualServices = [...istio('VirtualService')].sort(byAge).map(object => virtualServiceOf(object, clusterDomain));
    this.virtualServices = new VirtualServiceIndex(withDelegates(virtualServices));
    this.rules = ruleIndexOf(istio('DestinationRule'), clusterDomain);
    const kubernetes = (kinds.get(kindKey('', 'Service')) ?? []).map(service => serviceOf(service, clusterDomain));
    this.services = new ServiceIndex(inOrder([...kubernetes, ...istio('ServiceEntry').flatMap(servicesOf)]), clusterDomain);
    this.servers = [...istio('Gateway')].sort(byAge).map(gateway => ({ gateway, servers: serversOf(gateway) }));
    const pods = podsIn([...kinds.values()].flat());
    const byNamespace = <T extends { readonly namespace: string }>(all: readonly T[]) => grouped(all, ({ namespace }) => namespace);
    const written = endpointsIn(kinds.get(kindKey('discovery.k8s.io', 'EndpointSlice')) ?? [], kinds.get(kindKey('', 'Endpoints')) ?? []);
    const named = new Map(written.size === 0 ? [] : pods.filter(({ path }) => path.length === 0).map(one => [`${one.namespace}/${one.owner.name}`, one]));
    this.workloads = { written, named, pods: byNamespace(pods), entries: byNamespace(istio('WorkloadEntry')), groups: byNamespace(istio('WorkloadGroup')) };
    const selectors = istio('DestinationRule').flatMap(({ spec }) => Object.keys(textMapAt(objectAt(spec, 'workloadSelector'), 'matchLabels')));
    this.sidecars = new SidecarResources(istio('Sidecar'));
    this.conditions = conditionsOf(virtualServices);
    this.askedLabels = new Set([...this.conditions.labels, ...selectors, ...this.sidecars.labels]);
  }

  /** The labels of a client that make a difference. */
  labelsThatMatter(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.askedLabels].filter(name => labels[name] !== undefined).map(name => [name, labels[name]]));
  }
}
