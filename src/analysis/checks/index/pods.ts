import { isInjected } from './injection';
import { Labelled } from './label-index';
import type { Context, Subject } from '../context';
import { Field } from '../field';

/** Kinds that keep pods running from a template. */
export const CONTROLLERS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Rollout.argoproj.io'];

/** A pod, or what pods are made from. */
export interface Pod {
  /** The object that it is in; nothing for the ingress gateway that is taken for granted. */
  readonly subject: Subject | undefined;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly metadata: Field;
  readonly spec: Field;
}

/** The ingress gateway that comes with Istio. */
export const INGRESS_LABELS = { app: 'istio-ingressgateway', istio: 'ingressgateway' };

const INGRESS: Pod = {
  subject: undefined, namespace: 'istio-system', labels: INGRESS_LABELS, annotations: {}, metadata: new Field({}), spec: new Field({ containers: [{ name: 'istio-proxy' }] }),
};

/** What runs once the manifests are applied, and the ingress gateway that comes with Istio. */
export class Pods {
  readonly all: readonly Pod[];
  /** The namespaces in which some are written. */
  readonly namespaces: ReadonlySet<string>;
  private readonly labelled: Labelled<Pod>;

  constructor(context: Context) {
    const bare = context.of('Pod').map(podOf);
    const running = CONTROLLERS.flatMap(kind => context.of(kind)).filter(runs).map(podOf);
    this.all = [INGRESS, ...bare, ...running];
    this.namespaces = new Set([...bare, ...running].map(({ namespace }) => namespace));
    this.labelled = new Labelled(this.all.map(pod => ({ labels: isInjected(context, pod) ? { 'security.istio.io/tlsMode': 'istio', ...pod.labels } : pod.labels, item: pod })));
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

function runs({ spec }: Subject): boolean {
  return spec.get('template').written && !(spec.get('replicas').written && spec.get('replicas').number === 0);
}

const KNOWN = new WeakMap<Subject, Pod>();

/** A pod that is written, or what pods are made from; several rules look at each. */
export function podOf(subject: Subject): Pod {
  const known = KNOWN.get(subject) ?? made(subject);
  KNOWN.set(subject, known);
  return known;
}

function made(subject: Subject): Pod {
  const { object, root, spec } = subject;
  const template = object.kind === 'Pod' ? root : spec.get('template');
  const metadata = template.get('metadata');
  return {
    subject, namespace: object.namespace, labels: metadata.get('labels').labels, annotations: metadata.get('annotations').labels, metadata, spec: template.get('spec'),
  };
}

/** All templates and pods that are written, whether they run or not. */
export function writtenPods(context: Context): readonly Pod[] {
  return context.once(writtenPods, () => ['Pod', ...CONTROLLERS].flatMap(kind => context.of(kind)).map(podOf));
}
