import { portsOf, type Vantage } from './vantages';
import { isWildcard, overlaps } from '../../model/hosts';
import { MESH } from '../../routing/fields/gateway-names';
import { isHttpTraffic, takesHttp, type Traffic } from '../../routing/services/protocols';
import type { Request } from '../../routing/traffic/request';
import type { State } from '../effects/state';

/** So many names are asked for in the place of a wildcard. */
const MOST = 8;
/** Of a host that no service has. */
const USUAL_PORT = 80;
const INSIDE = ['http', 'tcp', 'tls'] as const;
const OUTSIDE = ['http', 'https', 'tls', 'tcp'] as const;

/** The requests of a client inside the mesh to a host, but for what it may choose: one for each port. */
export function placesInside({ caller: from }: Vantage, host: string, states: readonly State[]): readonly Request[] {
  const services = states.flatMap(({ mesh }) => mesh.indexes().services.all.filter(service => service.host === host));
  const rules = states.flatMap(({ mesh }) => mesh.indexes().virtualServices.all);
  const isOfRules = rules.some(({ gateways, hosts }) => gateways.includes(MESH) && hosts.includes(host));
  if (services.length === 0 && !isOfRules) return [];
  const ports = services.flatMap(service => service.ports).filter(({ protocol }) => protocol !== 'udp');
  const numbers = ports.length === 0 ? [USUAL_PORT] : [...new Set(ports.map(({ number }) => number))];
  const schemesAt = (port: number) => schemesFor(ports.filter(({ number }) => number === port).map(({ protocol }) => protocol));
  return numbers.flatMap(port => namesFor(host, states).flatMap(name => schemesAt(port).map(scheme => ({ from, host: name, port, scheme }))));
}

type Scheme = NonNullable<Request['scheme']>;

/** What clients speak at a port: nobody speaks anything else where the port says what it is. */
function schemesFor(protocols: readonly Traffic[]): readonly Scheme[] {
  if (protocols.length > 0 && protocols.every(isHttpTraffic)) return ['http'];
  return protocols.length > 0 && protocols.every(protocol => !takesHttp(protocol)) ? ['tcp', 'tls'] : INSIDE;
}

/** The requests from outside that come in through a gateway. */
export function placesThrough({ caller: from }: Vantage, host: string, states: readonly State[]): readonly Request[] {
  const meshes = states.map(({ mesh }) => mesh);
  return portsOf(meshes, from).flatMap(port => namesFor(host, states).flatMap(name => OUTSIDE.map(scheme => ({ from, host: name, port, scheme }))));
}

/** What clients call a host; names that are within it where it is a wildcard. */
function namesFor(host: string, states: readonly State[]): readonly string[] {
  if (!isWildcard(host)) return [host];
  const services = states.flatMap(({ mesh }) => mesh.indexes().services.all.map(service => service.host));
  const known = services.filter(one => !isWildcard(one) && overlaps(one, host));
  return [...new Set([...known.slice(0, MOST), host === '*' ? 'any.example.com' : `any${host.slice(1)}`])];
}
