import type { Contribution } from './contribution';
import type { PortProtocol } from '../values/port-protocol';

/** Everything that is known about one host before its plan is made. */
export interface HostInput {
  /** The path of the service's construct. */
  readonly path: string;
  /** The name of the service, and of its VirtualService and DestinationRule. */
  readonly host: string;
  readonly stable: string;
  readonly versions: readonly VersionInput[];
  readonly ports: readonly PortInput[];
  /** Milliseconds. */
  readonly timeout?: number;
  readonly retries?: RetriesPlan;
  /** The Service as it will stand in the cluster, where that is known. */
  readonly service?: ServiceInput;
  readonly contributions: readonly Contribution[];
  /** The constructs whose routes are patched. */
  readonly patchedSources: readonly string[];
}

/** One version of a service. */
export interface VersionInput {
  readonly name: string;
  readonly path: string;
  /** What picks this version's pods out of the service's. */
  readonly labels: Labels;
  /** All labels of its pods, where they are known. */
  readonly podLabels?: Labels;
  /** How many pods it has, where that is written. */
  readonly replicas?: number;
  /** The ports on which its containers are told to listen, where that is written. */
  readonly containerPorts?: readonly number[];
}

/** A port that the service was declared with. */
export interface PortInput {
  readonly number: number;
  /** Whether http rules apply to it. */
  readonly http: boolean;
}

/** What is known of a Service. */
export interface ServiceInput {
  readonly path: string;
  /** Whether it has an address of its own that a sidecar can route. */
  readonly addressable: boolean;
  /** Its type, where it opens a way in from outside the mesh. */
  readonly openedBy?: 'NodePort' | 'LoadBalancer';
  readonly selector: Labels;
  readonly ports: readonly ServicePortInput[];
}

/** A port as the Service has it. */
export interface ServicePortInput {
  readonly number: number;
  readonly name?: string;
  /** The container port that it leads to, where it is a number. */
  readonly targetPort?: number;
  /** What Istio makes of it. */
  readonly protocol: PortProtocol;
}

/** How requests are tried again. */
export interface RetriesPlan {
  readonly attempts: number;
  /** Milliseconds. */
  readonly perTryTimeout?: number;
  readonly retryOn: readonly string[];
}

/** Kubernetes labels. */
export type Labels = Readonly<Record<string, string>>;
