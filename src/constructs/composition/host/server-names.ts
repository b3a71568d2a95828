import type { HostFacts } from '../host-facts';

/**
 * The names that clients of TLS ask for. Istio compares them as they are, so each form is a name of its own.
 *
 * The full name is not among them: in one VirtualService `istioctl analyze` takes it and the short name for two owners of a host (IST0109).
 */
export function serverNames({ host, namespace }: Pick<HostFacts, 'host' | 'namespace'>): string[] {
  return [host, ...namespace === undefined ? [] : [`${host}.${namespace}`, `${host}.${namespace}.svc`]];
}
