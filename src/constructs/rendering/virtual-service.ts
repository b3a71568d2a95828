import { connectionSpecs } from './destination';
import { some } from './filled';
import { httpSpec } from './http-route';
import type { VirtualServiceSpec, VirtualServiceSpecTcp, VirtualServiceSpecTls } from '../../../imports/networking.istio.io';
import type { PortPlan, RoutePlan } from '../composition/host/port-plan';

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
    tls: ports.flatMap(port => port.protocol === 'tls' ? port.routes.map(({ sniHosts, destinations }) => ({
      match: [{ port: confined(port), sniHosts: [...sniHosts] }],
      route: connectionSpecs(destinations),
    })) : []),
    tcp: ports.flatMap(port => port.protocol === 'tcp' ? port.routes.map(({ destinations }) => ({
      match: some([confined(port)].flatMap(only => only === undefined ? [] : [{ port: only }])),
      route: connectionSpecs(destinations),
    })) : []),
  };
}
