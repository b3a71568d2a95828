import { type Container, containersIn, type Pod } from './pod';
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
  if (pod.spec.get('hostNetwork').flag || allContainers(pod).some(isProxy)) return false;
  const labels = namespaceLabels(objects, pod.namespace);
  const wish = wishOf(pod);
  if (labels['istio-injection'] === 'enabled') return wish !== 'false';
  if (labels['istio-injection'] === 'disabled') return false;
  return wish === 'true' || 'istio.io/rev' in labels && wish !== 'false';
}

/** The containers of a pod, those that run first included. */
export function proxiesOf(pod: Pod): string[] {
  return allContainers(pod).filter(isProxy).map(({ field }) => field.get('image').text);
}

const allContainers = ({ containers, spec }: Pod): Container[] => [...containers, ...containersIn(spec, 'initContainers')];

/** Whether a container is the proxy of Istio. */
export const isProxy = ({ name }: Container): boolean => name === 'istio-proxy';

/** The image that the webhook of Istio replaces. */
export function autoImage({ containers }: Pod): Field | undefined {
  return containers.filter(isProxy).map(({ field }) => field.get('image')).find(({ text }) => text === 'auto');
}
