import { checkExternalHost, rulesName } from './external-host';
import { tlsName, type TlsOfAll, type TlsPerHost, type TlsWish } from '../composition/gateway/tls-plan';
import { covering } from '../composition/gateway/wildcards';
import { listed, refuse, shown, type Problem } from '../refusals/refusal';
import { isDnsLabel } from '../values/names';

/** Refuses a name and hosts that a gateway cannot have. */
export function checkGateway(path: string, name: string, hosts: readonly string[]): void {
  if (!isDnsLabel(name)) refuse('CDI504', `'${path}' must be named by a DNS label, got ${shown(name)}`, 'use lower-case letters, digits and hyphens');
  for (const host of hosts) checkExternalHost(path, host);
  hosts.forEach((host, at) => checkTwin(path, name, host, hosts.slice(0, at)));
}

/** What is wrong with a gateway that has neither hosts nor connections. */
export function listensToNothing(path: string): Problem {
  return { code: 'CDI504', problem: `'${path}' listens to no host`, remedy: 'pass at least one, or * for any, or let connections out with a TcpGatewayRoute or a TlsGatewayRoute' };
}

function checkTwin(path: string, name: string, host: string, earlier: readonly string[]): void {
  if (earlier.includes(host)) refuse('CDI209', `'${path}' lists the host '${host}' twice`, 'drop one of the two');
  const { length } = rulesName(name, host);
  if (length > 253) refuse('CDI504', `'${path}' writes a VirtualService for '${host}' whose name has ${length} characters, but Kubernetes takes 253`, 'give the gateway a shorter name, or have it listen to a wildcard that covers the host');
  const twin = earlier.find(other => rulesName(name, other) === rulesName(name, host));
  if (twin !== undefined) {
    refuse('CDI215', `'${path}' writes the VirtualService '${rulesName(name, twin)}' for '${twin}', so it cannot for '${host}'`,
      'give one of the two hosts a MeshGateway of its own');
  }
}

/** Refuses TLS that leaves out a host of a gateway, is for another host, or differs between a wildcard and a host that it covers. */
export function checkTls(path: string, hosts: readonly string[], wish: TlsWish): void {
  if (wish.kind === 'all') return checkOfAll(path, hosts, wish);
  const silent = hosts.find(host => !wish.hosts.has(host));
  if (silent !== undefined) {
    refuse('CDI514', `'${path}' listens to '${silent}', of which its TLS says nothing`, 'name it in GatewayTls.perHost, with GatewayTls.none() for requests in the clear');
  }
  const strange = [...wish.hosts.keys()].find(host => !hosts.includes(host));
  if (strange !== undefined) {
    refuse('CDI514', `'${path}' has TLS for '${strange}', but listens to ${listed(hosts)}`, 'have the gateway listen to it, or drop it');
  }
  for (const host of hosts) checkCovering(path, host, hosts, wish.hosts);
}

function checkOfAll(path: string, hosts: readonly string[], { tls }: TlsOfAll): void {
  if (tls && hosts.length === 0) {
    refuse('CDI514', `'${path}' has TLS, but listens to no host`, 'pass hosts, or leave tls out: what a TlsGatewayRoute lets through is decrypted by the pods');
  }
}

function checkCovering(path: string, host: string, hosts: readonly string[], settings: TlsPerHost['hosts']): void {
  const nameOf = (one: string) => {
    const tls = settings.get(one);
    return tls && tlsName(tls);
  };
  const other = covering(hosts, host).find(wildcard => nameOf(wildcard) !== nameOf(host));
  if (other !== undefined) {
    refuse('CDI515', `'${path}' has other TLS for '${host}' than for '${other}', which covers it`, `give '${host}' a MeshGateway of its own`);
  }
}
