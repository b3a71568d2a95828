import { INGRESS_POD } from './ingress-gateway';
import { isInjected } from './injection';
import { Labelled } from './label-index';
import { podOf, type Pod } from './pod';
import { CONTROLLERS as ALL } from '../../model/controllers';
import { isKept, keptWorkloads } from '../../model/kept-workloads';
import { lazy } from '../../model/lazy';
import { isNamedAlone } from '../../model/manifest';
import type { Objects } from '../objects/objects';
import { kindOf, type Subject } from '../objects/subject';

/** Kinds that keep pods running from a template. */
export const CONTROLLERS = ALL.filter(({ isJob }) => !isJob).map(kindOf);

const JOBS = [...ALL.filter(({ isJob }) => isJob).map(kindOf), 'CronJob.batch'];

/** The label that Istio takes for one of every pod with a sidecar. */
const TLS_MODE = 'security.istio.io/tlsMode';

type Labels = Readonly<Record<string, string>>;

/** What runs once the manifests are applied, and the ingress gateway that comes with Istio. */
export class Pods {
  readonly all: readonly Pod[];
  /** The namespaces in which some are written. */
  readonly namespaces: ReadonlySet<string>;
  private readonly labelled: Labelled<Pod>;
  /** With the label that comes with sidecars, which almost nobody selects by. */
  private readonly injected: () => Labelled<Pod>;

  constructor(objects: Objects) {
    const kept = lazy(() => keptWorkloads(objects.manifests.objects));
    const bare = objects.of('Pod').map(podOf);
    const running = CONTROLLERS.flatMap(kind => objects.of(kind)).filter(({ object, spec }) => spec.get('template').isSet && (!isIdle(spec) || isKept(kept(), object))).map(podOf);
    this.all = [INGRESS_POD, ...bare, ...running];
    this.namespaces = new Set([...bare, ...running].filter(isWritten).map(({ namespace }) => namespace));
    this.labelled = new Labelled(this.all.map(pod => ({ labels: pod.labels, item: pod })));
    this.injected = lazy(() => new Labelled(this.all.map(pod => ({ labels: isInjected(objects, pod) ? { [TLS_MODE]: 'istio', ...pod.labels } : pod.labels, item: pod }))));
  }

  /** Those that a selector selects, in any namespace. */
  selectedBy(selector: Labels): Pod[] {
    return this.knowing(selector).selectedBy(selector);
  }

  /** Whether a selector selects any, in any namespace. */
  hasSelectedBy(selector: Labels): boolean {
    return this.knowing(selector).hasSelectedBy(selector);
  }

  private knowing(selector: Labels): Labelled<Pod> {
    return TLS_MODE in selector ? this.injected() : this.labelled;
  }
}

/** Whether somebody has written a pod, and not only said that it is there. */
export function isWritten({ subject }: Pod): boolean {
  return subject !== undefined && !isNamedAlone(subject.object);
}

function isIdle(spec: Subject['spec']): boolean {
  const replicas = spec.get('replicas');
  return replicas.isSet && replicas.number === 0;
}

/** What jobs run. It comes to an end, so that nothing counts on it, but a Service may lead to it meanwhile. */
export function jobPods(objects: Objects): readonly Pod[] {
  return objects.once(jobPods, () => JOBS.flatMap(kind => objects.of(kind)).map(podOf));
}

/** All templates and pods that are written, whether they run or not. */
export function writtenPods(objects: Objects): readonly Pod[] {
  return objects.once(writtenPods, () => ['Pod', ...CONTROLLERS].flatMap(kind => objects.of(kind)).map(podOf));
}
