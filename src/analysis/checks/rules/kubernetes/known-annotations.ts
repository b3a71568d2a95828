

/** Annotations that are for pods, or for the templates of pods. */
export const OF_PODS: ReadonlySet<string> = new Set([
  'prometheus.istio.io/merge-metrics', 'sidecar.istio.io/inject', 'sidecar.istio.io/status', 'sidecar.istio.io/rewriteAppHTTPProbers',
  'sidecar.istio.io/discoveryAddress', 'sidecar.istio.io/proxyImage', 'sidecar.istio.io/proxyImageType', 'sidecar.istio.io/proxyCPU',
  'sidecar.istio.io/proxyCPULimit', 'sidecar.istio.io/proxyMemory', 'sidecar.istio.io/proxyMemoryLimit',
  'sidecar.istio.io/interceptionMode', 'sidecar.istio.io/bootstrapOverride', 'sidecar.istio.io/statsInclusionPrefixes',
  'sidecar.istio.io/statsInclusionSuffixes', 'sidecar.istio.io/statsInclusionRegexps', 'sidecar.istio.io/statsHistogramBuckets',
  'sidecar.istio.io/statsFlushInterval', 'sidecar.istio.io/statsEvictionInterval', 'sidecar.istio.io/statsHistogramBins',
  'sidecar.istio.io/userVolume', 'sidecar.istio.io/userVolumeMount', 'status.sidecar.istio.io/port', 'sidecar.istio.io/logLevel',
  'sidecar.istio.io/componentLogLevel', 'sidecar.istio.io/agentLogLevel', 'sidecar.istio.io/nativeSidecar',
  'readiness.status.sidecar.istio.io/initialDelaySeconds', 'readiness.status.sidecar.istio.io/periodSeconds',
  'readiness.status.sidecar.istio.io/failureThreshold', 'readiness.status.sidecar.istio.io/applicationPorts',
  'traffic.sidecar.istio.io/includeOutboundIPRanges', 'traffic.sidecar.istio.io/excludeOutboundIPRanges',
  'traffic.sidecar.istio.io/includeInboundPorts', 'traffic.sidecar.istio.io/excludeInboundPorts',
  'traffic.sidecar.istio.io/excludeInterfaces', 'traffic.sidecar.istio.io/includeOutboundPorts',
  'traffic.sidecar.istio.io/excludeOutboundPorts', 'traffic.sidecar.istio.io/kubevirtInterfaces', 'proxy.istio.io/config', 'istio.io/rev',
  'proxy.istio.io/overrides', 'inject.istio.io/templates', 'sidecar.istio.io/extraStatTags', 'ambient.istio.io/redirection',
  'ambient.istio.io/bypass-inbound-capture', 'istio.io/reroute-virtual-interfaces', 'ambient.istio.io/dns-capture',
  'sidecar.istio.io/statsCompression',
]);

/** Annotations that are for Services. */
export const OF_SERVICES: ReadonlySet<string> = new Set([
  'alpha.istio.io/kubernetes-serviceaccounts', 'alpha.istio.io/canonical-serviceaccounts', 'networking.istio.io/exportTo',
  'traffic.istio.io/nodeSelector',
]);

/** What the other annotations are for. */
export const PLACES: Readonly<Record<string, readonly string[] | undefined>> = {
  'kubernetes.io/ingress.class': ['Ingress'],
  'galley.istio.io/analyze-suppress': ['Any'],
  'istio.io/dry-run': ['AuthorizationPolicy'],
  'istio.io/autoRegistrationGroup': ['WorkloadEntry'],
  'istio.io/workloadController': ['WorkloadEntry'],
  'istio.io/connectedAt': ['WorkloadEntry'],
  'istio.io/disconnectedAt': ['WorkloadEntry'],
  'topology.istio.io/controlPlaneClusters': ['Namespace'],
  'gateway.istio.io/controller-version': ['Any'],
  'ambient.istio.io/waypoint-inbound-binding': ['GatewayClass', 'Gateway'],
  'gateway.istio.io/service-account': ['Gateway'],
  'gateway.istio.io/name-override': ['Gateway'],
  'networking.istio.io/service-type': ['Gateway'],
  'networking.istio.io/traffic-distribution': ['Namespace', 'Service', 'ServiceEntry'],
  'istio.io/use-waypoint-canary-weight': ['Service', 'ServiceEntry', 'Namespace'],
};

/** Annotations that are on their way out. */
export const DEPRECATED: ReadonlySet<string> = new Set([
  'alpha.istio.io/kubernetes-serviceaccounts', 'alpha.istio.io/canonical-serviceaccounts', 'sidecar.istio.io/inject',
  'sidecar.istio.io/discoveryAddress', 'sidecar.istio.io/statsInclusionPrefixes', 'sidecar.istio.io/statsInclusionSuffixes',
  'sidecar.istio.io/statsInclusionRegexps', 'traffic.sidecar.istio.io/kubevirtInterfaces', 'sidecar.istio.io/extraStatTags',
  'sidecar.istio.io/statsCompression',
]);
