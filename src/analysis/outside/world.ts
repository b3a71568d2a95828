import { gatewayNamed, serviceNamed } from './named-objects';
import type { KnownGateway, KnownService } from './names';
import { snapshotIn } from './snapshot';
import { objectIn, textIn } from '../model/json';
import type { ManifestObject, Manifests } from '../model/manifest';

/** What somebody says of the world outside the manifests. */
export interface World {
  /** Files with objects that are known and not checked. */
  readonly snapshots: readonly string[];
  readonly services: readonly KnownService[];
  readonly gateways: readonly KnownGateway[];
  readonly clusterDomain?: string;
}

/**
 * The manifests beside what is outside of them. A snapshot counts more than a name; what manifests write themselves counts more than both in each world that has it.
 *
 * @throws if a snapshot cannot be read
 */
export function inWorld(manifests: Manifests, { snapshots, services, gateways, clusterDomain }: World, namespace: string): Manifests {
  const inDomain = { ...manifests, ...clusterDomain !== undefined && { clusterDomain } };
  const written = new Map(snapshots.flatMap(file => snapshotIn(file, namespace)).map(object => [identityOf(object), object]));
  const named = [...services.map(one => serviceNamed(one, inDomain, namespace)), ...gateways.map(gatewayNamed)];
  const known = new Map(named.map(object => [identityOf(object), object]));
  const outside = [...new Map([...known, ...written]).values()];
  const objects = manifests.objects.map(object => agedAs(written.get(identityOf(object)), object));
  return { ...inDomain, objects: [...objects, ...outside], outside: new Set([...manifests.outside ?? [], ...outside]) };
}

function identityOf({ group, kind, namespace, name }: ManifestObject): string {
  return `${kind}.${group} ${namespace}/${name}`;
}

/** What replaces an object has its age, by which Istio orders rules. */
function agedAs(before: ManifestObject | undefined, object: ManifestObject): ManifestObject {
  const creationTimestamp = textIn(objectIn(before?.body.metadata)?.creationTimestamp);
  const metadata = objectIn(object.body.metadata) ?? {};
  if (creationTimestamp === undefined || metadata.creationTimestamp !== undefined) return object;
  return { ...object, body: { ...object.body, metadata: { ...metadata, creationTimestamp } } };
}
