import type { PolicyWish } from '../composition/contribution';
import type { PolicyOptions } from '../values/policies/policy-options';

/** What the props of a service say about how its pods are reached. */
export function policiesOfProps(source: string, { loadBalancing, locality, tls }: PolicyOptions): PolicyWish[] {
  const loadBalancer = loadBalancing || locality ? { balancing: loadBalancing?._plan, locality: locality?._plan } : undefined;
  return loadBalancer || tls ? [{ kind: 'policy', source, blocks: { loadBalancer, tls: tls?._plan } }] : [];
}
