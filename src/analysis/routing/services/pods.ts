import { objectIn } from '../../model/json';
import type { ManifestObject } from '../../model/manifest';
import { type PodSource, podSourcesIn } from '../../model/workloads/pod-sources';
import { itemsAt, numberAt, objectAt, objectsAt, textAt } from '../fields/fields';

/** Pods that are alike, and run. */
export interface Pods extends PodSource {
  readonly namespace: string;
  /** The number of a port, by its name. */
  readonly ports: ReadonlyMap<string, number>;
}

/** The pods that objects make when they are applied together. */
export function podsIn(objects: readonly ManifestObject[]): Pods[] {
  return podSourcesIn(objects).filter(({ count }) => count !== 0)
    .map(source => ({ ...source, namespace: source.owner.namespace, ports: portsOf(source) }));
}

function portsOf({ pod }: PodSource): ReadonlyMap<string, number> {
  const ports = new Map<string, number>();
  for (const container of objectsAt(objectAt(pod, 'spec'), 'containers')) {
    for (const port of itemsAt(container, 'ports').map(objectIn)) {
      const name = textAt(port, 'name');
      if (!ports.has(name)) ports.set(name, numberAt(port, 'containerPort'));
    }
  }
  return ports;
}

/** Whether labels have what a selector asks for. */
export function has(labels: Readonly<Record<string, string>>, selector: Readonly<Record<string, string>>): boolean {
  for (const name in selector) if (labels[name] !== selector[name]) return false;
  return true;
}
