import { INGRESS_POD } from './ingress-gateway';
import { isInjected } from './injection';
import { Labelled } from './label-index';
import { podOf, type Pod } from './pod';
import { CONTROLLERS as ALL } from '../../model/controllers';
import { isKept, keptWorkloads } from '../../model/kept-workloads';
import type { Documents } from '../objects/documents';
import type { Objects } from '../objects/objects';
import { kindOf, type Subject } from '../objects/subject';

/** Kinds that keep pods running from a template. */
export const CONTROLLERS = ALL.filter(({ isJob }) => !isJob).map(kindOf);

const JOBS = [...ALL.filter(({ isJob }) => isJob).map(kindOf), 'CronJob.batch'];

/** What runs once the manifests are applied, and the ingress gateway that comes with Istio. */
export class Pods {
  readonly all: readonly Pod[];
  /** The namespaces in which some are written. */
  readonly namespaces: ReadonlySet<string>;
  private readonly labelled: Labelled<Pod>;

  constructor(objects: Objects) {
    const kept = keptWorkloads(objects.manifests.objects);
    const bare = objects.of('Pod').map(podOf);
    const running = CONTROLLERS.flatMap(kind => objects.of(kind)).filter(({ object, spec }) => spec.get('template').isSet && (!isIdle(spec) || isKept(kept, object))).map(podOf);
    this.all = [INGRESS_POD, ...bare, ...running];
    this.namespaces = new Set([...bare, ...running].map(({ namespace }) => namespace));
    this.labelled = new Labelled(this.all.map(pod => ({ labels: isInjected(objects, pod) ? { 'security.istio.io/tlsMode': 'istio', ...pod.labels } : pod.labels, item: pod })));
  }

  /** Those that a selector selects, in any namespace. */
  selectedBy(selector: Readonly<Record<string, string>>): Pod[] {
    return this.labelled.selectedBy(selector);
  }

  /** Whether a selector selects any, in any namespace. */
  hasSelectedBy(selector: Readonly<Record<string, string>>): boolean {
    return this.labelled.hasSelectedBy(selector);
  }
}

function isIdle(spec: Subject['spec']): boolean {
  return spec.get('replicas').isSet && spec.get('replicas').number === 0;
}

/** What jobs run. It comes to an end, so that nothing counts on it, but a Service may lead to it meanwhile. */
export function jobPods(objects: Objects): readonly Pod[] {
  return objects.once(jobPods, () => JOBS.flatMap(kind => objects.of(kind)).map(podOf));
}

/** All templates and pods that are written, whether they run or not. */
export function writtenPods(documents: Documents): readonly Pod[] {
  return documents.once(writtenPods, () => ['Pod', ...CONTROLLERS].flatMap(kind => documents.of(kind)).map(podOf));
}
