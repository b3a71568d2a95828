import { idOf } from './rules/virtual-service';
import { isReadInPart } from './sidecar/sidecar-resources';
import type { ManifestObject, Manifests } from '../model/manifest';

/** What may lead requests elsewhere, and is not read here. */
const UNREAD: Readonly<Record<string, ReadonlySet<string>>> = {
  'networking.istio.io': new Set(['EnvoyFilter']),
  'gateway.networking.k8s.io': new Set(['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute']),
};
const ROOT_NAMESPACE = 'istio-system';

/** The objects that are not read; most manifests have no such object. */
export function unreadIn({ objects }: Manifests): readonly ManifestObject[] {
  return objects.filter(object => UNREAD[object.group]?.has(object.kind) || object.kind === 'Sidecar' && isReadInPart(object));
}

/** Those that may change what becomes of a request from a namespace, said so that nobody takes silence for an answer. */
export function notConsidered(unread: readonly ManifestObject[], namespace: string): readonly string[] {
  const found = unread.filter(({ group, namespace: own }) => group !== 'networking.istio.io' || own === namespace || own === ROOT_NAMESPACE);
  return found.map(object => `${object.kind} ${idOf(object)} is not considered here, and may change this`);
}
