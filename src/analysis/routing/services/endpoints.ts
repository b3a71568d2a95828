import { has, type Pods } from './pods';
import { endpointsListed, selectsWorkloads, type Service, type ServicePort } from './services';
import { isWildcard } from '../../model/hosts';
import type { JsonObject } from '../../model/json';
import type { ManifestObject } from '../../model/manifest';
import { type Answer, carries, isOfPlace } from '../../model/workloads/given-labels';
import type { EndpointsByService } from '../../model/workloads/written-endpoints';
import { numberAt, objectAt, textAt, textMapAt } from '../fields/fields';

type Labels = Readonly<Record<string, string>>;

/** What answers for a service. */
export interface Endpoint {
  /** Whether it is there, and has the labels of a subset. */
  readonly carries: (labels: Labels) => Answer;
  /** Nothing if no pod answers. */
  readonly pods: Pods | undefined;
  /** The labels by which the service has selected the pods. */
  readonly selectedBy: Labels;
}

/** Everything that may answer for somebody, by namespace. */
export interface Workloads {
  readonly pods: ReadonlyMap<string, readonly Pods[]>;
  readonly entries: ReadonlyMap<string, readonly ManifestObject[]>;
  /** Machines that register themselves. */
  readonly groups: ReadonlyMap<string, readonly ManifestObject[]>;
  readonly written: EndpointsByService;
  /** Pods that are written by themselves, as `namespace/name`, where something that is written stands for them. */
  readonly named: ReadonlyMap<string, Pods>;
}

/** What answers at a port of a service; nothing where nobody can know, as it is not written here. */
export function endpointsOf(service: Service, port: ServicePort, workloads: Workloads): readonly Endpoint[] | undefined {
  if (service.isKubernetes) return ofKubernetes(service, port, workloads);
  const listed = endpointsListed(service);
  if (listed.length > 0) return listed.map(endpoint => ({ carries: carriedBy(labelsIn(endpoint), endpoint), pods: undefined, selectedBy: NONE }));
  if (selectsWorkloads(service)) return [...ofPods(service, port, workloads), ...ofEntries(service, workloads)];
  // What is looked up by name is found by its own name.
  return service.resolution === 'dns' && !isWildcard(service.host) ? [{ carries: carriedBy(NONE), pods: undefined, selectedBy: NONE }] : [];
}

/** A Service without a selector has the endpoints that somebody writes, here or in the cluster. */
function ofKubernetes(service: Service, port: ServicePort, workloads: Workloads): readonly Endpoint[] | undefined {
  const written = ofWritten(service, port, workloads);
  if (Object.keys(service.selector).length === 0) return written;
  const pods = ofPods(service, port, workloads);
  const entries = service.resolution === 'endpoints' ? ofEntries(service, workloads, port.target) : [];
  return [...pods, ...entries, ...written ?? []];
}

/** A pod without the port that is named takes no part. */
function ofPods({ selector, namespace }: Service, { target }: ServicePort, { pods }: Workloads): readonly Endpoint[] {
  if (Object.keys(selector).length === 0) return [];
  return (pods.get(namespace) ?? []).flatMap(one => {
    const answer = carries(one, selector);
    const hasPort = one.isOpen || typeof target === 'number' || (one.ports.get(target) ?? 0) !== 0;
    if (answer === 'no' || !hasPort) return [];
    const selected = answer === 'yes' ? one : { ...one, isSure: false };
    return [{ carries: labels => carries(selected, labels), pods: one, selectedBy: selector }];
  });
}

/** A port that is named has to be in the entry. */
function ofEntries({ selector, namespace }: Service, { entries, groups }: Workloads, target: number | string = 0): readonly Endpoint[] {
  if (Object.keys(selector).length === 0) return [];
  const hasPort = (entry: JsonObject | undefined) => typeof target === 'number' || numberAt(objectAt(entry, 'ports'), target) !== 0;
  const written = (entries.get(namespace) ?? []).filter(({ spec }) => hasPort(spec))
    .map(({ spec, labels }) => ({ own: { ...labels, ...labelsIn(spec) }, entry: spec, isSure: true }));
  const registered = (groups.get(namespace) ?? []).filter(({ spec }) => hasPort(objectAt(spec, 'template')))
    .map(({ spec }) => {
      const entry = objectAt(spec, 'template');
      return { own: { ...labelsIn(entry), ...labelsIn(objectAt(spec, 'metadata')) }, entry, isSure: false };
    });
  return [...written, ...registered].filter(({ own }) => has(own, selector))
    .map(({ own, entry, isSure }) => ({ carries: carriedBy(own, entry, isSure), pods: undefined, selectedBy: NONE }));
}

/** Endpoints of a port have its name. */
function ofWritten({ owner, namespace }: Service, { name }: ServicePort, { written, named }: Workloads): readonly Endpoint[] | undefined {
  const all = written.size === 0 ? undefined : written.get(`${namespace}/${owner.name}`);
  return all?.filter(({ ports }) => ports.has(name))
    .flatMap(one => one.pods.map(pod => ({ carries: carriedBehind(pod, named), pods: undefined, selectedBy: NONE })));
}

/** A pod that is not written here has labels that nobody knows. */
function carriedBehind(pod: string | undefined, named: Workloads['named']): Endpoint['carries'] {
  if (pod === undefined) return carriedBy(NONE);
  const known = named.get(pod);
  return known === undefined ? labels => Object.keys(labels).length === 0 ? 'yes' : 'unknown' : labels => carries(known, labels);
}

function labelsIn(endpoint: JsonObject | undefined): Labels {
  return textMapAt(endpoint, 'labels');
}

const NONE: Labels = {};

const PLACES = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'];

/** What is no pod has the labels that are written, and the place that is: in which cluster and network it is found is for the cluster to say. */
function carriedBy(own: Labels, endpoint?: JsonObject, isSure = true): Endpoint['carries'] {
  const locality = textAt(endpoint, 'locality').split('/');
  const place = PLACES.map((name, at) => [name, locality[at] || own[name]]).filter(([, value]) => value !== undefined);
  const placed: Labels = { ...own, ...Object.fromEntries(place) as Labels };
  return labels => {
    if (!isSure && has(placed, labels)) return 'unknown';
    const missing = Object.keys(labels).filter(name => placed[name] !== labels[name]);
    if (missing.length === 0) return 'yes';
    return missing.every(name => isOfPlace(name) && !PLACES.includes(name)) ? 'unknown' : 'no';
  };
}
