import type { ClientTlsPlan } from '../values/policies/client-tls';
import type { BalancingPlan } from '../values/policies/load-balancing';
import type { LocalityPlan } from '../values/policies/locality';

/** The blocks of a policy that are written; Istio replaces a block of the service by that of a version. */
export const BLOCK_NAMES = ['connectionPool', 'outlierDetection', 'loadBalancer', 'tls'] as const;

/** The name of a block, which is Istio's. */
export type BlockName = (typeof BLOCK_NAMES)[number];

/** What stands in each block. */
export interface BlockContents extends Record<BlockName, object> {
  readonly connectionPool: ConnectionPoolPlan;
  readonly outlierDetection: OutlierDetectionPlan;
  readonly loadBalancer: LoadBalancerPlan;
  readonly tls: ClientTlsPlan;
}

/** How clients treat a service, block by block. */
export type PolicyBlocks = { readonly [B in BlockName]?: BlockContents[B] };

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

/** Which pod answers. */
export interface LoadBalancerPlan {
  readonly balancing?: BalancingPlan;
  readonly locality?: LocalityPlan;
}

/** What a version's block becomes beside that of its service. */
type Merge = <T extends object>(service: T | undefined, own: T) => T;

/** How the block of a version is completed, which has to say everything: a oneof is taken whole, other blocks field by field. */
export const COMPLETED: { readonly [B in BlockName]: Merge } = {
  connectionPool: fieldByField,
  outlierDetection: fieldByField,
  // Each of its two fields is one value, so a oneof of Istio is taken whole all the same.
  loadBalancer: fieldByField,
  tls: whole,
};

function whole<T extends object>(_: T | undefined, own: T): T {
  return own;
}

function fieldByField<T extends object>(service: T | undefined, own: T): T {
  return { ...service, ...own };
}

/** The limits of a block, of which more is looser, by their names in Istio. */
type Limits = Readonly<Record<string, number | undefined>>;

/** Durations are not limits, and how many pods may be left out is a floor to some and a ceiling to others. */
export const LIMITS: { readonly [B in BlockName]: (block: BlockContents[B]) => Limits } = {
  connectionPool: ({ connectTimeout: _, ...counts }) => counts,
  outlierDetection: ({ consecutive5xxErrors, consecutiveGatewayErrors }) => ({ consecutive5xxErrors, consecutiveGatewayErrors }),
  loadBalancer: () => ({}),
  tls: () => ({}),
};

/** What a block of a service says where it leaves it out: Envoy counts 5 errors unless it is told otherwise. */
export const UNSAID: PolicyBlocks = { outlierDetection: { consecutive5xxErrors: 5 } };
