import type { ManifestObject, Manifests } from '../../model/manifest';
import { CONTROLLERS } from '../../model/workloads/controllers';

/** The kinds of the groups that Istio reads, and whether rules look at all that Istio asks of them; that their definition is known, or that a rule asks one for a field, is not enough. */
export const KINDS: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  'networking.istio.io': {
    DestinationRule: true,
    EnvoyFilter: false,
    Gateway: true,
    ProxyConfig: false,
    ServiceEntry: true,
    Sidecar: true,
    VirtualService: true,
    WorkloadEntry: false,
    WorkloadGroup: false,
  },
  'security.istio.io': { AuthorizationPolicy: false, PeerAuthentication: false, RequestAuthentication: false },
  'telemetry.istio.io': { Telemetry: false },
  'extensions.istio.io': { TrafficExtension: false, WasmPlugin: false },
};

const AUTHORIZATION = 'an AuthorizationPolicy of security.istio.io';
const MIXER = 'a Telemetry of telemetry.istio.io, a WasmPlugin of extensions.istio.io or an EnvoyFilter';

/** Groups that Istio has given up, and what stands in for their kinds; that of no name stands in for all others. */
export const GIVEN_UP: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'authentication.istio.io': { '': 'a PeerAuthentication or a RequestAuthentication of security.istio.io' },
  'rbac.istio.io': { '': AUTHORIZATION },
  'config.istio.io': {
    'RouteRule': 'a VirtualService',
    'DestinationPolicy': 'a DestinationRule',
    'EgressRule': 'a ServiceEntry',
    'IngressRule': 'a Gateway and a VirtualService',
    'authorization': AUTHORIZATION,
    '': MIXER,
  },
  'mixer.istio.io': { '': MIXER },
};

/** Istio reads its kinds too, but does not install them. */
const GATEWAY_API = 'gateway.networking.k8s.io';

/** The kinds of Kubernetes that a rule or the simulator looks at, by group. A Namespace is left out: it is often written beside each of the objects in it. */
const OF_KUBERNETES = new Set([
  ...CONTROLLERS.map(({ kind, group }) => `${kind}.${group}`), 'CronJob.batch', 'HorizontalPodAutoscaler.autoscaling', 'Pod.', 'Secret.', 'Service.',
]);

/** Whether it makes a difference which of two objects of one name a cluster gets. */
export function isToBeWrittenOnce({ group, kind }: ManifestObject): boolean {
  return group === GATEWAY_API || Object.hasOwn(KINDS, group) || OF_KUBERNETES.has(`${kind}.${group}`);
}

/** How many objects there are of each kind of Istio that nobody looks at, or only in part. */
export function unchecked({ objects, outside }: Manifests): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { group, kind } of objects.filter(object => outside?.has(object) !== true)) {
    const isLeftOut = group === GATEWAY_API || Object.hasOwn(KINDS, group) && ownIn(KINDS[group], kind) === false;
    if (isLeftOut) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function ownIn(kinds: Readonly<Record<string, boolean>>, kind: string): boolean | undefined {
  return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}
