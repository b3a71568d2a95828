import type { Duration } from 'cdk8s';
import type { MeshPort } from '../values/mesh-port';
import type { Retries } from '../values/retries';
import type { ServiceSource } from '../workload/service-source';

/** A service of the mesh. */
export interface MeshServiceProps {
  /** The name of the Service, which is the host that callers in its namespace use. A DNS label. */
  readonly name: string;

  /** Every port of the Service, at least one of them HTTP. */
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
   * How long a request may take, all tries together; whole milliseconds, at least 1. Ends in `http.timeout` of every route.
   *
   * @default - no limit
   */
  readonly timeout?: Duration;

  /**
   * How often a failed request is tried again. Ends in `http.retries` of every route.
   *
   * @default - Istio's: two more tries where the request did not reach the service
   */
  readonly retries?: Retries;

  /**
   * The DNS domain of the cluster, for the full host name that other namespaces use.
   *
   * @default cluster.local
   */
  readonly clusterDomain?: string;
}
