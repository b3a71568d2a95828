import { type EgressListener, egressListenerAt, type SidecarScope } from './scope';
import { type HostsAtPort, virtualHostsAt } from './sidecar-hosts';
import { listensAt } from './sidecar-listeners';
import { cached, gathered } from '../../model/maps';
import { DomainIndex } from '../http/virtual-hosts';
import type { Client } from '../services/destination-rules';
import { isHttpTraffic } from '../services/protocols';
import { portNumbered, type Service } from '../services/services';

/** What sidecars that see the same have in common at a port. */
export interface PortTable extends HostsAtPort {
  readonly listener: EgressListener;
  readonly index: DomainIndex;
  /** The services with a listener of theirs, by its address, in the order in which they claim it. */
  readonly listening: ReadonlyMap<string, readonly Service[]>;
}

/** What counts for the tables of a sidecar; sidecars in different namespaces may share it. */
export interface ScopeView extends Client {
  readonly scope: SidecarScope;
  /** The hosts that stand for another one, by that one. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** In which the cluster has its Services. */
  readonly domain: string;
}

/** The tables of all ports, each made when it is asked for. */
export class PortTables {
  private readonly tables = new Map<number, PortTable | undefined>();

  constructor(private readonly view: ScopeView) {}

  /** Nothing if the scope has no listener for a port. */
  at(port: number): PortTable | undefined {
    return cached(this.tables, port, () => {
      const listener = egressListenerAt(this.view.scope, port);
      if (listener === undefined) return undefined;
      const found = virtualHostsAt({ ...this.view, listener }, port);
      return { ...found, listener, index: new DomainIndex(found.hosts), listening: listening(listener, port) };
    });
  }

  /** The ports of all services, in ascending order, and 80: hosts that no service has are known there. */
  ports(): readonly number[] {
    const services = this.view.scope.listeners.flatMap(listener => listener.services.listed);
    const numbers = services.flatMap(({ ports }) => ports.filter(({ protocol }) => protocol !== 'udp').map(({ number }) => number));
    return [...new Set([...numbers, 80])].filter(port => egressListenerAt(this.view.scope, port) !== undefined).sort((one, other) => one - other);
  }
}

/** Of services that speak HTTP at one address the first is enough: to a listener they are all the same. */
function listening({ services: { listed } }: EgressListener, port: number): ReadonlyMap<string, readonly Service[]> {
  const speakHttp = new Set<string>();
  return gathered(listed.flatMap(service => {
    const found = portNumbered(service.ports, port);
    const address = found && listensAt(service, found);
    if (found === undefined || address === undefined) return [];
    const isHttp = isHttpTraffic(found.protocol);
    if (isHttp && speakHttp.has(address)) return [];
    if (isHttp) speakHttp.add(address);
    return [[address, service] as const];
  }));
}
