import { isPlainHttp, isTls, type Server, speaksHttp } from './gateway-server';
import { isHttp, protocolOf } from '../../model/protocol';

/** Servers that share a port, an address and a protocol. */
export interface ServerGroup {
  /** Where it listens, which may be another port than clients use. */
  readonly port: number;
  readonly protocol: string;
  readonly bind: string;
  readonly servers: Server[];
}

/** A server that gets nothing to do, and why. */
export interface Skipped {
  readonly server: Server;
  readonly reason: string;
}

/** What all Gateways of some pods come to. */
export interface MergedServers {
  readonly groups: readonly ServerGroup[];
  /** The servers behind each set of routes. */
  readonly byRoutes: ReadonlyMap<string, readonly Server[]>;
  readonly skipped: readonly Skipped[];
}

/** The name of the routes of a server: those in the clear on a port are shared, those behind TLS each have their own. */
export function routesName(server: Server, port: number): string {
  const bind = server.bind === '' ? '' : `.${server.bind}`;
  if (isPlainHttp(server)) return `http.${port}${bind}`;
  return speaksHttp(server) ? `https.${server.port}.${server.portName}.${server.gateway}${bind}` : '';
}

/**
 * Puts servers together, in the order of the age of their Gateways; what cannot stand beside an earlier one is skipped:
 *
 * | on the port      | next server                                         | becomes                                                       |
 * |------------------|-----------------------------------------------------|---------------------------------------------------------------|
 * | nothing          | any                                                 | a group of its own                                            |
 * | any              | with TLS, for a host that TLS has at that address   | skipped                                                       |
 * | one in the clear | at another address                                  | part of the group of its address and protocol, or a new group |
 * | one in the clear | HTTP, where that one is HTTP                        | part of the same group                                        |
 * | one in the clear | any other                                           | skipped                                                       |
 * | only TLS         | in the clear                                        | a new group                                                   |
 * | only TLS         | HTTPS, with a port name that its Gateway has before | skipped                                                       |
 * | only TLS         | any other with TLS                                  | part of the group of its address and protocol, or a new group |
 */
export function mergeServers(servers: readonly Server[], portOf: (server: Server) => number): MergedServers {
  const merger = new Merger();
  for (const server of servers) {
    const reason = merger.add(server, portOf(server));
    if (reason !== undefined) merger.skipped.push({ server, reason });
  }
  return merger;
}

/** A host with the address that a server listens at. */
type Binds = Map<string, string>;

class Merger implements MergedServers {
  readonly groups: ServerGroup[] = [];
  readonly byRoutes = new Map<string, Server[]>();
  readonly skipped: Skipped[] = [];
  private readonly hosts = new Map<number, Binds>();
  private readonly ports = new Set<number>();
  /** The first server in the clear of each port. */
  private readonly plain = new Map<number, ServerGroup>();

  /** Why a server is skipped, or nothing where it is not. */
  add(server: Server, port: number): string | undefined {
    if (server.tls !== undefined) {
      const twice = duplicates(this.hosts, port, server.hosts, server.bind);
      if (twice.length > 0) return `${twice.join(', ')} is taken on port ${port} by an earlier server with TLS`;
    }
    if (!this.ports.has(port)) {
      this.ports.add(port);
      this.addFirst(server, port);
      return undefined;
    }
    const current = this.plain.get(port);
    if (current !== undefined) return this.addBesidePlain(server, port, current);
    return isTls(server) ? this.addTls(server, port) : this.addFirst(server, port);
  }

  private addFirst(server: Server, port: number): undefined {
    const group = this.group(server, port, true);
    if (!isTls(server)) this.plain.set(port, group);
    if (speaksHttp(server)) this.byRoutes.set(routesName(server, port), [server]);
  }

  private addBesidePlain(server: Server, port: number, current: ServerGroup): string | undefined {
    const name = routesName(server, port);
    if (current.bind !== server.bind) {
      const known = this.groups.find(group => group.port === port && group.protocol === server.protocol && group.bind === server.bind);
      if (known === undefined) return this.addFirst(server, port);
      known.servers.push(server);
      this.addToRoutes(name, server);
      return undefined;
    }
    const [own, others] = [protocolOf(server.protocol), protocolOf(current.protocol)];
    const canShare = isHttp(others) && (isHttp(own) || server.protocol.toUpperCase() === current.protocol.toUpperCase());
    if (!canShare) return `port ${port} speaks ${current.protocol} already`;
    if (name === '') return `port ${port} is taken already`;
    current.servers.push(server);
    this.addToRoutes(name, server);
    return undefined;
  }

  private addTls(server: Server, port: number): string | undefined {
    if (speaksHttp(server)) {
      const name = routesName(server, port);
      if (this.byRoutes.has(name)) return `another server of this Gateway has the port name '${server.portName}'`;
      this.byRoutes.set(name, [server]);
    }
    this.group(server, port, false).servers.push(server);
    return undefined;
  }

  private addToRoutes(name: string, server: Server): void {
    this.byRoutes.set(name, [...this.byRoutes.get(name) ?? [], server]);
  }

  private group(server: Server, port: number, isNew: boolean): ServerGroup {
    const { protocol, bind } = server;
    const known = this.groups.findIndex(group => group.port === port && group.protocol === protocol && group.bind === bind);
    if (known >= 0 && !isNew) return this.groups[known];
    const group = { port, protocol, bind, servers: isNew ? [server] : [] };
    if (known >= 0) this.groups[known] = group;
    else this.groups.push(group);
    return group;
  }
}

/** Hosts that are taken already; if no host is, all are taken from now on. */
export function duplicates(taken: Map<number, Map<string, string>>, port: number, hosts: readonly string[], bind: string): string[] {
  const known: Binds = taken.get(port) ?? new Map<string, string>();
  taken.set(port, known);
  const twice = hosts.filter(host => known.get(host) === bind);
  if (twice.length === 0) for (const host of hosts) known.set(host, bind);
  return twice;
}
