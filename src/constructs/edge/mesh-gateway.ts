import { Chart, Lazy, type ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkGateway } from './check-gateway';
import { coversHost, rulesName, widestHosts } from './external-host';
import { GatewayInstall } from './gateway-install';
import type { GatewayTls } from './gateway-tls';
import { checkGatewayHost } from '../checks/check-gateway-host';
import { composeGatewayHost, type Exposure, type GatewayHostPlan } from '../composition/compose-gateway';
import type { HostPlan } from '../composition/host-plan';
import { byNearness, onNearestHost } from '../composition/nearest-host';
import type { MeshService } from '../mesh/mesh-service';
import { claimExternalHost, claimObject } from '../mesh/ownership';
import { WrittenObject } from '../objects/written-object';
import { refuse, textOf } from '../refusals/refusal';
import { gatewaySpec } from '../rendering/gateway';
import { GATEWAY, VIRTUAL_SERVICE } from '../rendering/kinds';

/** A way into the mesh. */
export interface MeshGatewayProps {
  /** The name of the Gateway, and the beginning of the names of its VirtualServices. A DNS label. */
  readonly name: string;

  /** The external hosts, each once: full names, `*.` and a domain, or `*` for any. Each is exposed by at least one `GatewayRoute`. */
  readonly hosts: string[];

  /**
   * The gateway that listens.
   *
   * @default GatewayInstall.ingressGateway()
   */
  readonly install?: GatewayInstall;

  /**
   * TLS for all of the hosts.
   *
   * @default - requests in the clear
   */
  readonly tls?: GatewayTls;
}

/** What a `GatewayRoute` hands over: a service, and where it is let out. */
export interface ExposureRequest extends Omit<Exposure, 'plan' | 'on'> {
  readonly hosts: readonly string[];
  readonly service: MeshService;
}

/** What an answer rests on. */
interface Basis {
  readonly service: MeshService;
  readonly plan: HostPlan;
}

/** What was composed for a host, and from what. */
interface Verdict {
  readonly from: readonly Basis[];
  readonly plan: GatewayHostPlan;
  readonly problems: string[];
}

/**
 * A gateway, and the one VirtualService of each external host.
 *
 * Istio appends the routes of several VirtualServices for one host by their age; here they are composed from every service exposed on it, each
 * with the rules that it has inside the mesh.
 */
export class MeshGateway extends Construct {
  /** The Gateway, for patches. It lists the hosts that no other one covers; each host has a VirtualService of its own all the same. */
  public readonly gateway: ApiObject;

  /** @internal */
  public readonly _install: GatewayInstall;
  /** @internal */
  public readonly _tls: GatewayTls | undefined;

  private readonly exposures: ExposureRequest[] = [];
  private readonly rules = new Map<string, ApiObject>();
  private readonly verdicts = new Map<string, Verdict>();
  private readonly claimed: number;

  /**
   * A gateway.
   *
   * @throws CDI209 if another gateway of the app listens to one of the hosts, or one is listed twice
   * @throws CDI215 if the Gateway or the rules of a host have the name of others in their namespace, or of another host
   * @throws CDI504 if the name is not a DNS label, or a host is not one that a gateway can have
   */
  constructor(scope: Construct, id: string, props: MeshGatewayProps) {
    super(scope, id);
    const { name, hosts, install = GatewayInstall.ingressGateway(), tls } = props;
    checkGateway(this.node.path, name, hosts);
    const [claimed] = hosts.map(host => claimExternalHost(this, host, install._selector));
    this.claimed = claimed;
    this._install = install;
    this._tls = tls;
    const listening = { port: install._httpsPort, credentialName: tls?._credentialName ?? '' };
    // If a server lists `*` and `a.com`, Istio gives `a.com` the rules of `*` as well, by their age. Listed alone, `*` listens to both and mixes neither.
    const listened = widestHosts(hosts);
    const spec = gatewaySpec({ selector: install._selector, hosts: listened, httpPort: install._httpPort, tls: tls && listening });
    this.gateway = new WrittenObject(this, 'Gateway', { ...GATEWAY, metadata: { name }, spec });
    for (const host of hosts) this.rules.set(host, this.rulesOf(name, host));
    for (const object of [this.gateway, ...this.rules.values()]) claimObject(object, this.node.path);
    this.node.addValidation({ validate: () => this.problems() });
  }

  /** The external hosts. */
  public get hosts(): string[] {
    return [...this.rules.keys()];
  }

  /**
   * The VirtualService of a host, for patches.
   *
   * @throws CDI505 if the gateway does not listen to the host
   */
  public virtualService(host: string): ApiObject {
    return this.rules.get(host) ?? refuse('CDI505', `'${this.node.path}' does not listen to '${host}'`, `use one of ${this.hosts.join(', ')}`);
  }

  /** @internal */
  public _expose(exposure: ExposureRequest): void {
    this.exposures.push(exposure);
    this.verdicts.clear();
    const { service } = exposure;
    // Across charts a dependency would rename files, and the subsets are there before the routes anyway once both are applied.
    if (Chart.of(this) !== Chart.of(service) || this.standsAfter(service)) return;
    for (const [host, rules] of this.rules) {
      if (covering(exposure, host).length > 0) rules.addDependency(service);
    }
  }

  /** Whether the subsets of the service stand before the routes as it is: each dependency is resolved again for each chart of the app. */
  private standsAfter(service: MeshService): boolean {
    return service._claimed < this.claimed && service.node.scopes.includes(this.node.scope!);
  }

  private rulesOf(name: string, host: string): ApiObject {
    const routes = () => this.judged(host).plan.routes.map(route => this.serviceOf(route.host)._renderRoute(route));
    return new WrittenObject(this, host, {
      ...VIRTUAL_SERVICE,
      metadata: { name: rulesName(name, host) },
      spec: Lazy.any({ produce: () => ({ hosts: [host], gateways: [name], http: routes() }) }),
    });
  }

  /** Asked again for each chart of the app, so it makes nothing where nothing has changed. */
  private problems(): string[] {
    const problems: string[] = [];
    for (const host of this.rules.keys()) problems.push(...this.judged(host).problems);
    return problems;
  }

  private serviceOf(host: string): MeshService {
    return this.exposures.find(exposure => exposure.host === host)!.service;
  }

  /** Composed anew only when the plan of a service has changed. */
  private judged(host: string): Verdict {
    const known = this.verdicts.get(host);
    if (known?.from.every(isUpToDate)) return known;
    const covered = this.exposures.flatMap(exposure => covering(exposure, host).slice(0, 1)
      .map(on => ({ ...exposure, on, plan: exposure.service._plan() })));
    const exposures = onNearestHost(covered);
    const plan = composeGatewayHost(exposures);
    const problems = checkGatewayHost(this.node.path, host, exposures, plan).map(textOf);
    const verdict = { from: covered.map(basisOf), plan, problems };
    this.verdicts.set(host, verdict);
    return verdict;
  }
}

/**
 * The hosts of an exposure that cover a host, the nearest first. An exposure on a wildcard is copied into each host that it covers: a host with
 * rules of its own gets no request from the wildcard's.
 */
function covering({ hosts }: ExposureRequest, host: string): string[] {
  return hosts.filter(pattern => coversHost(pattern, host)).sort(byNearness);
}

function basisOf({ service, plan }: Basis): Basis {
  return { service, plan };
}

function isUpToDate({ service, plan }: Basis): boolean {
  return service._plan() === plan;
}
