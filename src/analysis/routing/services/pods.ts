import { CONTROLLERS, type Controller } from '../../model/controllers';
import type { JsonObject } from '../../model/json';
import { objectIn } from '../../model/json';
import { isKept, keptWorkloads } from '../../model/kept-workloads';
import type { ManifestObject } from '../../model/manifest';
import { itemsAt, numberAt, objectAt, objectsAt, optionalNumberAt, textAt, textMapAt } from '../fields/fields';

/** Pods that are alike: those of one template, or one that is written by itself. */
export interface Pods {
  readonly namespace: string;
  /** As they are written. */
  readonly labels: Readonly<Record<string, string>>;
  /** The number of a port, by its name. */
  readonly ports: ReadonlyMap<string, number>;
  readonly count: number;
  readonly owner: ManifestObject;
}

/** By kind, of whatever group: an old `extensions/v1beta1` makes pods, too. */
const BY_KIND: ReadonlyMap<string, Controller> = new Map(CONTROLLERS.map(one => [one.kind, one]));

/** The pods that objects make when they are applied together. */
export function podsIn(objects: readonly ManifestObject[]): Pods[] {
  const kept = keptWorkloads(objects);
  return objects.map(owner => podsOf(owner, isKept(kept, owner))).filter(pods => pods !== undefined);
}

/** The pods that an object makes; one at least where another object keeps them. */
export function podsOf(owner: ManifestObject, isKeptByOther = false): Pods | undefined {
  if (owner.kind === 'Pod' && owner.group === '') return alike(owner, owner.body, 1);
  const controller = BY_KIND.get(owner.kind);
  if (controller === undefined) return undefined;
  const template = objectAt(owner.spec, 'template');
  const count = Math.max(isKeptByOther ? 1 : 0, optionalNumberAt(owner.spec, controller.count) ?? 1);
  return template === undefined || count === 0 ? undefined : alike(owner, template, count);
}

function alike(owner: ManifestObject, pod: JsonObject, count: number): Pods {
  const ports = new Map<string, number>();
  for (const container of objectsAt(objectAt(pod, 'spec'), 'containers')) {
    for (const port of itemsAt(container, 'ports').map(objectIn)) {
      const name = textAt(port, 'name');
      if (!ports.has(name)) ports.set(name, numberAt(port, 'containerPort'));
    }
  }
  return { owner, namespace: owner.namespace, labels: textMapAt(objectAt(pod, 'metadata'), 'labels'), ports, count };
}

/** Whether labels have what a selector asks for. */
export function has(labels: Readonly<Record<string, string>>, selector: Readonly<Record<string, string>>): boolean {
  for (const name in selector) if (labels[name] !== selector[name]) return false;
  return true;
}
