import type { WrittenRule } from './written';
import { isWildcard, isWithin, overlaps } from '../model/hosts';
import { MESH } from '../routing/fields/gateway-names';
import type { Server } from '../routing/gateway/gateway-server';
import type { Service } from '../routing/services/services';
import type { Caller, Request } from '../routing/traffic/request';

/** So many hosts of a wildcard, and so many ports of a host, are asked at. */
const MOST = 8;

/** Hosts that are not known are known at this port alone. */
const PORT_OF_UNKNOWN = 80;

/** The services of a mesh, by host. */
type Services = ReadonlyMap<string, readonly Service[]>;

/**
 * The requests by which a client may come to a rule, but for what it may choose: one for each host and port. Where a VirtualService is for gateways as well,
 * hosts that no service has are those that clients outside call; nobody inside is taken to call them.
 */
export function placesInMesh(rule: WrittenRule, from: Caller, services: Services): readonly Request[] {
  const isForMeshAlone = rule.virtualService.gateways.every(gateway => gateway === MESH);
  const hosts = hostsOf(rule, services.keys()).filter(host => isForMeshAlone || services.has(host));
  return hosts.flatMap(host => portsAt(rule, host, services).flatMap(port => requests(rule, { from, host, port }, ['http'])));
}

/** Those by which a client outside comes to a rule at a gateway. */
export function placesAtGateway(rule: WrittenRule, from: Caller, servers: readonly Server[], listeners: readonly number[]): readonly Request[] {
  const served = servers.flatMap(({ hosts }) => hosts).map(host => host.slice(host.indexOf('/') + 1));
  return hostsOf(rule, served).flatMap(host => listeners.flatMap(port => requests(rule, { from, host, port }, ['http', 'https'])));
}

/** Names for the hosts of a rule, and for those that it asks for in TLS handshakes. */
function hostsOf(rule: WrittenRule, known: Iterable<string>): readonly string[] {
  const hosts = rule.virtualService.hosts.flatMap(host => isWildcard(host) ? [...within(host, known), host] : [host]);
  return [...new Set([...hosts, ...rule.kind === 'tls' ? rule.sniHosts : []].map(nameFor))];
}

/** What is known of a wildcard. */
function within(host: string, known: Iterable<string>): readonly string[] {
  const found: string[] = [];
  for (const one of known) {
    if (found.length === MOST) break;
    if (one !== host && overlaps(one, host) && !isWithin(host, one)) found.push(one);
  }
  return found;
}

function nameFor(host: string): string {
  if (host === '*') return 'any.example.com';
  return isWildcard(host) ? `any${host.slice(1)}` : host;
}

/** The ports of a host; nobody is taken to call another one. */
function portsAt({ forProxy }: WrittenRule, host: string, services: Services): readonly number[] {
  const wildcards = services.has(host) ? [] : [...services.keys()].filter(one => isWildcard(one) && isWithin(host, one));
  const ports = [host, ...wildcards].flatMap(one => services.get(one) ?? []).flatMap(one => one.ports).filter(({ protocol }) => protocol !== 'udp');
  const numbers = ports.length === 0 ? [PORT_OF_UNKNOWN] : [...new Set(ports.map(({ number }) => number))];
  return (forProxy.port === 0 ? numbers : numbers.filter(port => port === forProxy.port)).slice(0, MOST);
}

type Scheme = NonNullable<Request['scheme']>;

function requests({ kind }: WrittenRule, place: Omit<Request, 'scheme'>, http: readonly Scheme[]): readonly Request[] {
  const schemes: Readonly<Record<WrittenRule['kind'], readonly Scheme[]>> = { http, tcp: ['tcp', 'tls'], tls: ['tls'] };
  return schemes[kind].map(scheme => ({ ...place, scheme }));
}
