import { selectorOf } from './gateway/gateway-server';
import { has, podsOf } from './services/pods';
import type { Caller } from './traffic/request';
import type { ManifestObject, Manifests } from '../model/manifest';

/** Where an installation of Istio puts the pods that a Gateway selects by `istio: ingressgateway`. */
const INSTALLED: Caller = { kind: 'gateway', namespace: 'istio-system' };

/** The sidecars of all pods, each of alike ones once. */
export function sidecarCallers({ objects }: Manifests): readonly Caller[] {
  return objects.map(podsOf).filter(pods => pods !== undefined).map(({ namespace, labels }) => ({ kind: 'sidecar', namespace, labels }));
}

/** The pods of a Gateway; nothing where no pod has its labels, except for those that an installation brings with it. */
export function gatewayCaller(gateway: ManifestObject, { objects }: Manifests): Caller | undefined {
  const selector = selectorOf(gateway);
  const pods = objects.map(podsOf).find(one => one !== undefined && Object.keys(selector).length > 0 && has(one.labels, selector));
  if (pods !== undefined) return { kind: 'gateway', namespace: pods.namespace, labels: pods.labels };
  const isInstalled = Object.entries(selector).every(([name, value]) => name === 'istio' && value === 'ingressgateway');
  return isInstalled ? { ...INSTALLED, labels: { istio: 'ingressgateway' } } : undefined;
}
