import type { Scope } from '../composition/contribution';
import type { MeshService } from '../mesh/mesh-service';
import { refuse, shown } from '../refusals/refusal';
import type { MeshPort } from '../values/mesh-port';

/** Who asks for something on some ports of a service. */
export interface Asking {
  /** The path of the construct. */
  readonly path: string;
  readonly service: MeshService;
  /** The numbers of the ports, as the user named them. */
  readonly ports?: readonly number[];
}

/** The ports on which shares are handed out: of requests, or of connections where a port for these is named. */
export function sharedOn(asking: Asking): Scope {
  const { path, service, ports } = asking;
  if (portsOf(asking).length === 0) {
    refuse('CDI416', `'${path}' names no port, and '${service.node.path}' has no HTTP port, but ${worded(service.ports)}`,
      `name the ports whose connections it is about, as in ports: [${service.ports[0].number}]`);
  }
  return scopeOf(ports);
}

/** The ports on which something is asked for that only requests can have. */
export function requestsOn(asking: Asking, what: string): Scope {
  const { path, service, ports } = asking;
  const asked = portsOf(asking);
  const connections = asked.find(({ _routed }) => _routed !== 'http');
  if (connections) {
    refuse('CDI417', `'${path}' has ${what} on ${worded([connections])} of '${service.node.path}', but Istio sees no requests in a connection`,
      'name HTTP ports alone');
  }
  if (asked.length === 0) {
    refuse('CDI417', `'${path}' has ${what} on '${service.node.path}', which has no HTTP port, and Istio sees no requests in a connection`,
      'drop it, or declare a port with MeshPort.http, http2 or grpc');
  }
  return scopeOf(ports);
}

/** Those of the ports of a release on which requests can be told apart. */
export function admittedOn(asking: Asking, what: string): Scope {
  const { path, service, ports } = asking;
  const asked = portsOf(asking);
  const http = asked.filter(({ _routed }) => _routed === 'http').map(({ number }) => number);
  if (http.length === 0) {
    refuse('CDI417', `'${path}' has ${what} on ${worded(asked)} of '${service.node.path}', but Istio sees no requests in a connection`,
      'leave it out, or name an HTTP port too');
  }
  return scopeOf(ports && http);
}

function scopeOf(ports: readonly number[] | undefined): Scope {
  return { ports: ports && [...ports] };
}

/** The ports that are named, which the service has to have; its HTTP ports where none is. */
function portsOf({ path, service, ports }: Asking): MeshPort[] {
  if (ports === undefined) return service.ports.filter(({ _routed }) => _routed === 'http');
  if (ports.length === 0) {
    refuse('CDI416', `'${path}' has an empty list of ports of '${service.node.path}'`, 'name a port, or leave ports out for every HTTP port');
  }
  const twice = ports.find((number, at) => ports.indexOf(number) !== at);
  if (twice !== undefined) refuse('CDI416', `'${path}' names port ${shown(twice)} of '${service.node.path}' twice`, 'name each port once');
  return ports.map(number => service.ports.find(port => port.number === number)
    ?? refuse('CDI416', `'${path}' names port ${shown(number)}, but '${service.node.path}' has ${worded(service.ports)}`, 'name ports of the Service by their numbers'));
}

function worded(ports: readonly MeshPort[]): string {
  return ports.map(({ number, name }) => `port ${number} (${name})`).join(', ');
}
