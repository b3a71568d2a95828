import { destinationRuleOf, type Limits, type PolicyObject } from './istio-objects';
import type { Manifest } from './manifests';

/** The policy of a subset: each of its blocks replaces that of its service as a whole. */
export function effectivePolicy(manifests: readonly Manifest[], host: string, subset: string): PolicyObject {
  const { trafficPolicy, subsets } = destinationRuleOf(manifests, host);
  return { ...trafficPolicy, ...subsets.find(({ name }) => name === subset)?.trafficPolicy };
}

/** How much each limit of a policy lets through; what is not limited lets everything through. */
export function allowances({ connectionPool: { tcp, http } = {}, outlierDetection }: PolicyObject): Record<string, number> {
  return {
    maxConnections: counted(tcp, 'maxConnections'),
    http1MaxPendingRequests: counted(http, 'http1MaxPendingRequests'),
    http2MaxRequests: counted(http, 'http2MaxRequests'),
    maxRequestsPerConnection: counted(http, 'maxRequestsPerConnection'),
    maxRetries: counted(http, 'maxRetries'),
    consecutive5xxErrors: counted(outlierDetection && { consecutive5xxErrors: 5, ...outlierDetection }, 'consecutive5xxErrors'),
    consecutiveGatewayErrors: counted(outlierDetection, 'consecutiveGatewayErrors'),
  };
}

/** In every one of these fields 0 means that there is no limit. */
function counted(limits: Limits | undefined, name: string): number {
  return Number(limits?.[name] ?? 0) || Infinity;
}
