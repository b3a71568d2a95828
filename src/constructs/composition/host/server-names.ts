import type { HostFacts } from '../host-facts';

/** The names that clients of TLS ask for. Istio compares them as they are, so each form is a name of its own. */
export function serverNames({ host, namespace, clusterDomain }: Pick<HostFacts, 'host' | 'namespace' | 'clusterDomain'>): string[] {
  if (namespace === undefined) return [host];
  const service = `${host}.${namespace}.svc`;
  return [host, `${host}.${namespace}`, service, `${service}.${clusterDomain}`];
}
