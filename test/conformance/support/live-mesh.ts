import { Backends, type Roles } from './backends';
import { Envoy } from './envoy';
import { Istiod } from './istiod';
import type { Caller, Pod, Request } from './istiod-answers';
import type { Shot } from './load';
import { checkPorts } from './ports';
import { objectsOf, parsed, type Manifest } from '../../support/manifests';

/** What is looked at in a Service here. */
interface ServiceSpec {
  readonly ports: readonly { readonly port: number; readonly name?: string; readonly targetPort?: number | string }[];
}

/** What is looked at in a DestinationRule here. */
interface DestinationRuleSpec {
  readonly subsets: readonly { readonly name: string; readonly labels: Readonly<Record<string, string>> }[];
}

/** What is looked at in a Gateway here. */
interface GatewaySpec {
  readonly servers: readonly { readonly port: { readonly number: number } }[];
}

/** A mesh in which everything runs but the applications: istiod's code, an Envoy for each proxy, and a stand-in for each pod. */
export class LiveMesh {
  /** Starts everything; returns when every Envoy has all it needs. */
  static async start(yaml: string, callers: readonly Caller[], drainSeconds?: number): Promise<LiveMesh> {
    const mesh = new LiveMesh(callers, drainSeconds);
    try {
      await mesh.serve(yaml);
      return mesh;
    } catch (error) {
      await mesh.stop();
      throw error;
    }
  }

  readonly backends = new Backends();
  private readonly istiod = Istiod.start();
  private envoys: Envoy[] = [];
  private addresses: Readonly<Record<string, string>> = {};

  private constructor(private readonly callers: readonly Caller[], private readonly drainSeconds?: number) {}

  /** The Envoy of a caller. */
  envoy(caller: Caller): Envoy {
    return this.envoys[this.indexOf(caller)];
  }

  /** A request, through the Envoy of its caller. */
  readonly shot = ({ from, host, port, scheme, ...content }: Request): Shot =>
    ({ ...content, host, port, address: this.addresses[nameOf(this.indexOf(from))], secure: scheme === 'https' || scheme === 'tls', alone: scheme === 'tcp' || scheme === 'tls' });

  /** What `kubectl apply --prune` does with a step: pods that are new answer before a request can come, and old ones until none can. */
  async apply(yaml: string): Promise<readonly Pod[]> {
    await this.backends.start(await this.istiod.pods(yaml), rolesIn(parsed(yaml)));
    const pods = await this.istiod.apply(yaml);
    await this.backends.keep(pods);
    return pods;
  }

  /** Ends everything. */
  async stop(): Promise<void> {
    await Promise.all(this.envoys.map(envoy => envoy.stop()));
    await this.backends.stop();
    await this.istiod.close();
  }

  private async serve(yaml: string): Promise<void> {
    const proxies = this.callers.map((caller, index) => ({ ...caller, name: nameOf(index) }));
    const { addresses, bootstraps, pods } = await this.istiod.serve(yaml, proxies);
    this.addresses = addresses;
    const manifests = parsed(yaml);
    await checkPorts(addresses[nameOf(0)], portsOf(manifests));
    await this.backends.start(pods, rolesIn(manifests));
    for (const { name } of proxies) this.envoys.push(await Envoy.start(name, bootstraps[name], this.drainSeconds));
    await this.istiod.settle(this.envoys.length);
    await Promise.all(this.envoys.map(envoy => envoy.ready()));
  }

  private indexOf(caller: Caller): number {
    const index = this.callers.findIndex(one => keyOf(one) === keyOf(caller));
    if (index < 0) throw new Error(`no Envoy of the mesh is that of ${keyOf(caller)}`);
    return index;
  }
}

const nameOf = (index: number) => `proxy-${index}`;

const keyOf = ({ kind, namespace = 'default', labels = {} }: Caller) => `${kind} ${namespace} ${JSON.stringify(labels)}`;

function rolesIn(manifests: readonly Manifest[]): Roles {
  const ports = objectsOf<ServiceSpec>(manifests, 'Service').flatMap(({ spec }) => spec.ports);
  const tls = ports.filter(({ name }) => /^tls(-|$)/.test(name ?? '')).map(({ port, targetPort = port }) => Number(targetPort));
  return { versionOf: versions(manifests), tlsPorts: new Set(tls) };
}

/** Pods are called by the subset that they are in: rules may know them by any label. */
function versions(manifests: readonly Manifest[]): (pod: Pod) => string {
  const rules = objectsOf<DestinationRuleSpec>(manifests, 'DestinationRule');
  return ({ name, namespace, labels }) => {
    const subsets = rules.filter(rule => rule.namespace === namespace).flatMap(({ spec }) => spec.subsets);
    return subsets.find(subset => Object.entries(subset.labels).every(([key, value]) => labels[key] === value))?.name ?? labels.version ?? name;
  };
}

/** Ports that a proxy may listen on. */
function portsOf(manifests: readonly Manifest[]): number[] {
  const services = objectsOf<ServiceSpec>(manifests, 'Service').flatMap(({ spec }) => spec.ports.map(({ port }) => port));
  const gateways = objectsOf<GatewaySpec>(manifests, 'Gateway').flatMap(({ spec }) => spec.servers.map(({ port }) => port.number));
  return [...new Set([...services, ...gateways])];
}
