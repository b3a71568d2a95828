import { EgressHosts, covers } from './egress-hosts';
import type { EgressListener, SidecarScope } from './scope';
import type { Egress, EgressPort, SidecarResource, SidecarResources } from './sidecar-resources';
import { MESH } from '../fields/gateway-names';
import { targetsFor, type VirtualService } from '../rules/virtual-service';
import { ownersAmong, type VirtualServiceIndex } from '../rules/virtual-service-index';
import type { Client } from '../services/destination-rules';
import type { ServiceIndex } from '../services/service-index';
import { scopeAmong, type ServiceScope, sidecarScope, withDestinations } from '../services/service-scope';
import type { Service } from '../services/services';

/** What a mesh has for sidecars to see. */
export interface ScopeIndexes {
  readonly services: ServiceIndex;
  readonly virtualServices: VirtualServiceIndex;
  readonly sidecars: SidecarResources;
}

/** The scope of the sidecar of a client: what its Sidecar takes, or else all that is exported to its namespace, on every port. */
export function scopeOf(indexes: ScopeIndexes, client: Client): SidecarScope {
  const resource = indexes.sidecars.for(client);
  return resource === undefined ? openScope(indexes, client) : limitedScope(indexes, client, resource);
}

/** Where all is exported to everyone, all without a Sidecar have one scope. */
export function scopeIdOf({ services, virtualServices, sidecars }: ScopeIndexes, client: Client): string {
  const object = sidecars.for(client)?.object;
  if (object !== undefined) return `${object.namespace}/${object.name} in ${client.namespace}`;
  return services.isSameFromEverywhere && virtualServices.isSameFromEverywhere ? '' : client.namespace;
}

function openScope(indexes: ScopeIndexes, client: Client): SidecarScope {
  const { namespace } = client;
  const virtualServices = indexes.virtualServices.visible(MESH, namespace);
  const services = servicesFor(indexes, namespace, virtualServices);
  const owners = indexes.virtualServices.ownersFor(MESH, namespace);
  const listener = { port: undefined, protocol: undefined, services, aliases: indexes.services.aliases, virtualServices, owners };
  return { id: scopeIdOf(indexes, client), resource: undefined, services, listeners: [listener], unknown: 'passed on' };
}

function servicesFor({ services }: ScopeIndexes, namespace: string, seen: readonly VirtualService[]): ServiceScope {
  const own = services.seenBy('sidecar', namespace);
  if (services.isSameFromEverywhere) return own;
  return withDestinations(own, wantedBy(seen, namespace), host => services.serviceIn(host, namespace));
}

function wantedBy(seen: readonly VirtualService[], namespace: string) {
  return seen.flatMap(one => targetsFor(one, namespace)).map(({ host, port }) => [host, port || undefined] as const);
}

/** What the listeners of a Sidecar take, and what the rules that they take lead to: clusters, and no virtual hosts, unless a listener takes them too. */
function limitedScope(indexes: ScopeIndexes, client: Client, resource: SidecarResource): SidecarScope {
  const { namespace } = client;
  const listeners = resource.egress.map(egress => listenerFor(indexes, namespace, egress));
  const all = resource.egress.flatMap(({ port }, at) => {
    const { services, virtualServices } = listeners[at];
    const found = withDestinations({ listed: [], byHost: new Map() }, wantedBy(virtualServices, namespace), host => {
      const service = indexes.services.destinationFor(host, namespace);
      return service && atPort(service, port);
    });
    return [...services.listed, ...found.byHost.values()];
  });
  const { byHost } = scopeAmong(all);
  const services = { listed: [...byHost.values()], byHost };
  return { id: scopeIdOf(indexes, client), resource, services, listeners, unknown: resource.unknown };
}

function listenerFor({ services, virtualServices }: ScopeIndexes, namespace: string, { hosts, port }: Egress): EgressListener {
  const named = new EgressHosts(hosts, namespace);
  const takenBy = new Map<string, readonly string[]>();
  const taken = services.all.flatMap(service => {
    const names = named.taking(service);
    const found = names && atPort(service, port);
    if (names === undefined || found === undefined) return [];
    takenBy.set(`${service.namespace}/${service.host}`, names);
    return [found];
  });
  const scope = sidecarScope(taken, namespace);
  const aliases = [...services.aliases].flatMap(([host, all]) => {
    const owner = scope.byHost.get(host);
    const names = owner && takenBy.get(`${owner.namespace}/${host}`);
    return names === undefined ? [] : [[host, all.filter(alias => covers(names, alias))] as const];
  });
  const seen = virtualServices.visible(MESH, namespace).filter(one => named.takes(one));
  const own = { port: port?.number, protocol: port?.protocol };
  return { ...own, services: scope, aliases: new Map(aliases), virtualServices: seen, owners: ownersAmong(seen) };
}

/** A service as a listener for a port has it; nothing if it does not have the port. */
function atPort(service: Service, port: EgressPort | undefined): Service | undefined {
  if (port === undefined || !port.isOfServices) return service;
  const found = service.ports.find(({ number }) => number === port.number);
  if (found === undefined) return undefined;
  return service.ports.length === 1 ? service : { ...service, ports: [found] };
}
