import type { ClusterName, Clusters } from './clusters';
import { endpointsListed, portNumbered, type Service, type ServicePort } from './services';
import { selectorText } from '../../model/selector-text';

/** What has to be said of who answers: why nothing does and with what, what is unknown, and where the choice is not that of the proxy. */
export function remarkOn(name: ClusterName, clusters: Clusters): string | undefined {
  const { state } = clusters.cluster(name);
  if (state === 'ok') return whoseChoice(name, clusters);
  if (state === 'unknown') return whyUnknown(name, clusters);
  return `${reasonFor(name, 'here', clusters)}: 503 ${state === 'no-cluster' ? 'NC' : 'UH'}`;
}

/** What is missing where nothing answers, for somebody who is here or elsewhere. */
export function reasonFor(name: ClusterName, place: 'here' | 'there', clusters: Clusters): string {
  if (clusters.cluster(name).state === 'no-cluster') return whyNoCluster(name, place, clusters);
  const { host, subset } = name;
  const service = serviceOf(name, clusters);
  const port = portOf(name, clusters);
  if (subset === '' && service !== undefined && isWithoutSelector(service)) return `no EndpointSlice of '${host}' has an address that is ready at the port '${port?.name ?? ''}'`;
  const asked = subset === '' ? `answers for '${host}'` : `of '${host}' has ${labelsOf(name, clusters)}`;
  return `no ${service === undefined || hasPods(service) ? 'pod' : 'endpoint'} ${asked}${portNamed(name, port)}`;
}

function hasPods(service: Service): boolean {
  return endpointsListed(service).length === 0 && !isWithoutSelector(service);
}

/** A Service that leads to a container port by name leads to no pod without a port of that name. */
function portNamed(name: ClusterName, port: ServicePort | undefined): string {
  return typeof port?.target === 'string' ? ` with a container port '${port.target}', to which port ${name.port} leads` : '';
}

/** Requests for a headless Service go to the address that the client has looked up. */
function whoseChoice(name: ClusterName, clusters: Clusters): string | undefined {
  const service = serviceOf(name, clusters);
  if (clusters.around.isGateway || service?.isKubernetes !== true || service.resolution !== 'unresolved') return undefined;
  return `'${name.host}' is headless: the client has chosen the pod by the address that it has looked up, and no subset or share changes that`;
}

function whyUnknown(name: ClusterName, clusters: Clusters): string {
  const service = serviceOf(name, clusters);
  if (service !== undefined && isWithoutSelector(service)) return `the Service of '${name.host}' has no selector, and its endpoints are not written here: who answers is unknown`;
  return `it depends on the cluster whether pods ${name.subset === '' ? `answer for '${name.host}'` : `of '${name.host}' have ${labelsOf(name, clusters)}`}`;
}

function whyNoCluster(name: ClusterName, place: 'here' | 'there', clusters: Clusters): string {
  const { host, subset, port } = name;
  const service = serviceOf(name, clusters);
  if (service === undefined) return `'${host}' is not a host that Istio knows ${place}`;
  if (portOf(name, clusters) === undefined) {
    const others = service.ports.map(({ number, protocol }) => protocol === 'udp' ? `${number} for UDP` : String(number));
    return `'${host}' has no port ${port}, ${others.length === 0 ? 'and no other' : `only ${others.join(', ')}`}`;
  }
  const rule = clusters.ruleFor(host);
  if (subset === '') return `'${host}' has no cluster`;
  if (rule === undefined) return `no DestinationRule for '${host}' counts ${place}, so it has no subset '${subset}'`;
  if (rule.subsets.some(one => one.name === subset)) return `no endpoint of '${host}' has ${labelsOf(name, clusters)}`;
  return `what counts ${place}, DestinationRule ${rule.rules.map(({ namespace, name: own }) => `${namespace}/${own}`).join(' with ')}, has no subset '${subset}'`;
}

function serviceOf({ host }: ClusterName, { around }: Clusters): Service | undefined {
  return around.scope.byHost.get(host);
}

function portOf(name: ClusterName, clusters: Clusters): ServicePort | undefined {
  return portNumbered(serviceOf(name, clusters)?.ports ?? [], name.port);
}

function isWithoutSelector({ isKubernetes, selector }: Service): boolean {
  return isKubernetes && Object.keys(selector).length === 0;
}

function labelsOf({ host, subset }: ClusterName, clusters: Clusters): string {
  const { labels = {} } = clusters.ruleFor(host)?.subsets.find(one => one.name === subset) ?? {};
  return `${selectorText(labels) || 'the labels'} of the subset '${subset}'`;
}
