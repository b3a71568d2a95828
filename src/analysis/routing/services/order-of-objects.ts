import type { JsonObject } from '../../model/json';
import type { ManifestObject, Manifests } from '../../model/manifest';
import { cached } from '../../model/maps';
import { objectAt, textAt } from '../fields/fields';

/** Objects by kind. Of two of one name the later counts, in the place of the first: applying both leaves that. */
export function byKind({ objects }: Manifests): ReadonlyMap<string, readonly ManifestObject[]> {
  const kinds = new Map<string, Map<string, ManifestObject>>();
  for (const object of objects) {
    const ofKind = cached(kinds, kindKey(object.group, object.kind), () => new Map<string, ManifestObject>());
    ofKind.set(`${object.namespace}/${object.name}`, object);
  }
  return new Map([...kinds].map(([key, ofKind]) => [key, [...ofKind.values()]]));
}

/** A kind of Kubernetes' or Istio's. */
export function kindKey(group: string, kind: string): string {
  return `${group}/${kind}`;
}

const AGES = new WeakMap<JsonObject, number>();

/** When an object was made; what does not say is only going to be. */
export function createdAt({ body }: ManifestObject): number {
  let age = AGES.get(body);
  if (age === undefined) {
    age = Date.parse(textAt(objectAt(body, 'metadata'), 'creationTimestamp'));
    AGES.set(body, age = Number.isNaN(age) ? Infinity : age);
  }
  return age;
}

/** The older first; what is applied together goes by name, then by namespace. */
export function byAge(one: ManifestObject, other: ManifestObject): number {
  const [created, otherCreated] = [createdAt(one), createdAt(other)];
  if (created !== otherCreated) return created < otherCreated ? -1 : 1;
  return byText(one.name, other.name) || byText(one.namespace, other.namespace);
}

export function byText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
