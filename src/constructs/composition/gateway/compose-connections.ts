import type { HostPlan } from '../host/host-plan';
import type { TcpRoutePlan, TlsRoutePlan } from '../host/port-plan';
import { byText } from '../precedence';

/** A port of a service whose connections are let out. */
export interface ConnectionExposure {
  readonly source: string;
  /** How the gateway's namespace reaches the service. */
  readonly host: string;
  readonly plan: HostPlan;
  /** The port of the service. */
  readonly port: number;
}

/** Connections under TLS that are let out for some names. */
export interface NamedExposure extends ConnectionExposure {
  readonly sniHosts: readonly string[];
}

/** The routes of connections that an exposed service has inside the mesh on the exposed port. They are derived from the same plan and never written a second time. */
export function composeTcp({ plan, host, port }: ConnectionExposure): TcpRoutePlan[] {
  return plan.ports.flatMap((one): readonly TcpRoutePlan[] => one.number === port && one.protocol !== 'http' ? one.routes : [])
    .map(({ destinations }) => ({ destinations: destinations.map(destination => ({ ...destination, host })) }));
}

/** The same routes of some services, each for the names by which its exposure is asked for. */
export function composeTls(exposures: readonly NamedExposure[]): TlsRoutePlan[] {
  return [...exposures].sort((a, b) => byText(a.source, b.source))
    .flatMap(exposure => composeTcp(exposure).map(route => ({ ...route, sniHosts: [...exposure.sniHosts] })));
}
