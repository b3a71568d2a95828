import type { Server } from './gateway-server';
import type { Client } from '../services/destination-rules';
import { has } from '../services/pods';
import type { Service } from '../services/services';

/** Where a server listens: at the port of the pods that the port of their Service leads to, where they have one. */
export function portOfServer({ port }: Server, services: readonly Service[], { namespace, labels }: Client): number {
  for (const service of services) {
    const selects = Object.keys(service.selector).length > 0 && has(labels, service.selector);
    if (!service.isKubernetes || service.namespace !== namespace || !selects) continue;
    const target = service.ports.find(({ number }) => number === port)?.target;
    if (typeof target === 'number') return target;
  }
  return port;
}

/** Where a client comes in that names a port: where something listens, or where the server of that port does, which the Service of the pods may lead elsewhere. */
export function listenerAt(port: number, servers: readonly Server[], services: readonly Service[], client: Client): number {
  const listeners = servers.map(server => portOfServer(server, services, client));
  const named = servers.findIndex(server => server.port === port);
  return named < 0 || listeners.includes(port) ? port : listeners[named];
}
