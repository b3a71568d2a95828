import type { MeshPort } from '../values/mesh-port';
import type { PolicyOptions } from '../values/policies/policy-options';
import type { RouteOptions } from '../values/route-options';
import type { ServiceSource } from '../workload/service-source';

/** A service of the mesh. */
export interface MeshServiceProps extends RouteOptions, PolicyOptions {
  /** The name of the Service, which is the host that callers in its namespace use. A DNS label. */
  readonly name: string;

  /** Every port of the Service. Requests are ruled on HTTP ports, and connections on all others: both go to the stable version until a release says otherwise. */
  readonly ports: MeshPort[];

  /** The name of the version in charge: it takes every request that no release and no rule claims. */
  readonly stable: string;

  /**
   * Where the Service comes from.
   *
   * @default ServiceSource.create()
   */
  readonly source?: ServiceSource;

  /**
   * The DNS domain of the cluster, for the full host name that other namespaces use.
   *
   * @default cluster.local
   */
  readonly clusterDomain?: string;
}
