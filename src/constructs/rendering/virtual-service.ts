import { connectionSpecs } from './destination';
import { some } from './filled';
import { httpSpec } from './http-route';
import type { VirtualServiceSpec, VirtualServiceSpecTcp, VirtualServiceSpecTls } from '../../../imports/networking.istio.io';
import type { PortPlan, RoutePlan, TcpRoutePlan, TlsRoutePlan } from '../composition/host/port-plan';

/** The hosts that rules are about, and the gateways where they hold: inside the mesh where none is named. */
export interface RulesPlace {
  readonly hosts: readonly string[];
  readonly gateways?: readonly string[];
}

/** Routes as they are written, by protocol. */
export interface RouteSpecs {
  readonly http: readonly object[];
  readonly tls?: readonly VirtualServiceSpecTls[];
  readonly tcp?: readonly VirtualServiceSpecTcp[];
}

/** A VirtualService, field by field. */
export function virtualServiceSpec({ hosts, gateways }: RulesPlace, { http, tls = [], tcp = [] }: RouteSpecs): VirtualServiceSpec {
  return { hosts: [...hosts], gateways: gateways && [...gateways], http: some(http), tls: some(tls), tcp: some(tcp) };
}

/**
 * The routes of all ports.
 *
 * An http route is confined to its port where there are several for HTTP: without that, the first port's default would take what is sent to all of them.
 * It is confined too where TLS gives the service further names, which Istio would lead to on port 80. Routes of connections always are, since a
 * Service may have ports that nobody has declared.
 */
export function portsSpec(ports: readonly PortPlan[], httpRoute: (route: RoutePlan, port?: number) => object = httpSpec): RouteSpecs {
  const isConfined = ports.filter(({ protocol }) => protocol === 'http').length > 1 || ports.some(({ protocol }) => protocol === 'tls');
  return {
    http: ports.flatMap(port => port.protocol === 'http' ? port.routes.map(route => httpRoute(route, isConfined ? port.number : undefined)) : []),
    tls: ports.flatMap(port => port.protocol === 'tls' ? port.routes.map(route => tlsSpec(route, port.number)) : []),
    tcp: ports.flatMap(port => port.protocol === 'tcp' ? port.routes.map(route => tcpSpec(route, port.number)) : []),
  };
}

/** A tls route on a port. */
export function tlsSpec({ sniHosts, destinations }: TlsRoutePlan, port: number): VirtualServiceSpecTls {
  return { match: [{ port, sniHosts: [...sniHosts] }], route: connectionSpecs(destinations) };
}

/** A tcp route on a port. */
export function tcpSpec({ destinations }: TcpRoutePlan, port: number): VirtualServiceSpecTcp {
  return { match: [{ port }], route: connectionSpecs(destinations) };
}
