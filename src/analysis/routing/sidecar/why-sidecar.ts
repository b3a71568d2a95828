import type { ScopeView } from './port-tables';
import { egressListenerAt, type SidecarScope } from './scope';
import { LESS_SPECIFIC, shortNames } from './sidecar-hosts';
import { isWildcard, isWithin, overlaps } from '../../model/hosts';
import { whyNoConnections, whyPassedOn } from '../connections/why-passed-on';
import { MESH } from '../fields/gateway-names';
import type { HostRoutes } from '../http/host-routes';
import { described, whyAmong, whyLeftOut } from '../http/why-rules';
import { idOf, type VirtualService } from '../rules/virtual-service';
import { whyNotVisible } from '../rules/virtual-service-index';
import type { Clusters } from '../services/clusters';
import { type Service, UNSPECIFIED } from '../services/services';
import type { Destination } from '../traffic/outcome';
import type { Content, Request } from '../traffic/request';

/** A sidecar, with everything that may be said about it. */
export interface SidecarView extends ScopeView {
  readonly id: string;
  readonly clusters: Clusters;
  /** Whether this proxy gets them or not. */
  readonly allVirtualServices: readonly VirtualService[];
  /** Where the client finds a host, or nothing if Istio does not know it. */
  readonly addressOf: (host: string) => string | undefined;
}

/** Why VirtualServices that a sidecar gets have no host at a port. */
type PassedOver = ReadonlyMap<VirtualService, string>;

/** Why a sidecar does what it does with a request that meets a virtual host. */
export function whyOfSidecar(view: SidecarView, routes: HostRoutes, passedOver: PassedOver, { port }: Request, content: Content): readonly string[] {
  const { domains: [name], rules, leftOut } = routes.host;
  const owner = rules()[0]?.virtualService as VirtualService | undefined;
  const others = namedBy(view, name).filter(one => one !== owner)
    .map(one => `${described(one)} does not: ${whyNotTaken(view, one, port) ?? whyNotOwner(view, one, owner, passedOver, name)}`);
  const among = whyAmong(routes, content, view.clusters);
  if (owner === undefined) return [`no VirtualService has routes for '${name}' at port ${port} here, so all goes to the service`, ...others, ...among];
  return [`${described(owner)} has the routes for '${name}' at port ${port}`, ...others, ...whyLeftOut(leftOut(owner)), ...among];
}

function namedBy({ allVirtualServices }: SidecarView, name: string): readonly VirtualService[] {
  return allVirtualServices.filter(({ hosts }) => hosts.some(one => overlaps(one.toLowerCase(), name.toLowerCase())));
}

function whyNotTaken({ scope, namespace }: SidecarView, one: VirtualService, port: number): string | undefined {
  const { resource } = scope;
  if (resource === undefined || whyNotVisible(one, MESH, namespace) !== undefined) return undefined;
  const isTaken = egressListenerAt(scope, port)?.virtualServices.includes(one) === true;
  return isTaken ? undefined : `${sidecarNamed(resource)} takes none of its hosts from the namespace '${one.namespace}'`;
}

function sidecarNamed({ object }: NonNullable<SidecarScope['resource']>): string {
  return `Sidecar ${idOf(object)}, which is for this client,`;
}

function whyNotOwner(
  { namespace }: SidecarView, one: VirtualService, owner: VirtualService | undefined, passedOver: PassedOver, name: string,
): string {
  const reason = whyNotVisible(one, MESH, namespace) ?? passedOver.get(one);
  if (reason !== undefined) return reason;
  const own = specificity(one, name);
  // Where a wildcard is asked for, a host within it has the requests for itself alone.
  if (own === 0) return `it is for ${one.hosts.filter(host => overlaps(host.toLowerCase(), name.toLowerCase())).map(host => `'${host}'`).join(', ')} alone`;
  if (owner === undefined || specificity(owner, name) > own) return LESS_SPECIFIC;
  return 'inside the mesh VirtualServices are not merged, and it comes later: by age, then by name';
}

/** How closely the hosts of a VirtualService describe a name. */
function specificity({ hosts }: VirtualService, name: string): number {
  const describing = hosts.map(host => host.toLowerCase()).filter(host => isWithin(name.toLowerCase(), host));
  return Math.max(0, ...describing.map(host => isWildcard(host) ? host.length : Infinity));
}

/** Why a connection is passed on to where it is, and what of the tcp and tls routes for its host does not count. */
export function whyBytesOfSidecar(
  view: SidecarView, request: Request, destinations: readonly Destination[], by: string | undefined,
): readonly string[] {
  const { namespace, labels } = view;
  const meant = servicesMeant(view, request.host);
  const named = view.allVirtualServices.filter(({ tcp, tls }) => tcp.length + tls.length > 0)
    .filter(({ hosts }) => hosts.some(one => meant.some(({ host }) => overlaps(one, host))));
  const hidden = named.map(one => [one, whyNotVisible(one, MESH, namespace)] as const);
  const seen = hidden.filter(([, reason]) => reason === undefined).map(([one]) => one);
  return [
    ...whyPassedOn(request, destinations, by),
    ...hidden.flatMap(([one, reason]) => reason === undefined ? [] : [`${described(one)} does not count here: ${reason}`]),
    ...whyNoConnections(seen, { namespace, labels, gateway: MESH, port: request.port }, 'sidecar'),
  ];
}

const BECOMES: Readonly<Record<SidecarScope['unknown'], string>> = { 'passed on': 'goes where the client wanted to go', 'refused': 'is refused' };

/** Why nobody has a connection. */
export function whyUnknownConnection(view: SidecarView, request: Request): readonly string[] {
  const { host, port, scheme = 'http' } = request;
  const reason = whyLeft(view, host) ?? `nothing at port ${port} is for ${scheme} to '${host}'`;
  return [`${reason}, so it ${BECOMES[view.scope.unknown]}${otherPorts(view, request)}`];
}

/** Why nobody has a host. */
export function whyUnknownHost(view: SidecarView, request: Request): readonly string[] {
  const { host, port } = request;
  const named = view.allVirtualServices.filter(({ hosts }) => hosts.some(one => overlaps(one, host)));
  return [
    `${whyLeft(view, host) ?? `Istio knows no '${host}' at port ${port}`}, so the request ${BECOMES[view.scope.unknown]}${otherPorts(view, request)}`,
    ...named.map(one => `${described(one)} names it, but a host that is no service counts at port 80 alone, and only where the routes can be seen`),
  ];
}

/** That a Sidecar leaves out a host that Istio knows. */
function whyLeft(view: SidecarView, host: string): string | undefined {
  const { scope: { resource, listeners }, addressOf } = view;
  if (resource === undefined || addressOf(host) === undefined) return undefined;
  const hosts = listeners.flatMap(({ services }) => services.listed.map(one => one.host));
  const isSeen = hosts.some(own => isWithin(host, own) || shortNames(own, view).includes(host));
  return isSeen ? undefined : `${sidecarNamed(resource)} leaves '${host}' out`;
}

/** Where the service that the client may mean is; nothing where it has no address of its own, or is at this port. */
function otherPorts(view: SidecarView, { host, port }: Request): string {
  const numbers = servicesMeant(view, host).flatMap(({ ports }) => ports.map(({ number }) => number));
  if (numbers.length === 0 || numbers.includes(port)) return '';
  return `; '${host}' has the port${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`;
}

/** The services at the address that a client finds for a host. */
function servicesMeant({ scope, addressOf }: SidecarView, host: string): readonly Service[] {
  const address = addressOf(host);
  return address === UNSPECIFIED ? [] : scope.services.listed.filter(service => service.address === address);
}
