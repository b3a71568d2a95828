import { selectorOf } from './gateway/gateway-server';
import { has, podsIn } from './services/pods';
import type { Caller } from './traffic/request';
import { INGRESS_GATEWAY } from '../model/installed-gateways';
import type { ManifestObject, Manifests } from '../model/manifest';

/** The pods that an installation of Istio brings, by the one label that Gateways select them by. */
const INSTALLED: Caller = { kind: 'gateway', namespace: INGRESS_GATEWAY.namespace, labels: { istio: INGRESS_GATEWAY.labels.istio } };

/** The sidecars of all pods, each of alike ones once. */
export function sidecarCallers({ objects }: Manifests): readonly Caller[] {
  return podsIn(objects).map(({ namespace, labels }) => ({ kind: 'sidecar', namespace, labels }));
}

/** The pods of a Gateway; nothing where no pod has its labels, except for those that an installation brings with it. */
export function gatewayCaller(gateway: ManifestObject, { objects }: Manifests): Caller | undefined {
  const selector = selectorOf(gateway);
  const pods = podsIn(objects).find(({ labels }) => Object.keys(selector).length > 0 && has(labels, selector));
  if (pods !== undefined) return { kind: 'gateway', namespace: pods.namespace, labels: pods.labels };
  return has(INSTALLED.labels ?? {}, selector) ? INSTALLED : undefined;
}
