import type { AskedRequest, Words } from './asked-request';
import type { Origin } from './caller';
import { CLUSTER_DOMAIN, HostIndex } from '../model/hosts';
import { hostsAlike, nameOf, serviceIn } from '../model/look-alikes';
import type { ManifestObject, Manifests } from '../model/manifest';
import { isHttp, protocolOf } from '../model/protocol';
import { isTls, serversOf } from '../routing/gateway/gateway-server';
import { listenerAt } from '../routing/gateway/server-port';
import { takesHttp } from '../routing/services/protocols';
import { serviceOf, servicesOf, type ServicePort } from '../routing/services/services';

/** The ports at which the hosts of Services and ServiceEntries are asked for. */
export type PortsByHost = HostIndex<readonly ServicePort[]>;

/** Of everyone, whoever may see them. */
export function portsByHost(manifests: Manifests): PortsByHost {
  const index: PortsByHost = new HostIndex();
  for (const { host, ports } of servicesIn(manifests)) {
    index.set(host, [...index.get(host) ?? [], ...ports]);
  }
  return index;
}

function servicesIn({ objects, clusterDomain = CLUSTER_DOMAIN }: Manifests): ReturnType<typeof servicesOf> {
  return objects.flatMap(object => {
    if (object.kind === 'Service' && object.group === '') return [serviceOf(object, clusterDomain)];
    return object.kind === 'ServiceEntry' && object.group === 'networking.istio.io' ? servicesOf(object) : [];
  });
}

/** The ports of a host, as a client of a namespace names it; nothing where nobody has the host. */
export function portsOf(index: PortsByHost, host: string, namespace: string, domain: string): readonly ServicePort[] | undefined {
  const ends = [`.${namespace}.svc.${domain}`, `.svc.${domain}`, `.${domain}`];
  return index.get(host) ?? ends.map(end => index.get(host + end)).find(ports => ports !== undefined) ?? index.mostSpecific(host);
}

/** What to say of a host that nobody has. */
export function unknownHost(host: string, manifests: Manifests, words: Words): string {
  const hosts = servicesIn(manifests).map(one => one.host);
  return `no Service or ServiceEntry of the manifests has the host '${host}'${hintAt(host, hosts, words)}`;
}

/** Hosts that somebody may have meant, and how to ask for the first; empty where none looks like it. */
function hintAt(host: string, hosts: readonly string[], { namespace }: Words): string {
  const alike = hostsAlike(host, hosts);
  if (alike.length === 0) return '';
  const [name, within] = serviceIn(alike[0]) ?? [];
  const remedy = within !== undefined && name === nameOf(host) ? `use ${namespace(within)}, or the full name` : 'use the full name';
  return `; there is ${alike.map(other => `'${other}'`).join(', ')}: ${remedy}`;
}

/** The port that a client means if it names no port: the only one, or the only one for what it speaks. */
export function onlyPort({ host, scheme }: AskedRequest, ports: readonly ServicePort[] | undefined, manifests: Manifests, words: Words): number {
  const [, name, written] = /^([^:]+):(\d+)$/.exec(host) ?? [];
  if (name !== undefined) throw new Error(`'${host}' is a host with a port: write '${name}' as the host, and ${written} as ${words.port}`);
  if (ports === undefined) throw new Error(unknownHost(host, manifests, words));
  return onlyOf(portsFor(ports, scheme, ({ protocol }) => takesHttp(protocol)), `'${host}'`, words.port);
}

/** The port of Gateways at which a request comes in. */
export function onlyServerPort(gateways: readonly ManifestObject[], scheme: string | undefined, { port, http, https }: Words): number {
  const servers = gateways.flatMap(serversOf);
  const wantsTls = scheme === 'https' || scheme === 'tls';
  const fitting = servers.filter(server => isEncrypted(server) === wantsTls);
  const title = `the Gateway ${gateways.map(({ namespace, name }) => `'${namespace}/${name}'`).join(', ')}`;
  if (fitting.length > 0 || servers.length === 0) {
    const ports = fitting.map(server => ({ number: server.port, protocol: protocolOf(server.protocol) }));
    return onlyOf(portsFor(ports, scheme, ({ protocol }) => isHttp(protocol) || protocol === 'https'), title, port);
  }
  throw new Error(wantsTls ? `${title} has only servers without TLS: use ${http}` : `${title} has only servers with TLS: use ${https}`);
}

/** Where a request comes in that names the port of a server. */
export function listenerOf(port: number, { caller: { namespace = 'default', labels = {} }, gateways }: Origin, { objects, clusterDomain = CLUSTER_DOMAIN }: Manifests): number {
  const services = objects.filter(({ kind, group }) => kind === 'Service' && group === '').map(object => serviceOf(object, clusterDomain));
  return listenerAt(port, gateways.flatMap(serversOf), services, { namespace, labels });
}

function isEncrypted(server: ReturnType<typeof serversOf>[number]): boolean {
  return isTls(server) || ['HTTPS', 'TLS'].includes(server.protocol.toUpperCase());
}

/** Those on which HTTP is spoken, for who speaks it, if there are any. */
function portsFor<P extends { readonly number: number }>(ports: readonly P[], scheme: string | undefined, isForHttp: (port: P) => boolean): number[] {
  const forHttp = scheme === 'tcp' || scheme === 'tls' ? [] : ports.filter(isForHttp);
  return [...new Set((forHttp.length > 0 ? forHttp : ports).map(({ number }) => number))];
}

function onlyOf(ports: readonly number[], title: string, word: string): number {
  if (ports.length === 1) return ports[0];
  throw new Error(ports.length === 0 ? `${title} has no port` : `${title} has the ports ${ports.join(', ')}: say which one with ${word}`);
}
