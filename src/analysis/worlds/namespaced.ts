import type { Member } from './world';

/** What kustomize makes of an object where a namespace is given: every object of a namespace gets into it, and a Namespace gets its name. */
export function namespaced({ written, object }: Member, namespace: string | undefined): Member {
  if (namespace === undefined) return { written, object };
  if (object.kind === 'Namespace' && object.group === '') return { written, object: { ...object, name: namespace } };
  return object.namespace === '' || object.namespace === namespace ? { written, object } : { written, object: { ...object, namespace } };
}
