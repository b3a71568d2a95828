import { Chart, Lazy, type ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkGateway, checkTls, listensToNothing } from './check-gateway';
import { ConnectionListeners, type ConnectionsLetOut } from './connection-listeners';
import { rulesName } from './external-host';
import { GatewayInstall } from './gateway-install';
import { GatewayTls } from './gateway-tls';
import { demandProps } from '../border/demand';
import { checkedLater, instanceOf, optional } from '../border/kinds';
import { listOf } from '../border/list-of';
import { struct } from '../border/struct';
import { checkGatewayHost } from '../checks/gateway/check-gateway-host';
import { composeGatewayHost, type GatewayHostPlan } from '../composition/gateway/compose-gateway-host';
import { composeServers } from '../composition/gateway/compose-servers';
import type { Exposure } from '../composition/gateway/exposure';
import { onNearestHost } from '../composition/gateway/nearest-host';
import { tlsOf, type TlsWish } from '../composition/gateway/tls-plan';
import { covering } from '../composition/gateway/wildcards';
import type { HostPlan } from '../composition/host/host-plan';
import type { RoutePlan } from '../composition/host/port-plan';
import type { MeshService } from '../mesh/mesh-service';
import { isOlder } from '../mesh/name-registry';
import { claimExternalHost, claimGatewayPort, claimObject, claimServerName } from '../mesh/ownership';
import { ignoreFinding, WRITTEN_ELSEWHERE } from '../objects/ignored-findings';
import { WrittenObject } from '../objects/written-object';
import { refuse, textOf } from '../refusals/refusal';
import { gatewaySpec } from '../rendering/gateway';
import { GATEWAY, VIRTUAL_SERVICE } from '../rendering/kinds';
import { virtualServiceSpec } from '../rendering/virtual-service';

/** A way into the mesh. */
export interface MeshGatewayProps {
  /** The name of the Gateway, and the beginning of the names of its VirtualServices. A DNS label. */
  readonly name: string;

  /**
   * The external hosts whose requests it listens to, each once: full names, `*.` and a domain, or `*` for any. Each is exposed by at least one
   * `GatewayRoute` or answered by a `GatewayReply`. The hosts of a `TlsGatewayRoute` stand there alone.
   *
   * @default - none: only connections are let out, by `TcpGatewayRoute` and `TlsGatewayRoute`
   */
  readonly hosts?: string[];

  /**
   * The gateway that listens.
   *
   * @default GatewayInstall.ingressGateway()
   */
  readonly install?: GatewayInstall;

  /**
   * TLS of the hosts: one setting for all of them, or one for each.
   *
   * @default GatewayTls.none()
   */
  readonly tls?: GatewayTls;
}

const PROPS = struct<MeshGatewayProps>({
  name: checkedLater('a string', '\'edge\''),
  hosts: optional(listOf(checkedLater('a string', '\'shop.example.com\''))),
  install: optional(instanceOf<GatewayInstall>(GatewayInstall, 'GatewayInstall.ingress()')),
  tls: optional(instanceOf<GatewayTls>(GatewayTls, 'GatewayTls.simple(\'shop-tls\')')),
});

/** What is let out, and its exposure. */
interface LetOut extends Exposure {
  /** The service; none where the gateway answers by itself. */
  readonly service?: MeshService;
  readonly rules: LetOutRules;
}

/** The plan of what is let out, the same object as long as nothing changes, and how its routes are written. */
interface LetOutRules {
  readonly plan: () => HostPlan;
  readonly routeSpec: (route: RoutePlan) => object;
}

/** What is handed over by what lets out: a service or a reply, and where. */
export interface ExposureRequest extends Omit<LetOut, 'plan' | 'on'> {
  readonly hosts: readonly string[];
}

/** What was composed for a host, and from what. */
interface Verdict {
  readonly covered: readonly LetOut[];
  readonly plan: GatewayHostPlan<LetOut>;
  readonly problems: readonly string[];
}

/**
 * A gateway, and the one VirtualService of each external host, and of each port at which connections are let out.
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
  public readonly _tls: TlsWish;

  private readonly exposures: ExposureRequest[] = [];
  private readonly rules = new Map<string, ApiObject>();
  private readonly verdicts = new Map<string, Verdict>();
  private readonly connections: ConnectionListeners;

  /**
   * A gateway.
   *
   * @throws CDI209 if another gateway of the app listens to one of the hosts, or one is listed twice
   * @throws CDI215 if the Gateway or the rules of a host have the name of others in their namespace, or of another host
   * @throws CDI504 if the name is not a DNS label, or a host is not one that a gateway can have
   * @throws CDI514 if there is TLS without a host, or `GatewayTls.perHost` leaves out a host or names another one
   * @throws CDI515 if a host and a wildcard that covers it have different TLS
   * @throws CDI517 if something else of the app has one of its ports for TCP, or one port is for HTTP and for HTTPS
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: MeshGatewayProps) {
    super(scope, id);
    demandProps(this, props, PROPS);
    const { name, hosts = [], install = GatewayInstall.ingressGateway(), tls = GatewayTls.none() } = props;
    checkGateway(this.node.path, name, hosts);
    checkTls(this.node.path, hosts, tls._wish);
    this._install = install;
    this._tls = tls._wish;
    this.claim(hosts);
    this.connections = new ConnectionListeners(this, name);
    const servers = composeServers({ hosts, httpPort: install._httpPort, httpsPort: install._httpsPort, tls: tls._wish });
    this.gateway = new WrittenObject(this, 'Gateway', {
      ...GATEWAY,
      metadata: { name },
      spec: Lazy.any({ produce: () => gatewaySpec(install._selector, [...servers, ...this.connections.servers()]) }),
    });
    if (!install._isUsual) ignoreFinding(this.gateway, 'MAN512', 'the pods of the gateway are installed elsewhere');
    if (hosts.some(host => tlsOf(this._tls, host))) ignoreFinding(this.gateway, 'MAN514', 'the Secret with the certificate is kept elsewhere');
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
    const { service, hosts } = exposure;
    if (service) this.leadTo(service, [...this.rules].flatMap(([host, rules]) => covering(hosts, host).length > 0 ? [rules] : []));
  }

  /** @internal */
  public _letOut(way: ConnectionsLetOut): ApiObject {
    const rules = this.connections.add(way);
    ignoreFinding(this.gateway, 'MAN513', 'the ports of the Service of the gateway are set where it is installed');
    this.leadTo(way.service, [rules]);
    return rules;
  }

  private claim(hosts: readonly string[]): void {
    const { _install: install, _tls: tls } = this;
    const [http, https] = [install._port(install._httpPort), install._port(install._httpsPort)];
    const encrypted = hosts.filter(host => tlsOf(tls, host));
    for (const host of hosts) claimExternalHost(this, host, install._selector);
    if (hosts.length > 0) claimGatewayPort(this, http, 'HTTP');
    if (encrypted.length > 0) claimGatewayPort(this, https, 'TLS');
    for (const host of encrypted) claimServerName(this, host, https);
  }

  /**
   * Has routes stand behind the subsets of the service that they lead to. Across charts a dependency would rename files, and the subsets are there
   * before the routes anyway once both are applied.
   */
  private leadTo(service: MeshService, routes: readonly ApiObject[]): void {
    if (service._isElsewhere) for (const object of routes) ignoreFinding(object, 'MAN501', WRITTEN_ELSEWHERE);
    if (Chart.of(this) !== Chart.of(service) || this.standsAfter(service)) return;
    for (const object of routes) object.addDependency(service);
  }

  /** Whether the subsets of the service stand before the routes as it is: each dependency is resolved again for each chart of the app. */
  private standsAfter(service: MeshService): boolean {
    return isOlder(service, this) && service.node.scopes.includes(this.node.scope!);
  }

  private rulesOf(name: string, host: string): ApiObject {
    const routes = () => this.judged(host).plan.routes.map(route => route.exposure.rules.routeSpec(route));
    return new WrittenObject(this, host, {
      ...VIRTUAL_SERVICE,
      metadata: { name: rulesName(name, host) },
      spec: Lazy.any({ produce: () => virtualServiceSpec({ hosts: [host], gateways: [name] }, { http: routes() }) }),
    });
  }

  /** Asked again for each chart of the app, so it makes nothing where nothing has changed. */
  private problems(): string[] {
    const problems = this.connections.problems().map(textOf);
    if (this.rules.size === 0 && this.connections.servers().length === 0) problems.push(textOf(listensToNothing(this.node.path)));
    for (const host of this.rules.keys()) problems.push(...this.judged(host).problems);
    return problems;
  }

  /** Composed anew only when the plan of a service has changed. */
  private judged(host: string): Verdict {
    const cached = this.verdicts.get(host);
    if (cached?.covered.every(({ rules, plan }) => rules.plan() === plan)) return cached;
    const covered = this.covered(host);
    const exposures = onNearestHost(covered);
    const plan = composeGatewayHost(exposures);
    const problems = checkGatewayHost({ gateway: this.node.path, host, exposures }, plan).map(textOf);
    const verdict = { covered, plan, problems };
    this.verdicts.set(host, verdict);
    return verdict;
  }

  /**
   * What is exposed on a host, or on a wildcard that covers it, each on the nearest of its hosts. It is copied into each host that the wildcard
   * covers: a host with rules of its own gets no request from those of the wildcard.
   */
  private covered(host: string): LetOut[] {
    return this.exposures.flatMap(exposure => covering(exposure.hosts, host).slice(0, 1)
      .map(on => ({ ...exposure, on, plan: exposure.rules.plan() })));
  }
}
