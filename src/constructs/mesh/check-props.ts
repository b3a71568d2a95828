import { CLUSTER_DOMAIN } from './host-names';
import type { MeshServiceProps } from './mesh-service-props';
import { checkedLater, instanceOf, optional } from '../border/kinds';
import { listOf } from '../border/list-of';
import { struct } from '../border/struct';
import { refuse, shown } from '../refusals/refusal';
import { MeshPort } from '../values/mesh-port';
import { asDnsLabel, isDnsLabel, isDomain, isLabelValue, isServiceName } from '../values/names';
import { ClientTls } from '../values/policies/client-tls';
import { LoadBalancing } from '../values/policies/load-balancing';
import { Locality } from '../values/policies/locality';
import type { RouteOptions } from '../values/route-options';
import { ROUTE } from '../values/route-shape';
import { traitsOf } from '../values/route-traits';
import { MeshWorkload } from '../workload/mesh-workload';
import { ServiceSource } from '../workload/service-source';

/** What a service is made from. */
export const SERVICE_PROPS = struct<MeshServiceProps>({
  name: checkedLater('a string', '\'shop\''),
  ports: listOf(instanceOf<MeshPort>(MeshPort, 'MeshPort.http(8080)')),
  stable: checkedLater('a string', '\'v1\''),
  source: optional(instanceOf<ServiceSource>(ServiceSource, 'ServiceSource.create()')),
  clusterDomain: optional(checkedLater('a string', '\'cluster.local\'')),
  ...ROUTE,
  loadBalancing: optional(instanceOf<LoadBalancing>(LoadBalancing, 'LoadBalancing.roundRobin()')),
  locality: optional(instanceOf<Locality>(Locality, 'Locality.off()')),
  tls: optional(instanceOf<ClientTls>(ClientTls, 'ClientTls.istioMutual()')),
});

/** Where the pods of a version come from. */
export const WORKLOAD = instanceOf<MeshWorkload>(MeshWorkload, 'MeshWorkload.container({ image: \'shop:1\' })');

/** Refuses props of a service that cannot stand by themselves. */
export function checkService(path: string, props: MeshServiceProps): void {
  const { name, ports, clusterDomain = CLUSTER_DOMAIN } = props;
  checkName(path, name);
  if (!isDomain(clusterDomain)) refuse('CDI201', `'${path}' must be in a DNS domain, got ${shown(clusterDomain)}`, 'pass one such as cluster.local');
  checkPorts(path, ports);
  checkTraits(path, ports, { timeout: props.timeout, retries: props.retries, cors: props.cors, headers: props.headers, rewrite: props.rewrite });
  const { timeout, retries, rewrite } = traitsOf(path, props);
  const single = retries?.perTryTimeout;
  if (timeout && single !== undefined && single >= timeout) {
    refuse('CDI211', `'${path}' gives a single try ${single} ms and the whole request ${timeout} ms, so there is no second try`, 'make perTryTimeout shorter than timeout');
  }
  if (rewrite?.uri !== undefined) {
    refuse('CDI143', `'${path}' rewrites a prefix to '${rewrite.uri}', but the routes of a service have no prefix in common`, 'use Rewrite.path, or Rewrite.regex as in Rewrite.regex(\'^/old/\', \'/new/\')');
  }
}

/** Refuses a namespace that Kubernetes cannot have. */
export function checkNamespace(path: string, namespace: string | undefined, ports: readonly MeshPort[]): void {
  const tls = ports.find(port => port._routed === 'tls');
  if (namespace === undefined && tls) {
    refuse('CDI218', `'${path}' has the TLS port ${tls.number} and its chart has no namespace, so the names that clients ask for are not known`,
      'give its chart a namespace, as in new Chart(app, id, { namespace: \'shop\' }), or declare MeshPort.tcp');
  }
  if (namespace !== undefined && !isDnsLabel(namespace)) {
    refuse('CDI201', `'${path}' is in the namespace ${shown(namespace)}, which is not a DNS label`,
      'give its chart a namespace of lower-case letters, digits and hyphens, as in new Chart(app, id, { namespace: \'shop\' })');
  }
}

/** Refuses a version whose name or label Istio or Kubernetes would reject. */
export function checkVersion(path: string, name: string, label: string): void {
  if (!isDnsLabel(name)) {
    const way = isLabelValue(name) ? `addVersion('${asDnsLabel(name)}', workload, { label: '${name}' })` : `addVersion('${asDnsLabel(name)}', workload)`;
    refuse('CDI205', `a version of '${path}' must be named by a DNS label (lower-case letters, digits, hyphens), got ${shown(name)}`, `use ${way}`);
  }
  if (!isLabelValue(label)) {
    refuse('CDI207', `version '${name}' of '${path}' must have a Kubernetes label value, got ${shown(label)}`, 'use at most 63 letters, digits, dots, hyphens and underscores');
  }
}

function checkName(path: string, name: string): void {
  if (typeof name !== 'string') refuse('CDI201', `'${path}' must be named by a string, got ${shown(name)}`, 'pass a DNS label, as in name: \'shop\'');
  if (name.includes('*')) {
    refuse('CDI201', `'${path}' names the host '${name}', but a wildcard inside the mesh takes the traffic of other services`, 'declare a MeshService for each service');
  }
  if (name.includes('.')) {
    refuse('CDI201', `'${path}' names the host '${name}', but Istio reads a name with dots as a full host name`,
      `pass '${name.split('.')[0]}' and put the service into a chart of its namespace`);
  }
  if (!isServiceName(name)) {
    refuse('CDI201', `'${path}' must be named by a DNS label that begins with a letter, got '${name}'`, 'use at most 63 lower-case letters, digits and hyphens');
  }
}

/** A connection has no answer to wait for, and none to try again. */
function checkTraits(path: string, ports: readonly MeshPort[], traits: RouteOptions): void {
  const set = Object.entries(traits).filter(([, value]) => value !== undefined).map(([name]) => name);
  if (set.length > 0 && !ports.some(port => port._routed === 'http')) {
    refuse('CDI219', `'${path}' has no HTTP port, so there are no requests for its ${set.join(' and ')}`, 'leave them out; CircuitBreaker limits connections');
  }
}

function checkPorts(path: string, ports: readonly MeshPort[]): void {
  if (ports.length === 0) refuse('CDI202', `'${path}' has no port, so nobody can call it`, 'declare one, as in MeshPort.http(80)');
  const unique = (what: string, of: (port: MeshPort) => number | string, code: 'CDI203' | 'CDI204', remedy: string) => {
    const twin = ports.find((port, at) => ports.findIndex(other => of(other) === of(port)) !== at);
    if (twin) refuse(code, `two ports of '${path}' have the ${what} '${of(twin)}'`, remedy);
  };
  unique('number', port => port.number, 'CDI203', 'declare each port once');
  unique('name', port => port.name, 'CDI203', 'name the second one, as in MeshPort.http(8081, { name: \'http-admin\' })');
  unique('target port', port => port.targetPort, 'CDI204', 'have the container listen on a port for each, or declare one port');
}
