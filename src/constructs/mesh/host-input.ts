import type { MeshServiceProps } from './mesh-service-props';
import type { ServiceVersion } from './service-version';
import type { Contribution } from '../composition/contribution';
import type { HostInput, RetriesPlan, ServiceInput } from '../composition/host-input';
import { wholeMilliseconds } from '../values/durations';
import { protocolOfPort } from '../values/port-protocol';
import type { Retries } from '../values/retries';
import type { KnownService, ServicePortManifest } from '../workload/brought-in/known-service';

/** What a service knows about itself. */
export interface KnownHost {
  readonly path: string;
  readonly props: MeshServiceProps;
  readonly known: KnownService;
  readonly versions: readonly ServiceVersion[];
  readonly contributions: readonly Contribution[];
  readonly patchedSources: readonly string[];
}

/** Writes down as plain data what is known of a service. */
export function hostInput({ path, props, known, versions, contributions, patchedSources }: KnownHost): HostInput {
  return {
    path,
    host: props.name,
    stable: props.stable,
    versions: versions.map(version => ({
      name: version.name,
      path: version.path,
      labels: version._pods.labels,
      podLabels: version._pods.allLabels(),
      replicas: version._pods.replicas,
      containerPorts: version.deployment && props.ports.map(port => port.targetPort),
    })),
    ports: props.ports.map(port => ({ number: port.number, http: port._http })),
    timeout: props.timeout && wholeMilliseconds(props.timeout, 'timeout'),
    retries: props.retries && retriesPlan(props.retries),
    service: serviceInput(known),
    contributions,
    patchedSources,
  };
}

function retriesPlan({ _attempts: attempts, _perTryTimeout: perTryTimeout, _retryOn: retryOn }: Retries): RetriesPlan {
  return { attempts, perTryTimeout, retryOn };
}

function serviceInput({ manifest }: KnownService): ServiceInput | undefined {
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
