import { type Clusters } from './clusters';
import { MESH } from './gateway-names';
import { CLUSTER_DOMAIN, isAddress, isWildcard, overlaps, type HostIndex } from './host-names';
import { nameIn, type Place, type Rule, rulesOf } from './http-routes';
import { takesHttp } from './protocols';
import type { ServiceScope } from './service-scope';
import { portNumbered, type Service, UNSPECIFIED } from './services';
import type { VirtualHost } from './virtual-hosts';
import type { VirtualService } from './virtual-service';

/** A sidecar, and what it sees. */
export interface SidecarView {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly scope: ServiceScope;
  /** In the order in which they claim hosts. */
  readonly virtualServices: readonly VirtualService[];
  /** The first VirtualService for each host that is written. */
  readonly owners: HostIndex<VirtualService>;
  readonly clusters: Clusters;
  /** Whether this proxy gets them or not. */
  readonly allVirtualServices: readonly VirtualService[];
  /** The hosts that stand for another one, by that one. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** All virtual hosts of a port: those of VirtualServices, then those of services that have none. */
export function virtualHostsAt(view: SidecarView, port: number): VirtualHost[] {
  const services = servicesAt(view.scope, port);
  const place = placeOf(view, port, services);
  const drafts: Draft[] = [];
  const owned = new Set<string>();
  for (const virtualService of candidates(view, port, services)) {
    const draft = draftOf(view, virtualService, place, services);
    if (draft === undefined) continue;
    drafts.push(draft);
    for (const { host } of draft.services) owned.add(host);
  }
  for (const service of services.values()) {
    if (owned.has(service.host) || service.resolution === 'alias' || !takesHttp(protocolAt(service, port))) continue;
    drafts.push({ hosts: [], services: [service], rules: () => [], isPlain: true });
  }
  return named(drafts, view, port);
}

interface Draft {
  /** Hosts that no service has. */
  readonly hosts: readonly string[];
  readonly services: readonly Service[];
  readonly rules: () => readonly Rule[];
  /** Whether no VirtualService made it. */
  readonly isPlain: boolean;
}

export function servicesAt({ listed }: ServiceScope, port: number): Map<string, Service> {
  return new Map(listed.filter(({ ports }) => portNumbered(ports, port) !== undefined).map(service => [service.host.toLowerCase(), service]));
}

const protocolAt = ({ ports }: Service, port: number) => portNumbered(ports, port)?.protocol ?? 'udp';

/** A port of a sidecar, for which VirtualServices are written out. */
export function placeOf({ namespace, labels }: SidecarView, port: number, services: ReadonlyMap<string, Service>): Place {
  // At a sidecar a service is known by its one port there.
  const ports = [{ number: port }];
  return {
    namespace,
    labels,
    port,
    gateway: MESH,
    isTls: false,
    nameOf: target => {
      const service = services.get(target.host);
      return nameIn(target, port, service && { externalName: service.externalName, ports });
    },
  };
}

/** Hosts that no service has are known at port 80 alone. */
function candidates({ virtualServices }: SidecarView, port: number, services: ReadonlyMap<string, Service>): readonly VirtualService[] {
  if (port === 80) return virtualServices;
  const wildcards = [...services.keys()].filter(isWildcard);
  return virtualServices.filter(({ hosts }) => hosts.some(host => {
    const lower = host.toLowerCase();
    if (services.has(lower)) return true;
    return isWildcard(lower) ? [...services.keys()].some(service => overlaps(lower, service)) : wildcards.some(service => overlaps(lower, service));
  }));
}

function draftOf(view: SidecarView, virtualService: VirtualService, place: Place, services: ReadonlyMap<string, Service>): Draft | undefined {
  const rules = rulesOf(virtualService, place);
  if (rules.length === 0) return undefined;
  const { hosts, found } = separated(view, virtualService, services);
  const taking = found.filter(service => takesHttp(protocolAt(service, place.port)));
  if (taking.length === 0 && place.port !== 80) return undefined;
  return { hosts, services: taking, rules: () => rules, isPlain: false };
}

interface Separated {
  readonly hosts: readonly string[];
  readonly found: readonly Service[];
}

function separated({ owners }: SidecarView, virtualService: VirtualService, services: ReadonlyMap<string, Service>): Separated {
  const hosts: string[] = [];
  const found: Service[] = [];
  for (const host of virtualService.hosts.filter(one => !isWildcard(one))) {
    const service = services.get(host.toLowerCase());
    if (service === undefined) hosts.push(host);
    else found.push(service);
  }
  for (const host of virtualService.hosts.filter(isWildcard)) {
    const covered = [...services.values()].filter(service => overlaps(service.host.toLowerCase(), host.toLowerCase()));
    if (covered.length === 0) hosts.push(host.toLowerCase());
    // Of several that stand for a service the most specific one has it, whatever their age.
    found.push(...covered.filter(service => owners.mostSpecific(service.host.toLowerCase()) === virtualService));
  }
  return { hosts, found };
}

/** The first that claims a name has it. */
function named(drafts: readonly Draft[], { namespace, aliases }: SidecarView, port: number): VirtualHost[] {
  const names = new Set<string>();
  const taken = new Set<string>();
  const known = new Set(drafts.flatMap(({ services }) => services.map(({ host }) => host)));
  const made: VirtualHost[] = [];
  const add = (host: string, domains: readonly string[], expanded: ReadonlySet<string>, { rules, isPlain }: Draft) => {
    const name = `${host}:${port}`;
    if (names.has(name)) return;
    names.add(name);
    const free = domains.filter(domain => !taken.has(domain.toLowerCase()) && !(expanded.has(domain) && known.has(domain)));
    for (const domain of free) taken.add(domain.toLowerCase());
    if (free.length > 0) made.push({ name, domains: free, rules, service: isPlain ? { host, port } : undefined, requiresTls: false });
  };
  for (const draft of drafts) {
    for (const host of draft.hosts) add(host.toLowerCase(), [host.toLowerCase()], new Set(), draft);
    for (const service of draft.services) {
      const hosts = [service.host, ...aliases.get(service.host) ?? []];
      const short = hosts.map(host => shortNames(host, namespace));
      add(service.host, domainsOf(service, hosts.flatMap((host, at) => [host, ...short[at]])), new Set(short.flat()), draft);
    }
  }
  return made;
}

function domainsOf(service: Service, names: readonly string[]): readonly string[] {
  const domains = [...names];
  if (service.resolution === 'unresolved' && service.isKubernetes) domains.push(...domains.map(domain => `*.${domain}`));
  if (service.address !== UNSPECIFIED && isAddress(service.address.split('/', 1)[0])) domains.push(service.address);
  return domains;
}

/** The names by which a client in a namespace may call a host, besides its own. */
export function shortNames(host: string, namespace: string): string[] {
  const absolute = isAddress(host) ? [] : [`${host}.`];
  const end = `.svc.${CLUSTER_DOMAIN}`;
  const parts = host.endsWith(end) ? host.slice(0, -end.length).split('.') : [];
  if (parts.length !== 2) return absolute;
  const [name, owner] = parts;
  return [...absolute, ...owner === namespace ? [name] : [], `${name}.${owner}`, `${name}.${owner}.svc`];
}

