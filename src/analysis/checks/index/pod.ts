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
}

/** A pod that is written, or what pods are made from; several rules look at each. */
export function podOf(subject: Subject): Pod {
  return subject.root.once(podOf, () => podAt(subject, podTemplatesOf(subject.object).at(0)?.path ?? ['spec', 'template']));
}

/** What pods are made from at some place of an object. */
export function podAt(subject: Subject, path: Field['path']): Pod {
  const template = path.length === 0 ? subject.root : subject.root.along(path);
  const metadata = template.get('metadata');
  return {
    subject,
    namespace: subject.object.namespace,
    labels: metadata.get('labels').labels,
    annotations: metadata.get('annotations').labels,
    metadata,
    spec: template.get('spec'),
  };
}
