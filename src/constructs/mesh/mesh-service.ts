import { Chart, Lazy, type ApiObject, type JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { checkNamespace, checkService, checkVersion, SERVICE_PROPS, WORKLOAD } from './check-props';
import type { DeclaredService } from './facts-of-service';
import { CLUSTER_DOMAIN, fullHost } from './host-names';
import { HostRules } from './host-rules';
import type { MeshServiceProps } from './mesh-service-props';
import { claimHost, claimObject } from './ownership';
import { demandPlain } from './plain-patches';
import { demandArgument, demandOptions, demandProps } from '../border/demand';
import { checkedLater, CONSTRUCT, optional } from '../border/kinds';
import { struct } from '../border/struct';
import { ignoreFinding, suppressInIstioctl, WRITTEN_ELSEWHERE } from '../objects/ignored-findings';
import { WrittenObject } from '../objects/written-object';
import { listed, refuse, shown } from '../refusals/refusal';
import { DESTINATION_RULE, VIRTUAL_SERVICE } from '../rendering/kinds';
import type { Labels } from '../values/labels';
import type { MeshPort } from '../values/mesh-port';
import type { MeshWorkload } from '../workload/mesh-workload';
import type { Pods } from '../workload/pods';
import type { ResolvedService } from '../workload/resolved-service';
import { selectedBy } from '../workload/selected-by';
import { ServiceSource } from '../workload/service-source';

// A service, its versions and what limits are set on know one another, so they stand in one file.

/** How a version is told apart. */
export interface AddVersionOptions {
  /**
   * The value of the pods' `version` label, which may have dots and capitals. It is part of the selector of a Deployment that is written for
   * the version, and Kubernetes never lets that change: another label is another version. Pods that are brought in get it only with `podLabels`.
   *
   * @default - the name of the version
   */
  readonly label?: string;
}
const VERSION_OPTIONS = struct<AddVersionOptions>({ label: optional(checkedLater('a string', '\'1.0\'')) });

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

  /** Every port of the Service. */
  public readonly ports: MeshPort[];

  /** The DNS domain of the cluster. */
  public readonly clusterDomain: string;

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
  public readonly _rules: HostRules;

  private readonly props: MeshServiceProps;
  private readonly resolved: ResolvedService;
  private readonly declared = new Map<string, ServiceVersion>();

  /**
   * A service of the mesh.
   *
   * @throws CDI105, CDI139, CDI140, CDI141 if a header cannot be changed in this way
   * @throws CDI117, CDI211 if a duration is too short, has a fraction of a millisecond, or a single try outlasts the request
   * @throws CDI143 if it rewrites a prefix, which its routes do not have in common
   * @throws CDI201 if the name or the namespace is not a DNS label
   * @throws CDI202, CDI203, CDI204 if there is no port, or two collide
   * @throws CDI218 if there is a TLS port and no namespace
   * @throws CDI219 if there is a timeout or there are retries, but no HTTP port
   * @throws CDI209 if another construct of the app owns the host
   * @throws CDI215 if its VirtualService has the name of a gateway's
   * @throws CDI436 if a prop is missing, or is not what its type says
   */
  constructor(scope: Construct, id: string, props: MeshServiceProps) {
    super(scope, id);
    demandProps(this, props, SERVICE_PROPS);
    const { name, stable, source = ServiceSource.create(), clusterDomain = CLUSTER_DOMAIN } = props;
    checkService(this.node.path, props);
    this.props = { ...props, ports: [...props.ports] };
    this.name = name;
    this.stable = stable;
    this.ports = [...props.ports];
    this.clusterDomain = clusterDomain;
    this.resolved = source._bind(this, { name, ports: this.props.ports, namespace: Chart.of(this).namespace });
    this.service = this.resolved.service;
    this.namespace = this.resolved.namespace;
    checkNamespace(this.node.path, this.namespace, this.ports);
    claimHost(this, name, this.namespace);
    this._rules = new HostRules(() => this.declaration());
    // The order of the children is the order in the file: subsets before the routes that name them.
    const metadata = { name, namespace: this.namespace };
    // Objects of the generated classes would drop what a patch adds beyond their schema.
    this.destinationRule = new WrittenObject(this, 'DestinationRule', {
      ...DESTINATION_RULE, metadata, spec: Lazy.any({ produce: () => this._rules.destinationRule() }),
    });
    this.virtualService = new WrittenObject(this, 'VirtualService', {
      ...VIRTUAL_SERVICE, metadata, spec: Lazy.any({ produce: () => this._rules.virtualService() }),
    });
    if (this._isElsewhere) {
      ignoreFinding(this.destinationRule, 'MAN510', WRITTEN_ELSEWHERE);
      ignoreFinding(this.virtualService, 'MAN501', WRITTEN_ELSEWHERE);
    }
    // The names of TLS clients include the short and the full one, which the analyzer takes for two owners of one host.
    if (this.ports.some(({ _routed }) => _routed === 'tls')) suppressInIstioctl(this.virtualService, 'IST0109');
    claimObject(this.virtualService, this.node.path);
    this.node.addValidation({ validate: () => this._rules.problems() });
  }

  /**
   * Declares a version. What is not declared is not deployed.
   *
   * @param name a DNS label; it becomes the name of the subset and the end of the Deployment's name
   * @throws CDI205 if the name is not a DNS label
   * @throws CDI206 if the version is declared already
   * @throws CDI207 if the label is not a Kubernetes label value
   * @throws CDI215 if another version of the app has a Deployment of the same name
   * @throws CDI436 if the workload is no MeshWorkload, or the options have what they cannot have
   */
  public addVersion(name: string, workload: MeshWorkload, options: AddVersionOptions = {}): ServiceVersion {
    demandOptions(`addVersion of '${this.node.path}'`, options, VERSION_OPTIONS);
    const label = options.label ?? name;
    checkVersion(this.node.path, name, label);
    if (this.declared.has(name)) {
      refuse('CDI206', `'${this.node.path}' already declares version '${name}' of '${this.name}'`, 'give the second one a name of its own');
    }
    const path = `${this.node.path}/${name}`;
    demandArgument(`'${path}'`, 'workload', workload, WORKLOAD);
    const { props: { ports }, resolved: { serviceAccountName, manifest }, namespace } = this;
    const selected = (own: Labels) => this.selected(name, own);
    const servicePorts = () => manifest?.().json.spec.ports ?? [];
    const pods = workload._bind(this, { app: this.name, version: name, label, path, ports, namespace, serviceAccountName, selected, servicePorts });
    if (pods.deployment) claimObject(pods.deployment, path);
    if (pods.unseen !== undefined) this.ignorePods(pods.unseen);
    if (pods.isAtRest) ignoreFinding(this.destinationRule, 'MAN746', 'a version without pods waits for the rule that leads to it');
    const version = ServiceVersion._of(this, name, path, pods);
    this.declared.set(name, version);
    this._rules.forget();
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
      ?? refuse('CDI208', `'${this.node.path}' has no version ${shown(name)} of '${this.name}', but declares ${listed(this.declared.keys())}`,
        `declare it with addVersion(${shown(name)}, …)`);
  }

  /**
   * The host by which a construct reaches this service: the short name within one namespace, the full name across namespaces.
   *
   * @throws CDI210 if the caller has a namespace and the chart of this service has no namespace
   */
  public hostFor(caller: Construct): string {
    demandArgument(`hostFor of '${this.node.path}'`, 'caller', caller, CONSTRUCT);
    const { namespace } = Chart.of(caller);
    return this.namespace === namespace ? this.name : fullHost(this, caller);
  }

  /**
   * Changes what is written for http routes, in the mesh and at every gateway: for fields that the library has no words for.
   *
   * @param name the path of the construct that asked for the routes, for all of them: that of a strategy, or of this service for the default. Or a name
   * that stands in the VirtualService of this service: `shop/Api:9090` is for the routes of `shop/Api` on port 9090
   * @param patches changes to one http route, with paths that start at the route, as in `JsonPatch.add('/corsPolicy', …)`
   * @throws CDI217 if a value is resolved only at synth, as a Lazy is
   * @throws CDI436 if the name is no string, or a patch is no JsonPatch
   */
  public patchRoute(name: string, ...patches: JsonPatch[]): void {
    demandPlain(patches, this.node.path, name);
    this._rules.patch(name, patches);
  }

  /** The whole service, with all of its versions. */
  public toPolicyTarget(): PolicyTarget {
    return { service: this };
  }

  /** A Service that is written selects what is written; one that is brought in may ask for more. */
  private selected(version: string, own: Labels): Labels {
    if (this.service) return own;
    const others = this.versions.filter(({ name }) => name !== version).map(({ _pods: pods }) => pods.labels());
    return selectedBy(this.resolved.manifest?.().json.spec.selector, own, others);
  }

  /** @internal Whether nobody in this app writes the Service. */
  public get _isElsewhere(): boolean {
    return this.resolved.manifest === undefined;
  }

  /** Whoever checks the Service of elsewhere has its pods as well. */
  private ignorePods(reason: string): void {
    if (!this._isElsewhere) ignoreFinding(this.destinationRule, 'MAN511', reason);
    if (this.service) ignoreFinding(this.service, 'MAN615', reason);
  }

  private declaration(): DeclaredService {
    const versions = this.versions.map(({ name, path, _pods: pods }) => ({ name, path, pods }));
    return { path: this.node.path, props: this.props, resolved: this.resolved, versions };
  }
}

/** One version of a service: a subset of its pods that routes can name. Made by `MeshService.addVersion`. */
export class ServiceVersion implements IPolicyTarget {
  /** @internal */
  public static _of(service: MeshService, name: string, path: string, pods: Pods): ServiceVersion {
    return new ServiceVersion(service, name, path, pods);
  }

  /** The service that it is a version of. */
  public readonly service: MeshService;

  /** The name of the version, which is the name of its subset. */
  public readonly name: string;

  /** What refusals call it: the path of its service, and its name. */
  public readonly path: string;

  /**
   * The Deployment that was written for it, for patches.
   *
   * @default - none for pods that were brought in or are external
   */
  public readonly deployment?: ApiObject;

  /** @internal */
  public readonly _pods: Pods;

  private constructor(service: MeshService, name: string, path: string, pods: Pods) {
    this.service = service;
    this.name = name;
    this.path = path;
    this.deployment = pods.deployment;
    this._pods = pods;
  }

  /**
   * The labels that pick its pods out of the service's; they stand in its subset. Those of a workload that is brought in are read each time.
   *
   * @throws CDI313, CDI314 if a workload that is brought in does not tell them
   */
  public get labels(): { [name: string]: string } {
    return { ...this._pods.labels() };
  }

  /** This version of its service. */
  public toPolicyTarget(): PolicyTarget {
    return { service: this.service, version: this };
  }
}

/** What limits are set on. */
export interface PolicyTarget {
  /** The service. */
  readonly service: MeshService;

  /**
   * The version, if it is only about one.
   *
   * @default - every version of the service
   */
  readonly version?: ServiceVersion;
}

/** Something that limits can be set on: a service, one of its versions, or a construct of your own that stands for one of these. */
export interface IPolicyTarget {
  /** The service, and the version if it is only about one. */
  toPolicyTarget(): PolicyTarget;
}
