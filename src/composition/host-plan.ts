import type { Labels, RetriesPlan } from './host-input';
import type { Conjunction } from '../values/conjunction';

/** What Istio is told about one host. It is checked and rendered as it stands. */
export interface HostPlan {
  readonly host: string;
  readonly subsets: readonly SubsetPlan[];
  /** The http routes in the order in which Istio tries them; the last one of each port takes what is left. */
  readonly routes: readonly RoutePlan[];
}

/** A version as Istio sees it. */
export interface SubsetPlan {
  readonly name: string;
  readonly labels: Labels;
}

/** One http route. */
export interface RoutePlan {
  readonly name: string;
  /** The construct that asked for it. */
  readonly source: string;
  /** The service port that it is confined to; everything where the service has one HTTP port. */
  readonly onPort?: number;
  /** Alternatives; none is the default route. */
  readonly matches: readonly Conjunction[];
  readonly destinations: readonly DestinationPlan[];
  /** Milliseconds. */
  readonly timeout?: number;
  readonly retries?: RetriesPlan;
}

/** Where requests go. */
export interface DestinationPlan {
  readonly subset: string;
  readonly port: number;
  /** Per cent; a lone destination has none. */
  readonly weight?: number;
}
