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
  return subject.root.once(podOf, () => made(subject));
}

function made(subject: Subject): Pod {
  const { object } = subject;
  const template = templateOf(subject);
  const metadata = template.get('metadata');
  return {
    subject, namespace: object.namespace, labels: metadata.get('labels').labels, annotations: metadata.get('annotations').labels, metadata, spec: template.get('spec'),
  };
}

function templateOf({ object, root, spec }: Subject): Field {
  if (object.kind === 'Pod') return root;
  return object.kind === 'CronJob' ? spec.at('jobTemplate', 'spec', 'template') : spec.get('template');
}
