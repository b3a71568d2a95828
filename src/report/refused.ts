import { fieldOf } from '../analysis/model/field-path';
import { CLUSTER_DOMAIN, fullHost, overlaps } from '../analysis/model/hosts';
import { itemsIn, textIn } from '../analysis/model/json';
import type { ManifestObject, Manifests } from '../analysis/model/manifest';
import { gatewaysAt } from '../analysis/routing/fields/gateway-names';
import { meshOf, type Mesh } from '../analysis/routing/mesh';
import type { Outcome } from '../analysis/routing/traffic/outcome';
import type { Request } from '../analysis/routing/traffic/request';

/** The mesh that manifests make, whose answers say of objects that no cluster takes that they are not in force. */
export function reportedMesh(manifests: Manifests): Mesh {
  const refusals = new Map<ManifestObject, string | undefined>();
  const refusalOf = (object: ManifestObject) => {
    if (!refusals.has(object)) refusals.set(object, sentenceFor(object));
    return refusals.get(object);
  };
  const ofIstio = manifests.objects.filter(({ group }) => group === 'networking.istio.io');
  const domain = manifests.clusterDomain ?? CLUSTER_DOMAIN;
  return meshOf(manifests, (request, outcome) => partsOf(request, outcome, ofIstio, domain).map(refusalOf).filter(one => one !== undefined));
}

/** A check is loaded by the first answer that is explained. */
function sentenceFor(object: ManifestObject): string | undefined {
  const refusal = (require('../analysis/checks/refused') as typeof import('../analysis/checks/refused')).refusalOf(object);
  if (refusal === undefined) return undefined;
  const { kind, namespace, name } = object;
  return `${kind} ${namespace}/${name} would be rejected (${refusal.code}, ${fieldOf(refusal.path)}: ${refusal.message}): it is not in force, and this does not hold, until that is corrected`;
}

/** The objects that an answer is made of: VirtualServices for the host or with its rule, their Gateways, and DestinationRules for the destinations. */
function partsOf(request: Request, { origin, destinations }: Outcome, all: readonly ManifestObject[], domain: string): readonly ManifestObject[] {
  const asked = fullHost(request.host, request.from.namespace ?? 'default', domain);
  const writers = new Set([origin?.virtualService, origin?.delegatedBy?.virtualService]);
  const virtualServices = all.filter(one => one.kind === 'VirtualService' && (writers.has(idOf(one)) || hostsOf(one, domain).some(host => overlaps(host, asked))));
  const gateways = new Set(request.from.kind === 'gateway' ? virtualServices.flatMap(({ spec, namespace }) => gatewaysAt(spec, namespace)) : []);
  const hosts = new Set(destinations.map(({ host }) => host));
  const others = all.filter(one => one.kind === 'Gateway' ? gateways.has(idOf(one)) : one.kind === 'DestinationRule' && hosts.has(fullHost(textIn(one.spec.host) ?? '', one.namespace, domain)));
  return [...virtualServices, ...others];
}

function idOf({ namespace, name }: ManifestObject): string {
  return `${namespace}/${name}`;
}

function hostsOf({ spec, namespace }: ManifestObject, domain: string): readonly string[] {
  return itemsIn(spec.hosts).map(host => fullHost(textIn(host) ?? '', namespace, domain)).filter(host => host !== '');
}
