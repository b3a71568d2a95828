import type { Labels, RetriesPlan } from './host-input';
import type { Condition, Conjunction } from '../values/matches/conjunction';

/** What Istio is told about one host. It is checked and rendered as it stands. */
export interface HostPlan {
  readonly host: string;
  /** Limits of every version that has no limits of its own in the same block. */
  readonly policy?: PolicyPlan;
  readonly subsets: readonly SubsetPlan[];
  /** Who answers what, in the order in which it is tried, before faults and ports multiply it; the default comes last. */
  readonly rules: readonly RulePlan[];
  /** The http routes in the order in which Istio tries them; the last one of each port takes what is left. */
  readonly routes: readonly RoutePlan[];
  /** What was asked for together and cannot be written as one match. */
  readonly clashes: readonly ClashPlan[];
}

/** A version as Istio sees it. */
export interface SubsetPlan {
  readonly name: string;
  readonly labels: Labels;
  /** The blocks in which it differs from the service, complete: Istio replaces whole blocks. */
  readonly policy?: PolicyPlan;
}

/** Requests, and the versions that answer them. */
export interface RulePlan {
  /** The construct that asked for it. */
  readonly source: string;
  /** Alternatives; empty for the default. */
  readonly matches: readonly Conjunction[];
  readonly shares: readonly { readonly version: string; readonly percent: number }[];
}

/** One http route, on one port. */
export interface RoutePlan extends RouteOnAnyPort {
  /** The port of the service that answers. */
  readonly port: number;
  /** Whether it has to be confined to requests to that port. */
  readonly confined: boolean;
}

/** An http route before it is put on the ports of the service. */
export interface RouteOnAnyPort {
  readonly name: string;
  /** The construct that asked for it. */
  readonly source: string;
  /** The host of the service that answers. */
  readonly host: string;
  /** Alternatives; empty for the default route. */
  readonly matches: readonly Conjunction[];
  readonly destinations: readonly DestinationPlan[];
  readonly mirrors: readonly MirrorPlan[];
  readonly fault?: FaultPlan;
  /** The path that replaces what was matched. */
  readonly rewrite?: string;
  /** Milliseconds. */
  readonly timeout?: number;
  readonly retries?: RetriesPlan;
}

/** Where requests go. */
export interface DestinationPlan {
  readonly subset: string;
  /** Per cent; absent if there is only one destination. */
  readonly weight?: number;
}

/** Where copies go. */
export interface MirrorPlan {
  readonly subset: string;
  /** Per cent. */
  readonly percent: number;
}

/** Failures made on purpose. */
export interface FaultPlan {
  readonly delay?: { readonly milliseconds: number; readonly percent: number };
  readonly abort?: { readonly httpStatus: number; readonly percent: number };
}

/** How clients treat a service. */
export interface PolicyPlan {
  readonly connectionPool?: ConnectionPoolPlan;
  readonly outlierDetection?: OutlierDetectionPlan;
}

/** Limits per calling proxy; durations in milliseconds. */
export interface ConnectionPoolPlan {
  readonly maxConnections?: number;
  readonly connectTimeout?: number;
  readonly http1MaxPendingRequests?: number;
  readonly http2MaxRequests?: number;
  readonly maxRequestsPerConnection?: number;
  readonly maxRetries?: number;
}

/** When a pod is left out; durations in milliseconds. */
export interface OutlierDetectionPlan {
  readonly consecutive5xxErrors?: number;
  readonly consecutiveGatewayErrors?: number;
  readonly interval?: number;
  readonly baseEjectionTime?: number;
  readonly maxEjectionPercent?: number;
}

/** Two constructs whose matches cannot be put together. */
export type ClashPlan =
  | { readonly kind: 'inexpressible'; readonly sources: readonly [string, string]; readonly one: Condition; readonly other: Condition }
  | { readonly kind: 'too many'; readonly sources: readonly [string, string]; readonly pairs: number };
