import { byAge, byText, createdAt } from './order-of-objects';
import type { Service } from './services';
import { isExportedTo } from '../fields/exports';

/** The services that a namespace sees. */
export interface ServiceScope {
  /** All, in the order in which they claim listeners. */
  readonly listed: readonly Service[];
  /** One for each host, with the ports of all that are listed for it. */
  readonly byHost: ReadonlyMap<string, Service>;
}

/** The older first; what is applied together goes by name. */
export function inOrder(services: readonly Service[]): Service[] {
  const named = (one: Service) => one.isKubernetes ? one.owner.name : one.host;
  return [...services].sort((one, other) => {
    if (createdAt(one.owner) !== createdAt(other.owner)) return byAge(one.owner, other.owner);
    if (one.isKubernetes !== other.isKubernetes) return one.isKubernetes ? -1 : 1;
    return byText(named(one), named(other)) || byText(one.namespace, other.namespace);
  });
}

/** Those that are only for some namespaces come first. */
function visibleFrom(services: readonly Service[], namespace: string): Service[] {
  const own = services.filter(({ exports }) => !exports.has('*') && isExportedTo(exports, namespace));
  return [...own, ...services.filter(({ exports }) => exports.has('*'))];
}

/** What a sidecar sees: of one host in several namespaces that of its own, otherwise that of Kubernetes, otherwise the first. */
export function sidecarScope(services: readonly Service[], namespace: string): ServiceScope {
  const visible = visibleFrom(services, namespace);
  const owners = new Map<string, Service>();
  for (const one of visible) {
    const known = owners.get(one.host);
    if (known === undefined || one.namespace === namespace || takesOver(one, known, namespace)) owners.set(one.host, one);
  }
  const listed = visible.filter(one => owners.get(one.host)?.namespace === one.namespace);
  return scopeAmong(listed);
}

function takesOver(one: Service, known: Service, namespace: string): boolean {
  return !known.isKubernetes && one.isKubernetes && known.namespace !== namespace;
}

/** What a gateway sees: of one host the first, or that of Kubernetes. */
export function gatewayScope(services: readonly Service[], namespace: string): ServiceScope {
  return scopeAmong(visibleFrom(services, namespace));
}

/** Of one host the first, or that of Kubernetes, with the ports of all that are one service. */
export function scopeAmong(services: readonly Service[]): ServiceScope {
  return { listed: services, byHost: merged(services) };
}

function merged(services: readonly Service[]): Map<string, Service> {
  const byHost = new Map<string, Service>();
  for (const one of services) {
    const known = byHost.get(one.host);
    if (known === undefined || !known.isKubernetes && one.isKubernetes) byHost.set(one.host, one);
    else if (mergeable(known, one)) byHost.set(one.host, { ...known, ports: withPorts(known, one) });
  }
  return byHost;
}

function mergeable(known: Service, one: Service): boolean {
  return known.isKubernetes === one.isKubernetes && known.namespace === one.namespace && known.resolution === one.resolution;
}

function withPorts({ ports }: Service, more: Service) {
  return [...ports, ...more.ports.filter(({ number }) => !ports.some(port => port.number === number))];
}

/** A sidecar has clusters for what its VirtualServices lead to in its own namespace, whether or not that is exported to it. */
export function withDestinations(scope: ServiceScope, wanted: Iterable<readonly [host: string, port: number | undefined]>,
  find: (host: string) => Service | undefined): ServiceScope {
  const ports = new Map<string, Set<number | undefined>>();
  for (const [host, port] of wanted) ports.set(host, (ports.get(host) ?? new Set()).add(port));
  const added = new Map<string, Service>();
  for (const [host, asked] of ports) {
    const service = scope.byHost.has(host) ? undefined : find(host);
    const open = service?.ports.filter(({ number }) => asked.has(undefined) || asked.has(number)) ?? [];
    if (service !== undefined && open.length > 0) added.set(host, { ...service, ports: open });
  }
  return added.size === 0 ? scope : { ...scope, byHost: new Map([...scope.byHost, ...added]) };
}
