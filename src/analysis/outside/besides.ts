import type { KnownGateway, KnownService } from './names';
import type { Manifests } from '../model/manifest';

/** What is said of the world outside the manifests, as a call says it. */
export interface SaidOutside {
  readonly with: readonly string[];
  readonly knownService: readonly KnownService[];
  readonly knownGateway: readonly KnownGateway[];
  readonly clusterDomain?: string;
}

/**
 * The manifests beside what is said to be outside of them. Most calls say nothing.
 *
 * @throws if a snapshot cannot be read
 */
export function besides(manifests: Manifests, said: SaidOutside, namespace: string): Manifests {
  const { with: snapshots, knownService: services, knownGateway: gateways, clusterDomain: domain } = said;
  if (snapshots.length + services.length + gateways.length === 0) return domain === undefined ? manifests : { ...manifests, clusterDomain: domain };
  const { inWorld } = require('./world') as typeof import('./world');
  return inWorld(manifests, { snapshots, services, gateways, clusterDomain: domain }, namespace);
}

