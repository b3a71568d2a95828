import type { Subject } from '../objects/subject';

/** All namespaces. */
export const EVERYWHERE: ReadonlySet<string> = new Set(['*']);

/** The namespaces that see an object: `*` for all. */
export function scopesOf({ object, spec }: Subject): ReadonlySet<string> {
  const names = spec.get('exportTo').texts;
  if (names.length === 0 || names.includes('*')) return EVERYWHERE;
  return new Set(names.map(name => name === '.' ? object.namespace : name));
}

/** What says of a Service which namespaces see it. */
const EXPORT_TO = 'networking.istio.io/exportTo';

/** The namespaces that see a Service: `*` for all. */
export function scopesOfService({ object: { namespace, annotations } }: Subject): ReadonlySet<string> {
  if (!annotations[EXPORT_TO]) return EVERYWHERE;
  const names = annotations[EXPORT_TO].split(',').map(scope => scope.trim());
  return new Set(names.map(name => name === '.' ? namespace : name));
}
