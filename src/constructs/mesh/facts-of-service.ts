import { CLUSTER_DOMAIN } from './host-names';
import type { MeshServiceProps } from './mesh-service-props';
import { policiesOfProps } from './policies-of-props';
import type { Contribution } from '../composition/contribution';
import type { HostFacts, ServiceFacts, VersionFacts } from '../composition/host-facts';
import { protocolOfPort } from '../values/port-protocol';
import { traitsOf } from '../values/route-traits';
import type { Pods } from '../workload/pods';
import type { ResolvedService, ServicePortManifest } from '../workload/resolved-service';

/** What a service was declared with. */
export interface DeclaredService {
  readonly path: string;
  readonly props: MeshServiceProps;
  readonly resolved: ResolvedService;
  readonly versions: readonly DeclaredVersion[];
}

/** A version, and the pods behind it. */
export interface DeclaredVersion {
  readonly name: string;
  readonly path: string;
  readonly pods: Pods;
}

/** What is wished for on top of it. */
export interface Wished {
  readonly contributions: readonly Contribution[];
  readonly patchedRoutes: readonly string[];
}

/** Writes down as plain data what is known of a service. */
export function factsOfService({ path, props, resolved, versions }: DeclaredService, { contributions, patchedRoutes }: Wished): HostFacts {
  return {
    path,
    host: props.name,
    clusterDomain: props.clusterDomain ?? CLUSTER_DOMAIN,
    namespace: resolved.namespace,
    stable: props.stable,
    versions: versions.map(version => versionFacts(version, props)),
    ports: props.ports.map(port => ({ number: port.number, protocol: port._routed })),
    traits: traitsOf(path, props),
    weights: 'program',
    service: serviceFacts(resolved),
    contributions: [...policiesOfProps(path, props), ...contributions],
    patchedRoutes,
  };
}

function versionFacts({ name, path, pods }: DeclaredVersion, { ports }: MeshServiceProps): VersionFacts {
  const { allLabels: podLabels, replicas, bounds, bypassesSidecar, origin } = pods.found();
  return {
    name,
    path,
    labels: pods.labels(),
    podLabels,
    bypassesSidecar,
    replicas: bounds ?? (replicas === undefined ? undefined : { least: replicas, most: replicas }),
    origin,
    containerPorts: pods.deployment && ports.map(port => port.targetPort),
  };
}

function serviceFacts({ manifest }: ResolvedService): ServiceFacts | undefined {
  if (!manifest) return undefined;
  const { path, json: { spec } } = manifest();
  return {
    path,
    addressable: spec.clusterIP !== 'None' && spec.type !== 'ExternalName',
    openedBy: spec.type === 'NodePort' || spec.type === 'LoadBalancer' ? spec.type : undefined,
    selector: spec.selector ?? {},
    ports: (spec.ports ?? []).filter(({ protocol }) => protocol !== 'UDP').map(port => ({
      number: port.port,
      name: port.name,
      targetPort: typeof port.targetPort === 'string' ? undefined : port.targetPort ?? port.port,
      protocol: protocolOf(port),
    })),
  };
}

/** The application protocol, where it is set, replaces the name. */
function protocolOf({ port, name, appProtocol }: ServicePortManifest) {
  return protocolOfPort(appProtocol?.replace('kubernetes.io/h2c', 'http2').replace('kubernetes.io/ws', 'http') ?? name, port);
}
