import type { EgressListener } from './scope';
import { isAddress, isWildcard, overlaps } from '../../model/hosts';
import { MESH } from '../fields/gateway-names';
import { nameIn, type RouteRules, routeRulesOf, type Vantage } from '../http/http-routes';
import { type DomainIndex, type VirtualHost, withoutPort } from '../http/virtual-hosts';
import type { VirtualService } from '../rules/virtual-service';
import type { Client } from '../services/destination-rules';
import { takesHttp } from '../services/protocols';
import type { ServiceScope } from '../services/service-scope';
import { portNumbered, type Service, UNSPECIFIED } from '../services/services';

/** What counts for the virtual hosts behind a listener of a sidecar; sidecars in different namespaces may share it. */
export interface HostView extends Client {
  readonly listener: EgressListener;
  /** In which the cluster has its Services. */
  readonly domain: string;
}

/** The virtual hosts of a port, and the VirtualServices that could have had some. */
export interface HostsAtPort {
  readonly hosts: readonly VirtualHost[];
  /** Why a VirtualService that is seen has no host here at all. */
  readonly passedOver: ReadonlyMap<VirtualService, string>;
}

/** All virtual hosts of a port: those of VirtualServices, then those of services without a VirtualService. */
export function virtualHostsAt(view: HostView, port: number): HostsAtPort {
  const services = servicesAt(view.listener.services, port);
  const place = placeOf(view, port, services);
  const drafts: Draft[] = [];
  const passedOver = new Map<VirtualService, string>();
  const owned = new Set<string>();
  for (const virtualService of candidates(view, port, services)) {
    const draft = draftOf(view, virtualService, place, services);
    if (typeof draft === 'string') {
      passedOver.set(virtualService, draft);
      continue;
    }
    drafts.push(draft);
    for (const { host } of draft.services) owned.add(host);
  }
  for (const service of services.values()) {
    if (owned.has(service.host) || service.resolution === 'alias' || !takesHttp(protocolAt(service, port))) continue;
    drafts.push({ hosts: [], services: [service], found: undefined });
  }
  return { hosts: named(drafts, view, port), passedOver };
}

interface Draft {
  /** Hosts that no service has. */
  readonly hosts: readonly string[];
  readonly services: readonly Service[];
  /** Nothing if no VirtualService made it. */
  readonly found: RouteRules | undefined;
}

function servicesAt({ listed }: ServiceScope, port: number): Map<string, Service> {
  return new Map(listed.filter(({ ports }) => portNumbered(ports, port) !== undefined).map(service => [service.host.toLowerCase(), service]));
}

const protocolAt = ({ ports }: Service, port: number) => portNumbered(ports, port)?.protocol ?? 'udp';

/** A port of a sidecar, for which VirtualServices are written out. */
function placeOf({ namespace, labels }: Client, port: number, services: ReadonlyMap<string, Service>): Vantage {
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
function candidates({ listener: { virtualServices } }: HostView, port: number, services: ReadonlyMap<string, Service>): readonly VirtualService[] {
  if (port === 80) return virtualServices;
  const wildcards = [...services.keys()].filter(isWildcard);
  return virtualServices.filter(({ hosts }) => hosts.some(host => {
    const lower = host.toLowerCase();
    if (services.has(lower)) return true;
    return isWildcard(lower) ? [...services.keys()].some(service => overlaps(lower, service)) : wildcards.some(service => overlaps(lower, service));
  }));
}

/** Why a VirtualService does not have a host that another one names more closely. */
export const LESS_SPECIFIC = 'its host is less specific';

/** What a VirtualService has at a port, or why it has nothing there. */
function draftOf(view: HostView, virtualService: VirtualService, place: Vantage, services: ReadonlyMap<string, Service>): Draft | string {
  const found = routeRulesOf(virtualService, place);
  if (found.rules.length === 0) return 'none of its http routes is for this client at this port';
  const separated = hostsOf(view, virtualService, services);
  const taking = separated.services.filter(service => takesHttp(protocolAt(service, place.port)));
  if (taking.length === 0 && place.port !== 80) return separated.services.length === 0 ? LESS_SPECIFIC : `port ${place.port} takes no http routes`;
  return { hosts: separated.hosts, services: taking, found };
}

/** The hosts of a VirtualService: the services among them, and all others. */
function hostsOf({ listener: { owners } }: HostView, virtualService: VirtualService, services: ReadonlyMap<string, Service>): Pick<Draft, 'hosts' | 'services'> {
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
  return { hosts, services: found };
}

/** The first that claims a name has it. */
function named(drafts: readonly Draft[], { listener: { aliases }, domain }: HostView, port: number): VirtualHost[] {
  const names = new Set<string>();
  const taken = new Set<string>();
  const called = new Set(drafts.flatMap(({ services }) => services.map(({ host }) => host)));
  const made: VirtualHost[] = [];
  const add = (host: string, own: readonly string[], expanded: readonly string[], { found }: Draft, hasShortName: boolean) => {
    const name = `${host}:${port}`;
    if (names.has(name)) return;
    names.add(name);
    // What is only another way to write a name gives way to a host that is called so.
    const domains = [...own, ...expanded.filter(one => !called.has(one))].filter(one => !taken.has(one.toLowerCase()));
    for (const one of domains) taken.add(one.toLowerCase());
    const service = found === undefined ? { host, port } : undefined;
    const { rules, leftOut } = found ?? { rules: [], leftOut: [] };
    if (domains.length > 0) made.push({ name, domains, rules: () => rules, leftOut: () => leftOut, service, hasShortName, requiresTls: false });
  };
  for (const draft of drafts) {
    for (const host of draft.hosts) add(host.toLowerCase(), [host.toLowerCase()], [], draft, false);
    for (const service of draft.services) {
      const hosts = [service.host, ...aliases.get(service.host) ?? []];
      const expanded = hosts.flatMap(one => longNames(one, domain));
      add(service.host, [...hosts, ...otherDomains(service, [...hosts, ...expanded])], expanded, draft, true);
    }
  }
  return made;
}

/** A client may also ask for single pods of a service without an address, and by address. */
function otherDomains({ resolution, isKubernetes, address }: Service, names: readonly string[]): readonly string[] {
  const pods = resolution === 'unresolved' && isKubernetes ? names.map(name => `*.${name}`) : [];
  return address !== UNSPECIFIED && isAddress(address.split('/', 1)[0]) ? [...pods, address] : pods;
}

/** The names by which all clients may call a host, besides its own. */
function longNames(host: string, domain: string): string[] {
  const services = `.svc.${domain}`;
  const absolute = isAddress(host) ? [] : [`${host}.`];
  const parts = host.endsWith(services) ? host.slice(0, -services.length).split('.') : [];
  return parts.length === 2 ? [...absolute, parts.join('.'), `${parts.join('.')}.svc`] : absolute;
}

/** The names by which clients of a namespace may call a host, besides its own. */
export function shortNames(host: string, { namespace, domain }: Pick<HostView, 'namespace' | 'domain'>): string[] {
  const end = `.${namespace}.svc.${domain}`;
  const name = host.endsWith(end) ? host.slice(0, -end.length) : '';
  return [...longNames(host, domain), ...name === '' || name.includes('.') ? [] : [name]];
}

/**
 * The virtual host for what a client calls the host. The first of these that there is:
 *
 * | name     | virtual host                                                             |
 * |----------|--------------------------------------------------------------------------|
 * | any      | of that name                                                             |
 * | one part | of the service that is called so in the namespace of the client          |
 * | any      | whose wildcard the name is within, the longest one first                 |
 * | several  | of a service in that namespace whose wildcard the name is within         |
 * | any      | that is called `*`                                                       |
 * | any      | of the service that stands for all of that namespace, and is `*` there   |
 */
export function findHost(index: DomainIndex, authority: string, { namespace, domain }: Pick<HostView, 'namespace' | 'domain'>): VirtualHost | undefined {
  const name = withoutPort(authority.toLowerCase());
  const services = `.svc.${domain}`;
  const inFull = `${name}.${namespace}${services}`;
  const isOnePart = !name.includes('.');
  return index.exactly(name) ??
    (isOnePart ? ofService(index.exactly(inFull)) : undefined) ??
    index.bySuffix(name) ??
    (isOnePart ? undefined : ofService(index.bySuffix(inFull, services.length))) ??
    index.exactly('*') ??
    ofService(index.withSuffix(`.${namespace}${services}`));
}

function ofService(host: VirtualHost | undefined): VirtualHost | undefined {
  return host?.hasShortName ? host : undefined;
}
