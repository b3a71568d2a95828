import { has, type Pods } from './pods';
import { endpointsListed, selectsWorkloads, type Service, type ServicePort } from './services';
import { isWildcard } from '../../model/hosts';
import type { ManifestObject } from '../../model/manifest';
import { numberAt, objectAt, textMapAt } from '../fields/fields';

/** What answers for a service; without pods if no pod answers. */
export interface Endpoint {
  readonly labels: Readonly<Record<string, string>>;
  readonly pods: Pods | undefined;
}

/** Everything that may answer for somebody, by namespace. */
export interface Workloads {
  readonly pods: ReadonlyMap<string, readonly Pods[]>;
  readonly entries: ReadonlyMap<string, readonly ManifestObject[]>;
}

/** What answers at a port of a service. */
export function endpointsOf(service: Service, port: ServicePort, workloads: Workloads): readonly Endpoint[] {
  if (service.isKubernetes) {
    const pods = ofPods(selected(service, workloads), port);
    return service.resolution === 'endpoints' ? [...pods, ...ofEntries(service, workloads, port.target)] : pods;
  }
  const listed = endpointsListed(service);
  if (listed.length > 0) return listed.map(endpoint => ({ labels: textMapAt(endpoint, 'labels'), pods: undefined }));
  if (selectsWorkloads(service)) return [...ofPods(selected(service, workloads), port), ...ofEntries(service, workloads)];
  // What is looked up by name is found by its own name.
  return service.resolution === 'dns' && !isWildcard(service.host) ? [{ labels: {}, pods: undefined }] : [];
}

function selected({ selector, namespace }: Service, { pods }: Workloads): readonly Pods[] {
  if (Object.keys(selector).length === 0) return [];
  return (pods.get(namespace) ?? []).filter(({ labels }) => has(labels, selector));
}

/** A pod without the port that is named takes no part. */
function ofPods(pods: readonly Pods[], { target }: ServicePort): readonly Endpoint[] {
  return pods.filter(({ ports }) => typeof target === 'number' || (ports.get(target) ?? 0) !== 0).map(one => ({ labels: one.labels, pods: one }));
}

/** A port that is named has to be in the entry. */
function ofEntries({ selector, namespace }: Service, { entries }: Workloads, target: number | string = 0): readonly Endpoint[] {
  if (Object.keys(selector).length === 0) return [];
  return (entries.get(namespace) ?? [])
    .filter(({ spec }) => typeof target === 'number' || numberAt(objectAt(spec, 'ports'), target) !== 0)
    .map(({ spec, labels }) => ({ ...labels, ...textMapAt(spec, 'labels') }))
    .filter(labels => has(labels, selector))
    .map(labels => ({ labels, pods: undefined }));
}

