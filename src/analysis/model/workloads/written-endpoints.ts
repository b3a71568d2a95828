import { itemsIn, type JsonObject, objectIn, textIn } from '../json';
import type { ManifestObject } from '../manifest';
import { gathered } from '../maps';

/** Addresses that somebody has written for a Service, or that a cluster has. */
export interface WrittenEndpoints {
  readonly owner: ManifestObject;
  /** The names of the ports that they are for; empty for that of a Service with one port. */
  readonly ports: ReadonlySet<string>;
  /** The pods that stand behind them, as `namespace/name`; nothing for an address without a pod. */
  readonly pods: readonly (string | undefined)[];
}

/** EndpointSlices say by this label whose they are. */
const SERVICE_NAME = 'kubernetes.io/service-name';
const NOT_MIRRORED = 'endpointslice.kubernetes.io/skip-mirror';

/** The endpoints of Services, by `namespace/name` of the Service: those of an object without any that can be reached are an empty list. */
export type EndpointsByService = ReadonlyMap<string, readonly WrittenEndpoints[]>;

/** What is written, in EndpointSlices and in Endpoints, which become slices. */
export function endpointsIn(slices: readonly ManifestObject[], endpoints: readonly ManifestObject[]): EndpointsByService {
  return gathered([
    ...slices.filter(({ labels }) => Boolean(labels[SERVICE_NAME])).map(owner => [`${owner.namespace}/${owner.labels[SERVICE_NAME]}`, ofSlice(owner)] as const),
    ...endpoints.filter(({ labels }) => labels[NOT_MIRRORED] !== 'true').flatMap(owner => ofEndpoints(owner).map(one => [`${owner.namespace}/${owner.name}`, one] as const)),
  ]);
}

/** Istio reads no addresses that are names. */
function ofSlice(owner: ManifestObject): WrittenEndpoints {
  const { addressType, endpoints, ports } = owner.body;
  const all = addressType === 'FQDN' ? [] : objectsIn(endpoints).filter(one => itemsIn(one.addresses).length > 0 && objectIn(one.conditions)?.ready !== false);
  return { owner, ports: namesOf(ports), pods: all.map(podBehind(owner)) };
}

function ofEndpoints(owner: ManifestObject): readonly WrittenEndpoints[] {
  const subsets = objectsIn(owner.body.subsets)
    .map(({ addresses, ports }) => ({ owner, ports: namesOf(ports), pods: objectsIn(addresses).map(podBehind(owner)) }));
  return subsets.length === 0 ? [{ owner, ports: new Set<string>(), pods: [] }] : subsets;
}

function podBehind({ namespace }: ManifestObject): (endpoint: JsonObject) => string | undefined {
  return ({ targetRef }) => {
    const reference = objectIn(targetRef);
    return reference?.kind === 'Pod' ? `${textIn(reference.namespace) ?? namespace}/${textIn(reference.name) ?? ''}` : undefined;
  };
}

function namesOf(ports: JsonObject[string]): ReadonlySet<string> {
  return new Set(objectsIn(ports).map(({ name }) => textIn(name) ?? ''));
}

function objectsIn(value: JsonObject[string]): readonly JsonObject[] {
  return itemsIn(value).map(objectIn).filter(item => item !== undefined);
}
