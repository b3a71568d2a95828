import type { Json, JsonObject } from '../../model/json';
import { objectIn } from '../../model/json';
import type { ManifestObject, Manifests } from '../../model/manifest';

/** What happens to an object between two states: one of the two is missing where it comes or goes. */
export interface ObjectChange {
  readonly id: string;
  readonly before: ManifestObject | undefined;
  readonly after: ManifestObject | undefined;
}

/** What an object is called in the API server. The version of its API does not count. */
export function idOf({ group, kind, namespace, name }: ManifestObject): string {
  return `${group}/${kind} ${namespace}/${name}`;
}

/** The objects of a state by their id. Of two of one id the later counts. */
export function byId({ objects }: Manifests): ReadonlyMap<string, ManifestObject> {
  return new Map(objects.map(object => [idOf(object), object]));
}

/** What comes and changes, in the order of the later state, and then what goes. */
export function changesBetween(before: Manifests, after: Manifests): readonly ObjectChange[] {
  const [old, now] = [byId(before), byId(after)];
  const kept = [...now].map(([id, object]) => ({ id, before: old.get(id), after: object }))
    .filter(one => one.before === undefined || !isSame(one.before, one.after));
  const gone = [...old].filter(([id]) => !now.has(id)).map(([id, object]) => ({ id, before: object, after: undefined }));
  return [...kept, ...gone];
}

function isSame(one: ManifestObject, other: ManifestObject): boolean {
  return one.version === other.version && textOf(wishOf(one.body)) === textOf(wishOf(other.body));
}

/** Written by the API server and controllers, and wished for by nobody. */
const OF_SERVER = new Set(['creationTimestamp', 'resourceVersion', 'uid', 'generation', 'managedFields', 'selfLink']);

function wishOf(body: JsonObject): JsonObject {
  const metadata = Object.fromEntries(Object.entries(objectIn(body.metadata) ?? {}).filter(([name]) => !OF_SERVER.has(name)));
  return { ...body, metadata, status: undefined };
}

/** A text that is the same for what is the same, in whatever order its fields are written. */
export function textOf(value: Json | undefined): string {
  return JSON.stringify(value, (_, one: Json) => {
    const object = objectIn(one);
    return object === undefined ? one : Object.fromEntries(Object.entries(object).sort(([left], [right]) => left < right ? -1 : 1));
  }) ?? '';
}
