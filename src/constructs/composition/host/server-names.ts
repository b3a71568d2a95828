import type { HostFacts } from '../host-facts';

/** The names by which the mesh asks for a service. Where they are compared as they are, as Istio does under TLS, each form is a name of its own. */
export function serverNames({ host, namespace, clusterDomain }: Pick<HostFacts, 'host' | 'namespace' | 'clusterDomain'>): string[] {
  if (namespace === undefined) return [host];
  const service = `${host}.${namespace}.svc`;
  return [host, `${host}.${namespace}`, service, `${service}.${clusterDomain}`];
}
