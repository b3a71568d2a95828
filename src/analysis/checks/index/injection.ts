import type { Pod } from './pod';
import type { Field } from '../objects/field';
import type { Objects } from '../objects/objects';

/** The label and the annotation by which a pod asks for a sidecar, or for no sidecar. */
export const ASKS = 'sidecar.istio.io/inject';

/** The labels of a namespace; one that is used but not written down has sidecars. */
export function namespaceLabels(objects: Objects, name: string): Readonly<Record<string, string>> {
  return objects.find('Namespace', '', name)?.object.labels ?? { 'istio-injection': 'enabled' };
}

/** What a pod asks for. */
export function wishOf({ labels, annotations }: Pick<Pod, 'labels' | 'annotations'>): string | undefined {
  return labels[ASKS] ?? annotations[ASKS];
}

/** Whether a sidecar is put into a pod: its own wish counts more than that of its namespace, unless the namespace wants no sidecars at all. */
export function isInjected(objects: Objects, pod: Pod): boolean {
  if (pod.spec.get('hostNetwork').flag || hasProxy(pod)) return false;
  const labels = namespaceLabels(objects, pod.namespace);
  const wish = wishOf(pod);
  if (labels['istio-injection'] === 'enabled') return wish !== 'false';
  if (labels['istio-injection'] === 'disabled') return false;
  return wish === 'true' || 'istio.io/rev' in labels && wish !== 'false';
}

/** The containers of a pod, those that run first included. */
export function proxiesOf({ spec }: Pick<Pod, 'spec'>): string[] {
  return [...spec.get('containers').items(), ...spec.get('initContainers').items()].filter(isProxy).map(container => container.get('image').text);
}

const hasProxy = ({ spec }: Pod): boolean => ['containers', 'initContainers'].some(kind => spec.get(kind).items().some(isProxy));

const isProxy = (container: Field): boolean => container.get('name').text === 'istio-proxy';

/** The image that the webhook of Istio replaces. */
export function autoImage(pod: Pod): Field | undefined {
  return pod.spec.get('containers').items().find(one => isProxy(one) && one.get('image').text === 'auto')?.get('image');
}
