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
 * Where several ports have one protocol, each route is confined to its own: without that, the first port's default would take what is sent to all of them.
 */
export function portsSpec(ports: readonly PortPlan[], httpRoute: (route: RoutePlan, port?: number) => object = httpSpec): RouteSpecs {
  const confined = ({ protocol, number }: PortPlan) => ports.filter(port => port.protocol === protocol).length > 1 ? number : undefined;
  return {
    http: ports.flatMap(port => port.protocol === 'http' ? port.routes.map(route => httpRoute(route, confined(port))) : []),
    tls: ports.flatMap(port => port.protocol === 'tls' ? port.routes.map(route => tlsSpec(route, confined(port))) : []),
    tcp: ports.flatMap(port => port.protocol === 'tcp' ? port.routes.map(route => tcpSpec(route, confined(port))) : []),
  };
}

/** A tls route, on one port where one is named. */
export function tlsSpec({ sniHosts, destinations }: TlsRoutePlan, port?: number): VirtualServiceSpecTls {
  return { match: [{ port, sniHosts: [...sniHosts] }], route: connectionSpecs(destinations) };
}

/** A tcp route, on one port where one is named. */
export function tcpSpec({ destinations }: TcpRoutePlan, port?: number): VirtualServiceSpecTcp {
  return { match: port === undefined ? undefined : [{ port }], route: connectionSpecs(destinations) };
}
