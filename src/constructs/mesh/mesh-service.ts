import { Chart, Lazy, type ApiObject, type JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { checkNamespace, checkService, checkVersion } from './check-props';
import { hostInput } from './host-input';
import type { MeshServiceProps } from './mesh-service-props';
import { claimHost, claimObject } from './ownership';
import type { IPolicyTarget, PolicyTarget } from './policy-target';
import { RoutePatches } from './route-patches';
import { ServiceVersion } from './service-version';
import { checkHost } from '../checks/check-host';
import { composeHost } from '../composition/compose-host';
import type { Contribution } from '../composition/contribution';
import type { HostInput } from '../composition/host-input';
import type { HostPlan, RoutePlan } from '../composition/host-plan';
import { WrittenObject } from '../objects/written-object';
import { listed, refuse, textOf } from '../refusals/refusal';
import { destinationRuleSpec } from '../rendering/destination-rule';
import { DESTINATION_RULE, VIRTUAL_SERVICE } from '../rendering/kinds';
import type { KnownService } from '../workload/brought-in/known-service';
import type { MeshWorkload } from '../workload/mesh-workload';
import { ServiceSource } from '../workload/service-source';

/** How a version is told apart. */
export interface AddVersionOptions {
  /**
   * The value of the pods' `version` label, which may have dots and capitals. It is part of the selector of a Deployment that is written for
   * the version, and Kubernetes never lets that change: another label is another version.
   *
   * @default - the name of the version
   */
  readonly label?: string;
}

/**
 * A service of the mesh, with its versions.
 *
 * It owns the one VirtualService and the one DestinationRule of its host. Strategies contribute to them; nothing else writes them.
 */
export class MeshService extends Construct implements IPolicyTarget {
  /** The name of the service. */
  public readonly name: string;

  /** The name of the version in charge. */
  public readonly stable: string;

  /**
   * The namespace of the service and of its rules.
   *
   * @default - that of the chart; if the chart has no namespace, the one that the manifests are applied to
   */
  public readonly namespace?: string;

  /**
   * The Service that was written for it, for patches.
   *
   * @default - none if it was brought in or is external
   */
  public readonly service?: ApiObject;

  /** The DestinationRule, for patches. */
  public readonly destinationRule: ApiObject;

  /** The VirtualService, for patches. */
  public readonly virtualService: ApiObject;

  /** @internal */
  public readonly _claimed: number;

  private readonly props: MeshServiceProps;
  private readonly known: KnownService;
  private readonly declared = new Map<string, ServiceVersion>();
  private readonly contributions: Contribution[] = [];
  private readonly patches = new RoutePatches();
  private isWritten = false;
  private verdict?: { readonly plan: HostPlan; readonly problems: string[] };

  /**
   * A service of the mesh.
   *
   * @throws CDI117, CDI211 if a duration is too short, has a fraction of a millisecond, or a single try outlasts the request
   * @throws CDI201 if the name or the namespace is not a DNS label
   * @throws CDI202, CDI203, CDI204 if the ports have no HTTP port or collide
   * @throws CDI209 if another construct of the app owns the host
   * @throws CDI215 if its VirtualService has the name of a gateway's
   */
  constructor(scope: Construct, id: string, props: MeshServiceProps) {
    super(scope, id);
    checkService(this.node.path, props);
    this.props = { ...props, ports: [...props.ports] };
    this.name = props.name;
    this.stable = props.stable;
    this.known = (props.source ?? ServiceSource.create())._bind(this, { name: props.name, ports: props.ports, namespace: Chart.of(this).namespace });
    this.service = this.known.service;
    this.namespace = this.known.namespace;
    checkNamespace(this.node.path, this.namespace);
    this._claimed = claimHost(this, props.name, this.namespace);
    // The order of the children is the order in the file: subsets before the routes that name them.
    const metadata = { name: props.name, namespace: this.namespace };
    // Objects of the generated classes would drop what a patch adds beyond their schema.
    this.destinationRule = new WrittenObject(this, 'DestinationRule', {
      ...DESTINATION_RULE, metadata, spec: Lazy.any({ produce: () => destinationRuleSpec(this.judged().plan) }),
    });
    this.virtualService = new WrittenObject(this, 'VirtualService', {
      ...VIRTUAL_SERVICE, metadata, spec: Lazy.any({ produce: () => this.written() }),
    });
    claimObject(this.virtualService, this.node.path);
    this.node.addValidation({ validate: () => this.validated() });
  }

  /**
   * Declares a version. What is not declared is not deployed.
   *
   * @param name a DNS label; it becomes the name of the subset and the end of the Deployment's name
   * @throws CDI205 if the name is not a DNS label
   * @throws CDI206 if the version is declared already
   * @throws CDI207 if the label is not a Kubernetes label value
   * @throws CDI215 if another version of the app has a Deployment of the same name
   */
  public addVersion(name: string, workload: MeshWorkload, options: AddVersionOptions = {}): ServiceVersion {
    const label = options.label ?? name;
    checkVersion(this.node.path, name, label);
    if (this.declared.has(name)) {
      refuse('CDI206', `'${this.node.path}' already declares version '${name}' of '${this.name}'`, 'give the second one a name of its own');
    }
    const path = `${this.node.path}/${name}`;
    const { ports } = this.props;
    const { serviceAccountName } = this.known;
    const pods = workload._bind(this, { app: this.name, version: name, label, path, ports, namespace: this.namespace, serviceAccountName });
    if (pods.deployment) claimObject(pods.deployment, path);
    const version = ServiceVersion._of(this, name, path, pods);
    this.declared.set(name, version);
    this.verdict = undefined;
    return version;
  }

  /** The declared versions, in the order in which they were declared. */
  public get versions(): ServiceVersion[] {
    return [...this.declared.values()];
  }

  /**
   * A declared version.
   *
   * @throws CDI208 if it is not declared; the message lists what is
   */
  public version(name: string): ServiceVersion {
    return this.declared.get(name)
      ?? refuse('CDI208', `'${this.node.path}' has no version '${name}' of '${this.name}', but declares ${listed(this.declared.keys())}`,
        `declare it with addVersion('${name}', …)`);
  }

  /**
   * The host by which a construct reaches this service: the short name within one namespace, the full name across namespaces.
   *
   * @throws CDI210 if the caller has a namespace and the chart of this service has no namespace
   */
  public hostFor(caller: Construct): string {
    const { namespace } = Chart.of(caller);
    return this.namespace === namespace ? this.name : this._fullHost(caller);
  }

  /** @internal */
  public _fullHost(caller: Construct): string {
    if (this.namespace === undefined) {
      refuse('CDI210', `'${caller.node.path}' reaches '${this.node.path}' from another namespace, and its chart has no namespace`,
        'give its chart a namespace, as in new Chart(app, id, { namespace })');
    }
    return `${this.name}.${this.namespace}.svc.${this.props.clusterDomain ?? 'cluster.local'}`;
  }

  /**
   * Changes what is written for the routes of one construct, in the mesh and at every gateway: for fields that the library has no words for.
   *
   * @param name the path of the construct that asked for the routes, which is their name: that of a strategy, or of this service for the default
   * @param patches changes to one http route, with paths that start at the route, as in `JsonPatch.add('/corsPolicy', …)`
   */
  public patchRoute(name: string, ...patches: JsonPatch[]): void {
    this.patches.add(name, patches);
    this.verdict = undefined;
  }

  /** The whole service, with all of its versions. */
  public toPolicyTarget(): PolicyTarget {
    return { service: this };
  }

  /** @internal */
  public get _httpPorts(): number[] {
    return this.props.ports.filter(port => port._http).map(port => port.number);
  }

  /** @internal */
  public _isGrpc(port: number): boolean {
    return this.props.ports.some(({ number, name }) => number === port && /^grpc(-|$)/.test(name));
  }

  /** @internal */
  public _plan(): HostPlan {
    return this.judged().plan;
  }

  /** @internal */
  public _renderRoute(route: RoutePlan): object {
    return this.patches.rendered(route);
  }

  /** @internal */
  public _contribute(...contributions: Contribution[]): void {
    this.contributions.push(...contributions);
    this.verdict = undefined;
  }

  private input(): HostInput {
    return hostInput({
      path: this.node.path,
      props: this.props,
      known: this.known,
      versions: this.versions,
      contributions: this.contributions,
      patchedSources: this.patches.sources,
    });
  }

  /** What others have a say in may be changed between two runs, so a validation after the writing judges anew. */
  private validated(): string[] {
    if (this.isWritten && this.isTouchedByOthers()) this.verdict = undefined;
    this.isWritten = false;
    return this.judged().problems;
  }

  private isTouchedByOthers(): boolean {
    return this.known.isTouchedByOthers() || this.versions.some(version => version._pods.isTouchedByOthers());
  }

  private written(): object {
    const { plan } = this.judged();
    this.isWritten = true;
    return { hosts: [this.name], http: plan.routes.map(route => this._renderRoute(route)) };
  }

  /** What is checked is what is rendered. cdk8s validates once for the app and once for each chart, so the answer is kept until something is added, or the next run begins. */
  private judged(): { readonly plan: HostPlan; readonly problems: string[] } {
    if (!this.verdict) {
      const input = this.input();
      const plan = composeHost(input);
      const problems = [...checkHost(input, plan), ...this.patches.problems(plan.routes)].map(textOf);
      // What is refused may be mended from outside before the next try.
      if (problems.length > 0) return { plan, problems };
      this.verdict = { plan, problems };
    }
    return this.verdict;
  }
}
