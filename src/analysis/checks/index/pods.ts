import { INGRESS_POD } from './ingress-gateway';
import { isInjected } from './injection';
import { Labelled } from './label-index';
import { podAt, podOf, type Pod } from './pod';
import { lazy } from '../../model/lazy';
import { isNamedAlone } from '../../model/manifest-objects';
import { CONTROLLERS as ALL } from '../../model/workloads/controllers';
import { type Answer, carries, isOfPlace, labelsOfRoles, mayBeGiven } from '../../model/workloads/given-labels';
import { type PodSource, podSourcesIn } from '../../model/workloads/pod-sources';
import type { Documents } from '../objects/documents';
import type { Objects } from '../objects/objects';
import { kindOf } from '../objects/subject';

/** Kinds that keep pods running from a template. */
export const CONTROLLERS = ALL.filter(({ isJob }) => !isJob).map(kindOf);

interface Candidate {
  readonly source: PodSource;
  readonly labels: Labels;
}

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
  private readonly injected = lazy(() => new Labelled(this.all.map(pod => ({ labels: this.withSidecar(pod), item: pod }))));
  private readonly sources: readonly PodSource[];
  private readonly roles = lazy(() => new Set(this.sources.flatMap(labelsOfRoles)));
  private readonly candidates = lazy(() => new Labelled(this.running().map(source => ({ labels: source.labels, item: this.candidate(source) }))));

  constructor(private readonly objects: Objects) {
    this.sources = podSourcesIn(objects.all().map(({ object }) => object));
    const lasting = this.running().filter(({ isSure, controller }) => isSure && controller?.isJob !== true)
      .map(source => this.podOf(source)).filter(pod => pod !== undefined);
    this.all = [INGRESS_POD, ...lasting];
    this.namespaces = new Set(lasting.filter(isWritten).map(({ namespace }) => namespace));
    this.labelled = new Labelled(this.all.map(pod => ({ labels: pod.labels, item: pod })));
  }

  /** Those that a selector selects, in any namespace. */
  selectedBy(selector: Labels): Pod[] {
    return this.knowing(selector).selectedBy(selector);
  }

  /** Whether a selector selects any, in one namespace or in all: labels may come from elsewhere than from a template, and pods may come and go. */
  answer(selector: Labels, namespace?: string): Answer {
    const isThere = (one: Pod | PodSource['owner']) => namespace === undefined || one.namespace === namespace;
    if (namespace === undefined ? this.knowing(selector).hasSelectedBy(selector) : this.selectedBy(selector).some(isThere)) return 'yes';
    const written = Object.fromEntries(Object.entries(selector).filter(([name]) => !mayBeGiven(name) && !this.roles().has(name)));
    const candidates = this.candidates().selectedBy(written);
    const answers = new Set(candidates.filter(({ source }) => isThere(source.owner)).map(one => answerOf(one, selector)));
    if (answers.has('yes')) return 'yes';
    if (answers.has('unknown') || isOfIngress(selector, namespace)) return 'unknown';
    // Pods of which nothing is known may be these, unless their owner is here and has none.
    return this.sources.some(({ isOpen, owner }) => isOpen && isThere(owner)) && this.idle(selector, namespace) === undefined ? 'unknown' : 'no';
  }

  /** The owner of pods that a selector would select, if it had any. */
  idle(selector: Labels, namespace?: string): PodSource | undefined {
    const isMeant = ({ owner }: PodSource) => namespace === undefined || owner.namespace === namespace;
    return this.sources.find(source => source.count === 0 && isMeant(source) && carries(source, selector) !== 'no');
  }

  private knowing(selector: Labels): Labelled<Pod> {
    return TLS_MODE in selector ? this.injected() : this.labelled;
  }

  private running(): readonly PodSource[] {
    return this.sources.filter(({ count, isOpen }) => count !== 0 && !isOpen);
  }

  private podOf({ owner, path }: PodSource): Pod | undefined {
    const subject = this.objects.find(kindOf(owner), owner.namespace, owner.name);
    if (subject === undefined) return undefined;
    return path.length < 3 ? podOf(subject) : podAt(subject, path);
  }

  private candidate(source: PodSource): Candidate {
    const pod = this.podOf(source);
    return { source, labels: pod === undefined ? source.labels : this.withSidecar(pod) };
  }

  private withSidecar(pod: Pod): Labels {
    return isInjected(this.objects, pod) ? { [TLS_MODE]: 'istio', ...pod.labels } : pod.labels;
  }
}

/** Whether somebody has written a pod, and not only said that it is there. */
export function isWritten({ subject }: Pod): boolean {
  return subject !== undefined && !isNamedAlone(subject.object);
}

/** Whether a selector asks for pods of the ingress gateway at some place. */
function isOfIngress(selector: Labels, namespace: string | undefined): boolean {
  const { labels, namespace: own } = INGRESS_POD;
  return (namespace === undefined || namespace === own) && Object.keys(selector).every(name => labels[name] === selector[name] || isOfPlace(name));
}

function answerOf({ source, labels }: Candidate, selector: Labels): Answer {
  const answer = carries(source.labels === labels ? source : { ...source, labels }, selector);
  // Who gets a sidecar is known.
  const lacksSidecar = Object.hasOwn(selector, TLS_MODE) && labels[TLS_MODE] !== selector[TLS_MODE];
  if (answer === 'no' || lacksSidecar) return 'no';
  // Pods of a job come to an end, so nothing counts on them.
  return source.controller?.isJob === true ? 'unknown' : answer;
}

/** The owner of pods as messages call it. */
export function ownerOf({ owner: { kind, namespace, name } }: PodSource): string {
  return `${kind} '${namespace}/${name}'`;
}

/** All templates and pods that are written, whether they run or not. */
export function writtenPods(documents: Documents): readonly Pod[] {
  return documents.once(writtenPods, () => ['Pod', ...CONTROLLERS].flatMap(kind => documents.of(kind)).map(podOf));
}
