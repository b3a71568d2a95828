import type { ApiObject } from 'cdk8s';
import type { ServicePortManifest } from './resolved-service';
import type { Labels } from '../values/labels';
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
  /** The labels of pods that have these of their own, with those by which a Service that is brought in selects; read when they are written. */
  readonly selected: (own: Labels) => Labels;
  /** The ports of the Service, where it is known; read when the pods are written, patches included. */
  readonly servicePorts: () => readonly ServicePortManifest[];
}

/** The pods that answer the request. Whatever they are written in may be patched, so they are read each time. */
export interface Pods {
  /** What picks them out of the service's pods. */
  readonly labels: () => Labels;
  /** What else is known of them. */
  readonly found: () => PodsFound;
  /** Why the checks of manifests do not see them. */
  readonly unseen?: string;
  /** Whether there are none on purpose; nothing may lead to them. */
  readonly isAtRest?: boolean;
  /** The Deployment that was written for them. */
  readonly deployment?: ApiObject;
}

/** What is known of pods as they will be written. */
export interface PodsFound {
  /** All of their labels, where they are known. */
  readonly allLabels?: Labels;
  /** How many there are, where that is written. */
  readonly replicas?: number;
  /** The fewest and the most that an autoscaler makes of them, where there is one. */
  readonly bounds?: { readonly least: number; readonly most: number };
  /** Whether some of their ports are taken past the sidecar, where they have one. */
  readonly bypassesSidecar?: boolean;
  /** What they are written in, if it was brought in. */
  readonly origin?: PodsOrigin;
}

/** An object that was brought in for its pods. */
export interface PodsOrigin {
  readonly path: string;
  /** Where the labels of the pods stand in it: a JSON pointer. */
  readonly labelsAt: string;
  /** What all of its pods that run carry: Kubernetes never lets the selector change. */
  readonly selector: Labels;
}
