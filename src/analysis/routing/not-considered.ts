import { idOf } from './rules/virtual-service';
import { isReadInPart } from './sidecar/sidecar-resources';
import type { ManifestObject, Manifests } from '../model/manifest';
import type { Caller } from './traffic/request';

/** What may lead requests elsewhere, and is not read here. */
const UNREAD: Readonly<Record<string, ReadonlySet<string>>> = {
  'networking.istio.io': new Set(['EnvoyFilter']),
  'gateway.networking.k8s.io': new Set(['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute']),
};
const ROOT_NAMESPACE = 'istio-system';
const INGRESS = 'networking.k8s.io';

/** The objects that are not read; most manifests have no such object. */
export function unreadIn({ objects }: Manifests): readonly ManifestObject[] {
  return objects.filter(object => UNREAD[object.group]?.has(object.kind) || object.kind === 'Sidecar' && isReadInPart(object) || isIngress(object));
}

/** An Ingress that Istio reads: it makes a server of its own at the gateways. */
function isIngress({ group, kind, spec, annotations }: ManifestObject): boolean {
  if (kind !== 'Ingress' || group !== INGRESS) return false;
  return annotations['kubernetes.io/ingress.class'] === 'istio' || spec.ingressClassName === 'istio';
}

/** Those that may change what becomes of a request from somebody in a namespace, said so that nobody takes silence for an answer. */
export function notConsidered(unread: readonly ManifestObject[], namespace: string, kind: Caller['kind']): readonly string[] {
  const found = unread.filter(({ group, namespace: own }) => {
    if (group === INGRESS) return kind === 'gateway';
    return group !== 'networking.istio.io' || own === namespace || own === ROOT_NAMESPACE;
  });
  return found.map(object => `${object.kind} ${idOf(object)} is not considered here, and may change this`);
}
