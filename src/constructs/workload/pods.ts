import type { ApiObject } from 'cdk8s';
import type { MeshPort } from '../values/mesh-port';

/** Which pods are wanted: those of one version of one service. */
export interface PodsRequest {
  /** The name of the service, and the value of the label `app`. */
  readonly app: string;
  /** The name of the version. */
  readonly version: string;
  /** The value of the label `version`. */
  readonly label: string;
  /** What refusals call the version. */
  readonly path: string;
  readonly ports: readonly MeshPort[];
  readonly namespace: string | undefined;
  /** The account written with the service. */
  readonly serviceAccountName: string | undefined;
}

/** The pods that answer the request. */
export interface Pods {
  /** What picks them out of the service's pods. */
  readonly labels: Readonly<Record<string, string>>;
  /** All of their labels as they will be written, where that is known. */
  readonly allLabels: () => Readonly<Record<string, string>> | undefined;
  /** How many there are, where that is written. */
  readonly replicas?: number;
  /** The fewest and the most that an autoscaler makes of them, where there is one. */
  readonly bounds?: { readonly least: number; readonly most: number };
  /** Whether some of their ports are taken past the sidecar, where they have one. */
  readonly bypassesSidecar?: boolean;
  /** The Deployment that was written for them. */
  readonly deployment?: ApiObject;
}
