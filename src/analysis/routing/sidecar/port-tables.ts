import { type EgressListener, egressListenerAt, portThrough, type SidecarScope } from './scope';
import { type HostsAtPort, virtualHostsAt } from './sidecar-hosts';
import { listensAt } from './sidecar-listeners';
import { cached, gathered } from '../../model/maps';
import { DomainIndex } from '../http/virtual-hosts';
import type { Client } from '../services/destination-rules';
import { isHttpTraffic } from '../services/protocols';
import type { Service } from '../services/services';

/** The services that claim an address and a port through a listener. */
export interface Claim {
  readonly listener: EgressListener;
  readonly services: readonly Service[];
}

/** What sidecars that see the same have in common at a port. */
export interface PortTable extends HostsAtPort {
  readonly index: DomainIndex;
  /** By address, each time in the order in which they claim it. */
  readonly listening: ReadonlyMap<string, Claim>;
}

/** What counts for the tables of a sidecar; sidecars in different namespaces may share it. */
export interface ScopeView extends Client {
  readonly scope: SidecarScope;
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
      return { ...found, index: new DomainIndex(found.hosts), listening: listening(this.view.scope, port) };
    });
  }

  /** The ports of all services, in ascending order, and 80: hosts that no service has are known there. */
  ports(): readonly number[] {
    const services = this.view.scope.listeners.flatMap(listener => listener.services.listed);
    const numbers = services.flatMap(({ ports }) => ports.filter(({ protocol }) => protocol !== 'udp').map(({ number }) => number));
    return [...new Set([...numbers, 80])].filter(port => egressListenerAt(this.view.scope, port) !== undefined).sort((one, other) => one - other);
  }
}

/** What the listener for a port does not claim is left to that for all ports. */
function listening({ listeners }: SidecarScope, port: number): ReadonlyMap<string, Claim> {
  const found = new Map<string, Claim>();
  for (const wanted of [port, undefined]) {
    const listener = listeners.find(one => one.port === wanted);
    if (listener === undefined) continue;
    for (const [address, services] of servicesAt(listener, port)) if (!found.has(address)) found.set(address, { listener, services });
  }
  return found;
}

/** Of services that speak HTTP at one address the first is enough: to a listener they are all the same. */
function servicesAt(listener: EgressListener, port: number): ReadonlyMap<string, readonly Service[]> {
  const speakHttp = new Set<string>();
  return gathered(listener.services.listed.flatMap(service => {
    const found = portThrough(listener, service, port);
    const address = found && listensAt(listener, service, found);
    if (found === undefined || address === undefined) return [];
    const isHttp = isHttpTraffic(found.protocol);
    if (isHttp && speakHttp.has(address)) return [];
    if (isHttp) speakHttp.add(address);
    return [[address, service] as const];
  }));
}
