import type { Manifests } from '../../model/manifest';

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

/** Istio reads its kinds too, but does not install them. */
const GATEWAY_API = 'gateway.networking.k8s.io';

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
