import { idOf } from './virtual-service';
import type { Manifests } from '../model/manifest';

/** What may lead requests elsewhere, and is not read here. */
const UNREAD: Readonly<Record<string, ReadonlySet<string>>> = {
  'networking.istio.io': new Set(['Sidecar', 'EnvoyFilter']),
  'gateway.networking.k8s.io': new Set(['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute']),
};
const ROOT_NAMESPACE = 'istio-system';

/** Objects that may change what becomes of a request from a namespace, said so that nobody takes silence for an answer. */
export function notConsidered({ objects }: Manifests, namespace: string): readonly string[] {
  const found = objects.filter(({ group, kind, namespace: own }) =>
    UNREAD[group]?.has(kind) && (group !== 'networking.istio.io' || own === namespace || own === ROOT_NAMESPACE));
  return found.map(object => `${object.kind} ${idOf(object)} is not considered here, and may change this`);
}
