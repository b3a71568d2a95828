import type { HostRoutes } from '../http/host-routes';
import type { Clusters } from '../services/clusters';
import type { Destination, Outcome } from '../traffic/outcome';
import type { Request } from '../traffic/request';

/** A proxy that requests go through, with all that it does. */
export interface Proxy {
  /** Proxies of one id are the same to every request. */
  readonly id: string;
  /** What it may lead to, by name. */
  readonly clusters: Clusters;
  /** The ports that it listens on, in ascending order. */
  listeners(): readonly number[];
  /** What it does with what comes in at a port. */
  at(port: number): RouteTable;
  /** What becomes of a request. */
  route(request: Request): Outcome;
  /** The virtual host that a request meets; nothing where it meets none, as connections whose bytes are passed on. */
  hostMet(request: Request): HostRoutes | undefined;
  /** Why that becomes of a request, in sentences. */
  why(request: Request): readonly string[];
}

/** What a proxy does with what comes in at a port. */
export interface RouteTable {
  /** The virtual hosts that requests may meet. Of two for one name the first takes it. */
  readonly hosts: readonly HostRoutes[];
  readonly passedOn: readonly PassedOn[];
}

/** Connections whose bytes are passed on. */
export interface PassedOn {
  /** Of the listener; that of all addresses where it has no own. */
  readonly address: string;
  /** Names that clients ask for in their TLS handshake; empty for all. */
  readonly sniHosts: readonly string[];
  /** Ranges of addresses that clients want to reach; empty for all. */
  readonly subnets: readonly string[];
  readonly destinations: () => readonly Destination[];
}
