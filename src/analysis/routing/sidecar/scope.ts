import type { SidecarResource } from './sidecar-resources';
import type { HostIndex } from '../../model/hosts';
import type { VirtualService } from '../rules/virtual-service';
import type { Traffic } from '../services/protocols';
import type { ServiceScope } from '../services/service-scope';
import { portNumbered, type Service, type ServicePort } from '../services/services';

/** What a sidecar sees through one of its listeners. */
export interface EgressListener {
  /** The port that it is for; nothing if it is for all ports that no other listener is for. */
  readonly port: number | undefined;
  /** What it takes the connections to its port for, whatever the services say; nothing if they say it. */
  readonly protocol: Traffic | undefined;
  readonly services: ServiceScope;
  /** The hosts that stand for another one, by that one. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** In the order in which they claim hosts. */
  readonly virtualServices: readonly VirtualService[];
  /** The first VirtualService for each host that is written. */
  readonly owners: HostIndex<VirtualService>;
}

/** What the sidecars of some pods see, and what becomes of all else. */
export interface SidecarScope {
  /** Sidecars with a scope of one id see the same. */
  readonly id: string;
  /** The Sidecar object that says so; nothing if none does. */
  readonly resource: SidecarResource | undefined;
  /** All services that they have clusters for. */
  readonly services: ServiceScope;
  readonly listeners: readonly EgressListener[];
  /** What becomes of requests to what they do not see. */
  readonly unknown: 'passed on' | 'refused';
}

/** The listener that has the virtual hosts of a port, if any does. */
export function egressListenerAt({ listeners }: SidecarScope, port: number): EgressListener | undefined {
  return listeners.find(one => one.port === port) ?? listeners.find(one => one.port === undefined);
}

/** The port of a service, as a listener takes it: one that says itself what it is for takes a port of UDP too. */
export function portThrough({ protocol }: EgressListener, service: Service, number: number): ServicePort | undefined {
  if (protocol === undefined) return portNumbered(service.ports, number);
  const port = service.ports.find(one => one.number === number);
  return port && { ...port, protocol };
}
