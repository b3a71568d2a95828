import { type Controller, controllerOf } from './controllers';
import { itemsIn, type Json, type JsonObject, objectIn } from '../json';
import type { ManifestObject } from '../manifest';

/** Something that pods are made from, or a pod itself. */
export interface PodTemplate {
  /** From the root of the document; empty for a pod. */
  readonly path: readonly (string | number)[];
  /** With `metadata` and `spec`. */
  readonly pod: JsonObject;
  /** Nothing for a pod, and for a kind that nobody here knows. */
  readonly controller: Controller | undefined;
  /** Whether pods are certainly made from it all the time. */
  readonly isSure: boolean;
}

/** Groups of which all kinds that make pods are known; definitions of kinds, which are long, are among them. */
const KNOWN_GROUPS = /^(?:apps|batch|extensions|policy|autoscaling)?$|(?:^|\.)(?:k8s|istio)\.io$/;

/** A template may stand so deep in the spec of a kind that nobody here knows. */
const DEEPEST = 6;

/** What an object makes pods from; most make none. */
export function podTemplatesOf(object: ManifestObject): readonly PodTemplate[] {
  const { group, kind, body, spec } = object;
  const controller = controllerOf(kind);
  const found = controller === undefined ? [] : ofController(spec, controller);
  if (found.length > 0) return found;
  if (KNOWN_GROUPS.test(group)) return kind === 'Pod' && group === '' ? [{ path: [], pod: body, controller: undefined, isSure: true }] : [];
  return ofUnknown(spec);
}

function ofController(spec: JsonObject, controller: Controller): readonly PodTemplate[] {
  let pod: JsonObject | undefined = spec;
  for (const name of controller.template) pod = objectIn(pod?.[name]);
  // The pods of a CronJob run from time to time.
  return pod === undefined ? [] : [{ path: ['spec', ...controller.template], pod, controller, isSure: controller.template.length === 1 }];
}

/** Nobody knows what a kind makes of what looks like a template of pods, unless it is where all controllers have it. */
function ofUnknown(spec: JsonObject): readonly PodTemplate[] {
  const own = objectIn(spec.template);
  const found = within(spec, ['spec'], DEEPEST);
  if (found.length > 0 || objectIn(objectIn(own?.metadata)?.labels) === undefined) return found;
  return own === undefined ? [] : [{ path: ['spec', 'template'], pod: own, controller: undefined, isSure: false }];
}

function within(value: Json | undefined, path: PodTemplate['path'], depth: number): readonly PodTemplate[] {
  const object = objectIn(value);
  if (object === undefined) return depth === 0 ? [] : itemsIn(value).flatMap((item, index) => within(item, [...path, index], depth - 1));
  if (path.length > 1 && Array.isArray(objectIn(object.spec)?.containers)) return [{ path, pod: object, controller: undefined, isSure: path.join('.') === 'spec.template' }];
  return depth === 0 ? [] : Object.keys(object).flatMap(name => within(object[name], [...path, name], depth - 1));
}
