import { podTemplatesOf } from '../../model/workloads/pod-templates';
import type { Field } from '../objects/field';
import type { Subject } from '../objects/subject';

/** A pod, or what pods are made from. */
export interface Pod {
  /** The object that it is in; nothing for the ingress gateway that is taken for granted. */
  readonly subject: Subject | undefined;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly metadata: Field;
  readonly spec: Field;
  readonly containers: readonly Container[];
}

/** A container, and what it is called. */
export interface Container {
  readonly field: Field;
  readonly name: string;
}

/** A pod that is written, or what pods are made from; several rules look at each. */
export function podOf(subject: Subject): Pod {
  return subject.root.once(podOf, () => podAt(subject, podTemplatesOf(subject.object).at(0)?.path ?? ['spec', 'template']));
}

/** What pods are made from at some place of an object. */
export function podAt(subject: Subject, path: Field['path']): Pod {
  const template = path.length === 0 ? subject.root : subject.root.along(path);
  const [metadata, spec] = [template.get('metadata'), template.get('spec')];
  const [labels, annotations] = [metadata.get('labels').labels, metadata.get('annotations').labels];
  return { subject, namespace: subject.object.namespace, labels, annotations, metadata, spec, containers: containersIn(spec, 'containers') };
}

/** The containers of a kind. */
export function containersIn(spec: Field, kind: 'containers' | 'initContainers'): readonly Container[] {
  return spec.get(kind).items().map(field => ({ field, name: field.get('name').text }));
}

/** Whether a container has a port of a name. */
export function hasPort({ containers }: Pod, name: string): boolean {
  return containers.some(({ field }) => field.get('ports').items().some(port => port.get('name').text === name));
}
