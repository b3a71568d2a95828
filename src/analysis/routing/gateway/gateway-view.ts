import { type MergedServers } from './gateway-merge';
import type { KnownService } from '../http/http-routes';
import type { VirtualService } from '../rules/virtual-service';
import type { Clusters } from '../services/clusters';
import type { Client } from '../services/destination-rules';
import type { ServiceScope } from '../services/service-scope';

/** The pods of a gateway, and what they see. */
export interface GatewayView extends Client {
  readonly id: string;
  readonly scope: ServiceScope;
  readonly clusters: Clusters;
  readonly servers: MergedServers;
  /** Whether this proxy gets them or not. */
  readonly allVirtualServices: readonly VirtualService[];
  /** The VirtualServices for a Gateway, in the order in which their routes are tried. */
  readonly virtualServicesFor: (gateway: string) => readonly VirtualService[];
  /** A service of a namespace, by its host, where it can be seen from here. */
  readonly serviceIn: (host: string, namespace: string) => KnownService | undefined;
  /** Where the client finds a host, or nothing if Istio does not know it. */
  readonly addressOf: (host: string) => string | undefined;
}
