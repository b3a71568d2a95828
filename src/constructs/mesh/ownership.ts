import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { claim, firstClaim } from './name-registry';
import { refuse } from '../refusals/refusal';

/** Claims a host of the mesh. Istio takes only one VirtualService for it, and silently drops parts of a second DestinationRule. */
export function claimHost(owner: Construct, name: string, namespace: string | undefined): void {
  const host = namespace === undefined ? name : `${name}.${namespace}`;
  const { path } = owner.node;
  claim(owner, host, path, first => refuse('CDI209', `'${first}' already owns the host '${host}', so '${path}' cannot`,
    'share that MeshService, or give the two charts namespaces of their own'));
}

/** Claims a host of a gateway. Istio appends the routes of several VirtualServices for it by their age. */
export function claimExternalHost(owner: Construct, host: string, selector: Readonly<Record<string, string>>): void {
  const pods = labelsOf(selector);
  const { path } = owner.node;
  claim(owner, `${host} at ${pods}`, path, first => refuse('CDI209',
    `'${first}' already listens to '${host}' at the gateway ${pods}, so '${path}' cannot`, 'expose the services of both through one MeshGateway'));
}

/** A port of the pods of a gateway. */
export interface GatewayPort {
  /** The port as it is written, which the Service of the gateway may lead to another one of the pods. */
  readonly written: number;
  readonly ofPods: number;
  readonly selector: Readonly<Record<string, string>>;
}

/** Claims a host under TLS at a port of a gateway: Istio drops the later of two ways for one name. */
export function claimServerName(owner: Construct, host: string, { written, ofPods, selector }: GatewayPort): void {
  const pods = labelsOf(selector);
  const { path } = owner.node;
  claim(owner, `${host} under TLS at ${ofPods} of ${pods}`, path, first => refuse('CDI209',
    `'${first}' already takes TLS for '${host}' on port ${written} of the gateway ${pods}, so '${path}' cannot`,
    'have TLS end at the gateway or at the pods, in one place'));
}

/** Claims a part in a port of a gateway. Hosts tell requests apart, and TLS for one host from another; of two that want any connection, one gets all. */
export function claimGatewayPort(owner: Construct, { written, ofPods, selector }: GatewayPort, use: 'HTTP' | 'TLS' | 'TCP'): void {
  const pods = labelsOf(selector);
  const own = { owner: owner.node.path, use };
  const first = firstClaim(owner, `port ${ofPods} of ${pods}`, own);
  if (first === own || first.use === use && use !== 'TCP') return;
  refuse('CDI517', `'${first.owner}' already has port ${written} of the gateway ${pods} for ${first.use}, so '${own.owner}' cannot have it for ${use}`,
    'give one of the two another port, which the Service of the gateway has too');
}

/** Claims the name of an object: of two with one name the cluster keeps what is applied last. */
export function claimObject(object: ApiObject, owner: string): void {
  const { kind, name, metadata } = object;
  claim(object, `${kind} ${metadata.namespace}/${name}`, owner, first => refuse('CDI215',
    `'${first}' already writes the ${kind} '${name}', so '${owner}' cannot`, 'rename one of the two'));
}

/** Claims a path of a host at ingress-nginx, which follows the older of two Ingresses. */
export function claimIngressPath(owner: Construct, ingressClass: string, host: string, wanted: string): void {
  const { path } = owner.node;
  claim(owner, `${ingressClass} ${host} ${wanted}`, path, first => refuse('CDI513',
    `'${first}' already exposes ${wanted} of '${host}' through ${ingressClass}, so '${path}' cannot`, 'give each path of a host to one NginxRoute'));
}

function labelsOf(selector: Readonly<Record<string, string>>): string {
  return Object.entries(selector).map(pair => pair.join('=')).sort().join(',');
}
