import { type Client, type DestinationRule, destinationRuleFor, type RuleIndex, type Subset } from './destination-rules';
import { type Endpoint, endpointsOf, type Workloads } from './endpoints';
import { has } from './pods';
import { changesOf, policyAt, policyOfSubset, simpleBalancer } from './policy';
import type { ServiceScope } from './service-scope';
import { portNumbered, type Service, type ServicePort } from './services';
import { isWildcard } from '../../model/hosts';
import { cached } from '../../model/maps';
import { selectorText } from '../../model/selector-text';
import type { AlikePods, ClusterState, Destination, HeaderChanges } from '../traffic/outcome';

/** What a route leads to. */
export interface ClusterName {
  readonly host: string;
  readonly subset: string;
  readonly port: number;
}

/** Where a name leads to, for one proxy. */
export type Cluster = Omit<Destination, 'share' | 'headers'>;

/** What the clusters of a proxy are made from. */
export interface Surroundings {
  readonly scope: ServiceScope;
  readonly rules: RuleIndex;
  readonly workloads: Workloads;
  readonly client: Client;
  readonly isGateway: boolean;
}

/** The clusters of a proxy, each made when it is asked for. */
export class Clusters {
  private readonly rules = new Map<string, DestinationRule | undefined>();
  private readonly clusters = new Map<string, Cluster>();

  constructor(private readonly around: Surroundings) {}

  /** The DestinationRule that counts here for a host that is known. */
  ruleFor(host: string): DestinationRule | undefined {
    const { scope, rules, client } = this.around;
    const service = scope.byHost.get(host);
    if (service === undefined) return undefined;
    return cached(this.rules, host, () => destinationRuleFor(rules, host, service.namespace, client));
  }

  cluster({ host, subset, port }: ClusterName): Cluster {
    return cached(this.clusters, `${port}|${subset}|${host}`, () => ({ host, subset: subset || null, port, ...this.made(host, subset, port) }));
  }

  destination(name: ClusterName, share: number, headers?: HeaderChanges): Destination {
    return { ...this.cluster(name), share, ...headers && { headers } };
  }

  /** Why nothing answers there and with what, or nothing where something does. */
  whyNot(name: ClusterName): string | undefined {
    const { state } = this.cluster(name);
    return state === 'ok' ? undefined : `${this.reasonFor(name, 'here')}: 503 ${state === 'no-cluster' ? 'NC' : 'UH'}`;
  }

  /** What is missing where nothing answers, for somebody who is here or elsewhere. */
  reasonFor(name: ClusterName, place: 'here' | 'there'): string {
    const { host, subset } = name;
    if (this.cluster(name).state === 'no-cluster') return this.whyNoCluster(name, place);
    const { labels = {} } = this.ruleFor(host)?.subsets.find(one => one.name === subset) ?? {};
    const pods = subset === '' ? `answers for '${host}'` : `of '${host}' has ${selectorText(labels) || 'the labels'} of the subset '${subset}'`;
    return `no pod ${pods}${this.portNameAsked(name)}`;
  }

  /** A Service that leads to a container port by name leads to no pod without a port of that name. */
  private portNameAsked({ host, port }: ClusterName): string {
    const target = portNumbered(this.around.scope.byHost.get(host)?.ports ?? [], port)?.target;
    return typeof target === 'string' ? ` with a container port '${target}', to which port ${port} leads` : '';
  }

  private whyNoCluster({ host, subset, port }: ClusterName, place: 'here' | 'there'): string {
    const service = this.around.scope.byHost.get(host);
    if (service === undefined) return `'${host}' is not a host that Istio knows ${place}`;
    if (portNumbered(service.ports, port) === undefined) {
      const others = service.ports.map(({ number, protocol }) => protocol === 'udp' ? `${number} for UDP` : String(number));
      return `'${host}' has no port ${port}, ${others.length === 0 ? 'and no other' : `only ${others.join(', ')}`}`;
    }
    const rule = this.ruleFor(host);
    if (subset === '') return `'${host}' has no cluster`;
    if (rule === undefined) return `no DestinationRule for '${host}' counts ${place}, so it has no subset '${subset}'`;
    return `what counts ${place}, DestinationRule ${rule.rules.map(({ namespace, name }) => `${namespace}/${name}`).join(' with ')}, has no subset '${subset}'`;
  }

  private made(host: string, subsetName: string, portNumber: number): Made {
    const service = this.around.scope.byHost.get(host);
    const port = service && portNumbered(service.ports, portNumber);
    if (service === undefined || port === undefined || !hasClusters(service, port)) return MISSING;
    const rule = this.ruleFor(host);
    if (subsetName === '') return this.ofPort(service, port, rule, undefined);
    const subset = service.resolution === 'dynamic' ? undefined : rule?.subsets.find(({ name }) => name === subsetName);
    return subset === undefined ? MISSING : this.ofPort(service, port, rule, subset);
  }

  private ofPort(service: Service, port: ServicePort, rule: DestinationRule | undefined, subset: Subset | undefined): Made {
    const { workloads, isGateway } = this.around;
    const general = policyAt(rule?.policy, port.number);
    const policy = subset === undefined ? general : policyOfSubset(general, subset.policy, port.number);
    const passesOn = [general, policy, subset?.policy].some(one => simpleBalancer(one) === 'PASSTHROUGH');
    const isUnresolved = passesOn || service.resolution === 'unresolved' && !isGateway;
    const changes = changesOf(policy, { isUnresolved, http2: http2At(port, isGateway) });
    const policies = { policy: changes, trafficPolicy: policy };
    if (isUnresolved || service.resolution === 'dynamic') return { state: 'ok', pods: [], ...policies };
    const endpoints = endpointsOf(service, port, workloads).filter(({ labels }) => subset === undefined || has(labels, subset.labels));
    if (endpoints.length === 0 && service.resolution === 'dns') return MISSING;
    return { state: stateOf(endpoints), pods: alikePods(endpoints), ...policies };
  }
}

/** What a name comes to. */
type Made = Omit<Cluster, keyof ClusterName>;

/** What is sniffed at a sidecar goes on as it came. */
function http2At({ protocol }: ServicePort, isGateway: boolean): 'always' | 'asked' | 'client' {
  if (protocol === 'http2') return 'always';
  return protocol === 'sniffed' && !isGateway ? 'client' : 'asked';
}

const MISSING = { state: 'no-cluster', pods: [], policy: {} } as const;

function hasClusters({ resolution, host }: Service, { protocol }: ServicePort): boolean {
  return protocol !== 'udp' && resolution !== 'alias' && (resolution !== 'dynamic' || isWildcard(host));
}

function stateOf(endpoints: readonly Endpoint[]): ClusterState {
  return endpoints.length === 0 ? 'no-endpoints' : 'ok';
}

/** Pods are only counted, and never listed: replicas may be any number. */
function alikePods(endpoints: readonly Endpoint[]): readonly AlikePods[] {
  const groups = new Map<string, AlikePods>();
  for (const { pods } of endpoints) {
    if (pods === undefined) continue;
    const { labels, count } = pods;
    const key = JSON.stringify(Object.entries(labels).sort());
    groups.set(key, { labels, count: count + (groups.get(key)?.count ?? 0) });
  }
  return [...groups.values()];
}

/** What Istio sends all to that it does not know and that is not to leave the pod. */
export const BLACK_HOLE: Destination = { host: 'BlackHoleCluster', subset: null, port: 0, share: 100, state: 'no-endpoints', pods: [], policy: {} };

/** What Istio sends all to that it does not know. */
export const PASSTHROUGH: Destination = { host: 'PassthroughCluster', subset: null, port: 0, share: 100, state: 'ok', pods: [], policy: {} };
