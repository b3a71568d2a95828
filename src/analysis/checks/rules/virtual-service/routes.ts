import type { Field } from '../../objects/field';
import { NamedHost } from '../../objects/named-host';
import type { Subject } from '../../objects/subject';

/** A place that requests, connections or copies of requests are sent to. */
export interface Destination {
  readonly field: Field;
  readonly host: NamedHost;
  readonly subset: Field;
  readonly port: Field;
  /** Of the port. */
  readonly number: Field;
}

/** What a destination gets of the requests or connections of a route. */
interface Share {
  readonly field: Field;
  readonly destination: Destination;
  readonly weight: Field;
}

/** A route of some protocol. */
export interface Route {
  readonly field: Field;
  readonly matches: readonly Field[];
  readonly shares: readonly Share[];
}

/** The routes of a VirtualService, read once for all rules that look at them. */
interface Routes {
  readonly http: readonly Route[];
  readonly tcp: readonly Route[];
  readonly tls: readonly Route[];
}

/** The routes of a VirtualService, by their protocol. */
export function routesOf(subject: Subject): Routes {
  const { spec } = subject;
  const routes = (protocol: keyof Routes) => spec.get(protocol).items().map(field => routeAt(field, subject));
  return spec.once(routesOf, () => ({ http: routes('http'), tcp: routes('tcp'), tls: routes('tls') }));
}

/** The routes of all protocols. */
export function allRoutes(subject: Subject): readonly Route[] {
  const { http, tcp, tls } = routesOf(subject);
  return tcp.length + tls.length === 0 ? http : [...http, ...tcp, ...tls];
}

/** The matches of all http routes. */
export function httpMatches(subject: Subject): readonly Field[] {
  return routesOf(subject).http.flatMap(({ matches }) => matches);
}

/** Every place that the routes of a VirtualService name: those of requests and connections, then those of copies. */
export function destinationsOf(subject: Subject): readonly Destination[] {
  const { spec } = subject;
  return spec.once(destinationsOf, () => [
    ...allRoutes(subject).flatMap(({ shares }) => shares).map(({ destination }) => destination),
    ...routesOf(subject).http.flatMap(({ field }) => mirrorsOf(field)).map(field => destinationAt(field, subject)),
  ]);
}

/** The hosts that a VirtualService is for. */
export function ownHosts(subject: Subject): readonly NamedHost[] {
  const { spec } = subject;
  return spec.once(ownHosts, () => spec.get('hosts').items().filter(({ value }) => typeof value === 'string').map(field => new NamedHost(field, subject)));
}

function routeAt(field: Field, subject: Subject): Route {
  const shares = field.get('route').items().map(item => ({ field: item, destination: destinationAt(item.get('destination'), subject), weight: item.get('weight') }));
  return { field, matches: field.get('match').items(), shares };
}

function mirrorsOf(route: Field): readonly Field[] {
  const mirror = route.get('mirror');
  return [...mirror.isSet ? [mirror] : [], ...route.get('mirrors').items().map(item => item.get('destination'))];
}

function destinationAt(field: Field, subject: Subject): Destination {
  const port = field.get('port');
  return { field, host: new NamedHost(field.get('host'), subject), subset: field.get('subset'), port, number: port.get('number') };
}
