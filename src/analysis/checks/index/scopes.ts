import type { Subject } from '../objects/subject';

/** The namespaces that see an object: `*` for all. */
export function scopesOf({ object, spec }: Subject): ReadonlySet<string> {
  const names = spec.get('exportTo').texts;
  if (names.length === 0 || names.includes('*')) return new Set(['*']);
  return new Set(names.map(name => name === '.' ? object.namespace : name));
}
