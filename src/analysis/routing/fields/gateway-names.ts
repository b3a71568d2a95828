import { textsAt } from './fields';
import type { JsonObject } from '../../model/json';

/** All sidecars together, by the name that VirtualServices have for them. */
export const MESH = 'mesh';

/** The Gateways that an object of a namespace names, as `namespace/name`. */
export function gatewaysAt(object: JsonObject, namespace: string): readonly string[] {
  return textsAt(object, 'gateways').map(name => gatewayNamed(name, namespace));
}

function gatewayNamed(name: string, namespace: string): string {
  if (name === MESH) return name;
  if (name.includes('/')) return name.startsWith('./') ? `${namespace}/${name.slice(2)}` : name;
  // Names with dots are deprecated: name.namespace.svc.cluster.local.
  const [short, owner] = name.split('.');
  return `${owner ?? namespace}/${short}`;
}
