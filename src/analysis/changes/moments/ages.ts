import type { JsonObject } from '../../model/json';
import type { ManifestObject, Manifests } from '../../model/manifest';
import { idOf } from '../objects/change';

/** What is there before a change is older than what comes with it: Istio decides by age where two objects claim one host. */
const AGES = { old: '2000-01-01T00:00:00Z', new: '2001-01-01T00:00:00Z' } as const;

/** An object that is there, or that comes. One that says itself when it was made is left as it is. */
export function aged(object: ManifestObject, age: keyof typeof AGES): ManifestObject {
  const metadata = (object.body.metadata ?? {}) as JsonObject;
  if (metadata.creationTimestamp !== undefined && metadata.creationTimestamp !== null) return object;
  return { ...object, body: { ...object.body, metadata: { ...metadata, creationTimestamp: AGES[age] } } };
}

/** Two states with the age of each object. */
export function agedStates(before: Manifests, after: Manifests): readonly [before: Manifests, after: Manifests] {
  const known = new Set(before.objects.map(idOf));
  return [
    { ...before, objects: before.objects.map(object => aged(object, 'old')) },
    { ...after, objects: after.objects.map(object => aged(object, known.has(idOf(object)) ? 'old' : 'new')) },
  ];
}
