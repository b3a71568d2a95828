import { isWildcard, isWithin } from '../model/hosts';
import { lazy } from '../model/lazy';
import type { ManifestObject, Manifests } from '../model/manifest';
import { grouped } from '../model/maps';
import { objectAt, textMapAt } from '../routing/fields/fields';
import type { Cluster, Clusters } from '../routing/services/clusters';
import { has, podsOf } from '../routing/services/pods';
import { portNumbered, selectsWorkloads, type Service } from '../routing/services/services';
import type { Destination } from '../routing/traffic/outcome';

type Labels = Readonly<Record<string, string>>;

/** What pods get from the cluster that they come to run in. */
const OF_CLUSTERS = new RegExp(`^(?:${[
  'topology\\.(?:kubernetes|istio)\\.io/.*', 'kubernetes\\.io/hostname', '(?:statefulset|batch|apps)\\.kubernetes\\.io/.*', 'security\\.istio\\.io/tlsMode', 'service\\.istio\\.io/.*',
  '(?:rollouts-)?pod-template-hash', 'controller-revision-hash', 'job-name',
].join('|')})$`);

/** Knows what manifests prove, and what others may bring. */
export class Proof {
  private readonly wildcards = lazy(() => [...this.services.keys()].filter(isWildcard));
  private readonly unread = lazy(() => grouped(this.manifests.objects.filter(makesUnknownPods), ({ namespace }) => namespace));

  constructor(private readonly manifests: Manifests, private readonly services: ReadonlyMap<string, readonly Service[]>) {}

  /** Whether nothing can answer at a destination, whatever else there is: hosts and pods that are not written are unknown. */
  isDead(destination: Destination, clusters: Clusters): boolean {
    const { host, subset, port, state } = destination;
    if (state === 'ok') return false;
    const known = this.services.get(host) ?? [];
    if (known.length === 0) return this.wildcards().some(one => isWithin(host, one));
    const labels = clusters.ruleFor(host)?.subsets.find(({ name }) => name === subset)?.labels;
    if (subset === null || labels === undefined) return state === 'no-cluster' && !known.some(service => hasUnknownEndpoints(service, port));
    const whole = clusters.cluster({ host, subset: '', port });
    return whole.state === 'ok' ? this.isWithout(labels, whole, known) : whole.state === 'no-cluster';
  }

  /** Whether none of the pods of a host can have some labels. */
  private isWithout(labels: Labels, { pods }: Cluster, known: readonly Service[]): boolean {
    const written = Object.fromEntries(Object.entries(labels).filter(([name]) => !OF_CLUSTERS.test(name)));
    const isLeftOpen = Object.keys(written).length < Object.keys(labels).length && pods.some(one => has(one.labels, written));
    return !isLeftOpen && !known.some(({ namespace, selector }) => this.mayHavePods(namespace, { ...selector, ...written }));
  }

  private mayHavePods(namespace: string, labels: Labels): boolean {
    return (this.unread().get(namespace) ?? []).some(({ spec }) => has(textMapAt(objectAt(objectAt(spec, 'template'), 'metadata'), 'labels'), labels));
  }
}

/** What is looked up by name has no cluster either where no endpoint is known. */
function hasUnknownEndpoints(service: Service, port: number): boolean {
  return service.resolution === 'dns' && selectsWorkloads(service) && portNumbered(service.ports, port) !== undefined;
}

/** Whether an object looks as if it made pods, and is of no kind that is known to. */
function makesUnknownPods(object: ManifestObject): boolean {
  return objectAt(object.spec, 'template') !== undefined && podsOf(object) === undefined && object.spec.replicas !== 0;
}
