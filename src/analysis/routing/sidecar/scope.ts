import type { HostIndex } from '../../model/hosts';
import { MESH } from '../fields/gateway-names';
import { targetsFor, type VirtualService } from '../rules/virtual-service';
import type { VirtualServiceIndex } from '../rules/virtual-service-index';
import type { ServiceIndex } from '../services/service-index';
import { type ServiceScope, withDestinations } from '../services/service-scope';

/** What a sidecar sees through one of its listeners. */
export interface EgressListener {
  /** The port that it is for; nothing if it is for all ports that no other listener is for. */
  readonly port: number | undefined;
  readonly services: ServiceScope;
  /** In the order in which they claim hosts. */
  readonly virtualServices: readonly VirtualService[];
  /** The first VirtualService for each host that is written. */
  readonly owners: HostIndex<VirtualService>;
}

/** What the sidecars of some pods see, and what becomes of all else. */
export interface SidecarScope {
  /** Sidecars with a scope of one id see the same. */
  readonly id: string;
  /** All services that they have clusters for. */
  readonly services: ServiceScope;
  readonly listeners: readonly EgressListener[];
  /** What becomes of requests to what they do not see. */
  readonly unknown: 'passed on' | 'refused';
}

/** What a mesh has for sidecars to see. */
export interface ScopeIndexes {
  readonly services: ServiceIndex;
  readonly virtualServices: VirtualServiceIndex;
}

/** The scope of the sidecars of a namespace: all that is exported to it, on every port. */
export function scopeOf(indexes: ScopeIndexes, namespace: string): SidecarScope {
  const virtualServices = indexes.virtualServices.visible(MESH, namespace);
  const services = servicesFor(indexes, namespace, virtualServices);
  const listener = { port: undefined, services, virtualServices, owners: indexes.virtualServices.ownersFor(MESH, namespace) };
  return { id: scopeIdOf(indexes, namespace), services, listeners: [listener], unknown: 'passed on' };
}

/** Where all is exported to everyone, all have one scope. */
export function scopeIdOf({ services, virtualServices }: ScopeIndexes, namespace: string): string {
  return services.isSameFromEverywhere && virtualServices.isSameFromEverywhere ? '' : namespace;
}

function servicesFor({ services }: ScopeIndexes, namespace: string, seen: readonly VirtualService[]): ServiceScope {
  const own = services.seenBy('sidecar', namespace);
  if (services.isSameFromEverywhere) return own;
  const wanted = seen.flatMap(one => targetsFor(one, namespace)).map(({ host, port }) => [host, port] as const);
  return withDestinations(own, wanted, host => services.serviceIn(host, namespace));
}

/** The listener that takes the connections to a port, if any does. */
export function egressListenerAt({ listeners }: SidecarScope, port: number): EgressListener | undefined {
  return listeners.find(one => one.port === port) ?? listeners.find(one => one.port === undefined);
}
