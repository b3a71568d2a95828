import type { Contribution } from './contribution';
import type { Labels } from '../values/labels';
import type { PortProtocol, RoutedProtocol } from '../values/port-protocol';
import type { RouteTraits } from '../values/route-traits';

/** Everything that is known about one host before its plan is made. */
export interface HostFacts {
  /** The path of the service's construct. */
  readonly path: string;
  /** The name of the service, and of its VirtualService and DestinationRule. */
  readonly host: string;
  /** The namespace of the service, where it is known. */
  readonly namespace?: string;
  /** The DNS domain of the cluster. */
  readonly clusterDomain: string;
  readonly stable: string;
  readonly versions: readonly VersionFacts[];
  readonly ports: readonly PortFacts[];
  /** What every route of the service does. */
  readonly traits: RouteTraits;
  readonly weights: WeightsOwner;
  /** The Service as it will stand in the cluster, where that is known. */
  readonly service?: ServiceFacts;
  readonly contributions: readonly Contribution[];
  /** The routes that are patched, by the construct behind them or by their own name. */
  readonly patchedRoutes: readonly string[];
}

/**
 * Who decides how the requests of a host are shared out among its versions: whoever it is, nobody else may write the weights.
 *
 * `program`: what the program says is what holds. A driver that moves weights in the cluster, such as Argo Rollouts, or that writes the rules
 * itself, such as Flagger, will be another owner.
 */
export type WeightsOwner = 'program';

/** One version of a service. */
export interface VersionFacts {
  readonly name: string;
  readonly path: string;
  /** What picks this version's pods out of the service's. */
  readonly labels: Labels;
  /** All labels of its pods, where they are known. */
  readonly podLabels?: Labels;
  /** Whether some ports of its pods are taken past the sidecar. */
  readonly bypassesSidecar?: boolean;
  /** How many pods it has, where that is written. */
  readonly replicas?: PodRange;
  /** What its pods are written in, if that was brought in. */
  readonly origin?: OriginFacts;
  /** The ports on which its containers are told to listen, where that is written. */
  readonly containerPorts?: readonly number[];
}

/** Two numbers of pods, which are one where no autoscaler changes it. */
export interface PodRange {
  readonly least: number;
  readonly most: number;
}

/** An object that was brought in for its pods. */
export interface OriginFacts {
  readonly path: string;
  /** Where the labels of the pods stand in it: a JSON pointer. */
  readonly labelsAt: string;
  /** What its pods that run carry for certain. */
  readonly selector: Labels;
}

/** A port that the service was declared with. */
export interface PortFacts {
  readonly number: number;
  /** Which rules apply to it. */
  readonly protocol: RoutedProtocol;
}

/** What is known of a Service. */
export interface ServiceFacts {
  readonly path: string;
  /** Whether it has an address of its own that a sidecar can route. */
  readonly addressable: boolean;
  /** Its type, where it opens a way in from outside the mesh. */
  readonly openedBy?: 'NodePort' | 'LoadBalancer';
  readonly selector: Labels;
  readonly ports: readonly ServicePortFacts[];
}

/** A port as the Service has it. */
export interface ServicePortFacts {
  readonly number: number;
  readonly name?: string;
  /** The container port that it leads to, where it is a number. */
  readonly targetPort?: number;
  /** What Istio makes of it. */
  readonly protocol: PortProtocol;
}
