import type { Asking } from './asked-request';
import { INGRESS_GATEWAY } from '../model/installed-gateways';
import type { ManifestObject, Manifests } from '../model/manifest';
import { gatewayCaller } from '../routing/callers';
import { selectorOf } from '../routing/gateway/gateway-server';
import { has } from '../routing/services/pods';
import type { Caller } from '../routing/traffic/request';

/** A proxy that a request goes through, and the Gateway by which it was named. */
export interface Origin {
  readonly caller: Caller;
  /** Those that the pods of a gateway are for; empty for a sidecar. */
  readonly gateways: readonly ManifestObject[];
}

/** The proxy that somebody means. */
export function originOf(from: Caller | string, manifests: Manifests, { namespace }: Asking): Origin {
  if (typeof from === 'string') return originNamed(from, manifests, namespace);
  if (from.kind === 'sidecar') return { caller: { ...from, namespace: from.namespace ?? namespace }, gateways: [] };
  return { caller: from, gateways: gatewaysIn(manifests).filter(gateway => has(from.labels ?? {}, selectorOf(gateway))) };
}

function originNamed(text: string, manifests: Manifests, namespace: string): Origin {
  const [kind, ...rest] = text.split('/');
  const isWhole = rest.every(part => part !== '');
  if (kind === 'sidecar' && rest.length <= 1 && isWhole) return { caller: { kind, namespace: rest[0] ?? namespace }, gateways: [] };
  if (kind === 'gateway' && rest.length >= 1 && rest.length <= 2 && isWhole) return behind(gatewayNamed(rest, manifests, namespace), manifests);
  throw new Error(`a request cannot come from '${text}': use ${formsOf(kind, manifests)}`);
}

function formsOf(kind: string, manifests: Manifests): string {
  if (kind === 'gateway') return namesOf(manifests);
  return kind === 'sidecar' ? 'sidecar or sidecar/NAMESPACE' : 'sidecar, sidecar/NAMESPACE, gateway/NAME or gateway/NAMESPACE/NAME';
}

function behind(gateway: ManifestObject, manifests: Manifests): Origin {
  const caller = gatewayCaller(gateway, manifests) ?? { kind: 'gateway', namespace: INGRESS_GATEWAY.namespace, labels: selectorOf(gateway) };
  return { caller, gateways: [gateway] };
}

function gatewayNamed(rest: readonly string[], manifests: Manifests, namespace: string): ManifestObject {
  const [name, within] = rest.length > 1 ? [rest[1], rest[0]] : [rest[0], undefined];
  const found = gatewaysIn(manifests).filter(object => object.name === name);
  const only = within === undefined && found.length === 1 ? found[0] : undefined;
  const chosen = found.find(object => object.namespace === (within ?? namespace)) ?? only;
  if (chosen === undefined) throw new Error(`there is no Gateway '${rest.join('/')}' that the request could come from: use ${namesOf(manifests)}`);
  return chosen;
}

function gatewaysIn({ objects }: Manifests): ManifestObject[] {
  return objects.filter(({ kind, group }) => kind === 'Gateway' && group === 'networking.istio.io');
}

/** The Gateways that there are, as a request may name them. */
export function namesOf(manifests: Manifests): string {
  return gatewaysIn(manifests).map(({ namespace, name }) => `gateway/${namespace}/${name}`).join(', ') || 'sidecar, as there is no Gateway';
}
