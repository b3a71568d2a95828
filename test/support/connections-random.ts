import * as fc from 'fast-check';
import type { ConnectionProgram, ServiceProgram } from './programs';

/** The ports of gateways for any connection. */
export const TCP_PORTS = [31400, 31500];

/** The names that gateways pass through, one under a wildcard of theirs. */
const NAMES = ['sealed.example.com', '*.sealed.example.net', 'sealed.test'];

/** Connections to some services, at ports and under names of their own. */
export const connectionsFor = (services: readonly ServiceProgram[]): fc.Arbitrary<ConnectionProgram[]> => {
  const ports = services.flatMap(({ tcpPort, tlsPort }, service) =>
    [tcpPort, tlsPort].filter(port => port !== undefined).map(port => ({ service, port })));
  if (ports.length === 0) return fc.constant([]);
  const places = [...TCP_PORTS.map(listenOn => ({ listenOn })), ...NAMES.map(name => ({ listenOn: 443, name }))];
  return fc.subarray(places).chain(taken => fc.array(fc.constantFrom(...ports), { minLength: taken.length, maxLength: taken.length })
    .map(list => taken.map((place, at) => ({ ...place, ...list[at] }))));
};
