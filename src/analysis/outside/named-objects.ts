import type { KnownGateway, KnownService } from './names';
import { CLUSTER_DOMAIN, fullHost } from '../model/hosts';
import { type Json, type JsonObject, numberIn, objectIn, textIn } from '../model/json';
import { serviceIn } from '../model/look-alikes';
import type { ManifestObject, Manifests } from '../model/manifest';
import { UNKNOWN } from '../model/manifest-objects';
import { objectOf } from '../reader/object';

/** Of two parts, a host that ends so is outside the cluster; `dev` and `de` may be namespaces. */
const OUTSIDE = new Set(['com', 'edu', 'gov', 'io', 'net', 'org']);
/** The port of a service of which nobody says a port. */
const USUAL_PORT = 80;

/** The object that stands for a service, as a client in a namespace names it. */
export function serviceNamed({ host, ports }: KnownService, manifests: Manifests, namespace: string): ManifestObject {
  const { clusterDomain = CLUSTER_DOMAIN } = manifests;
  const found = ofCluster(host, namespace, clusterDomain);
  const known = ports.length > 0 ? ports : portsNamed(found === undefined ? host.replace(/\.$/, '') : `${found.name}.${found.namespace}.svc.${clusterDomain}`, manifests);
  const unknown = ports.length > 0 ? 'pods' : 'pods, ports';
  if (found === undefined) return entryOf(host.replace(/\.$/, ''), known, unknown, manifests, namespace);
  return made('v1', 'Service', { ...found, annotations: { [UNKNOWN]: unknown } }, { ports: known.map(port => ({ port })) });
}

/** The object that stands for pods of a gateway. */
export function gatewayNamed({ labels, namespace }: KnownGateway): ManifestObject {
  const name = `known-${Object.values(labels).join('-')}`;
  return made('v1', 'Pod', { name, namespace, labels: { ...labels }, annotations: { [UNKNOWN]: 'ports' } }, { containers: [{ name: 'istio-proxy', image: 'auto' }] });
}

interface Name {
  readonly name: string;
  readonly namespace: string;
}

/** The Service of Kubernetes that a host names; nothing where it is outside the cluster. */
function ofCluster(host: string, namespace: string, domain: string): Name | undefined {
  const parts = host.split('.');
  if (parts.length === 1) return { name: host, namespace };
  if (parts.length === 2 && !OUTSIDE.has(parts[1]) && parts[1] !== '') return { name: parts[0], namespace: parts[1] };
  const [name, own] = [host, `${host}.${domain}`].some(one => one.endsWith(`.svc.${domain}`)) ? serviceIn(host) ?? [] : [];
  return name === undefined || own === undefined ? undefined : { name, namespace: own };
}

/** It lies beside the DestinationRule of the host, which counts for it there. */
function entryOf(host: string, ports: readonly number[], unknown: string, { objects }: Manifests, namespace: string): ManifestObject {
  const beside = objects.find(({ kind, spec }) => kind === 'DestinationRule' && spec.host === host);
  return made('networking.istio.io/v1', 'ServiceEntry', { name: host, namespace: beside?.namespace ?? namespace, annotations: { [UNKNOWN]: unknown } }, {
    hosts: [host], location: 'MESH_EXTERNAL', resolution: 'DNS', ports: ports.map(number => ({ number, name: `port-${number}`, protocol: number === 443 ? 'TLS' : 'HTTP' })),
  });
}

/** The ports that VirtualServices name for a host. */
function portsNamed(host: string, { objects, clusterDomain = CLUSTER_DOMAIN }: Manifests): readonly number[] {
  const found = objects.filter(({ kind }) => kind === 'VirtualService').flatMap(({ namespace, spec }) => valuesIn(spec)
    .filter(value => fullHost(textIn(value.host) ?? '', namespace, clusterDomain) === host)
    .map(({ port }) => numberIn(objectIn(port)?.number)).filter(number => number !== undefined));
  return found.length === 0 ? [USUAL_PORT] : [...new Set(found)];
}

/** All objects within an object. Nobody knows how deep a document is, so nothing calls itself here. */
function valuesIn(spec: JsonObject): readonly JsonObject[] {
  const open: Json[] = [spec];
  for (const value of open) {
    if (typeof value === 'object' && value !== null) open.push(...Object.values(value as JsonObject).filter(one => one !== undefined));
  }
  return open.map(objectIn).filter(one => one !== undefined);
}

function made(apiVersion: string, kind: string, metadata: JsonObject, spec: JsonObject): ManifestObject {
  const object = objectOf({ apiVersion, kind, metadata, spec }, { place: { file: 'known', line: 1 }, lineOf: () => 1, namespace: 'default' });
  if (typeof object === 'string') throw new Error(object);
  return object;
}
