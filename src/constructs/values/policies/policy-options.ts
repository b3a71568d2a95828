import type { ClientTls } from './client-tls';
import type { LoadBalancing } from './load-balancing';
import type { Locality } from './locality';

/** How callers reach the pods of a service, whichever version they are. */
export interface PolicyOptions {
  /**
   * How the requests that a version gets are shared out among its pods. Ends in `trafficPolicy.loadBalancer`.
   *
   * @default - Istio's: to the pod with the fewest open requests of two that are drawn
   */
  readonly loadBalancing?: LoadBalancing;

  /**
   * How much it matters in which region and zone a pod is. Ends in `trafficPolicy.loadBalancer.localityLbSetting`.
   *
   * @default - the zone of the caller first if the service has an outlier detection, and not at all otherwise
   */
  readonly locality?: Locality;

  /**
   * How callers encrypt what they send to the pods. Ends in `trafficPolicy.tls`.
   *
   * @default - Istio's own mutual TLS to pods with a sidecar, and none to others
   */
  readonly tls?: ClientTls;
}
