import { type Client, type DestinationRule, destinationRuleFor, type RuleIndex, type Subset } from './destination-rules';
import { type Endpoint, endpointsOf, type Workloads } from './endpoints';
import { changesOf, policyAt, policyOfSubset, simpleBalancer } from './policy';
import type { ServiceScope } from './service-scope';
import { portNumbered, type Service, type ServicePort } from './services';
import { isWildcard } from '../../model/hosts';
import { cached } from '../../model/maps';
import { type Answer, countCarrying } from '../../model/workloads/given-labels';
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

  constructor(readonly around: Surroundings) {}

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
    const { isGateway } = this.around;
    const general = policyAt(rule?.policy, port.number);
    const policy = subset === undefined ? general : policyOfSubset(general, subset.policy, port.number);
    const passesOn = [general, policy, subset?.policy].some(one => simpleBalancer(one) === 'PASSTHROUGH');
    const isUnresolved = passesOn || service.resolution === 'unresolved' && !isGateway;
    const changes = changesOf(policy, { isUnresolved, http2: http2At(port, isGateway) });
    const policies = { policy: changes, trafficPolicy: policy };
    if (isUnresolved || service.resolution === 'dynamic') return { state: 'ok', pods: [], ...policies };
    return this.answering(service, port, subset?.labels ?? {}, policies);
  }

  /** Those who have the labels of a subset. */
  private answering(service: Service, port: ServicePort, labels: Subset['labels'], policies: Pick<Made, 'policy' | 'trafficPolicy'>): Made {
    const endpoints = endpointsOf(service, port, this.around.workloads);
    if (endpoints === undefined) return { state: 'unknown', pods: [], ...policies };
    const answers = endpoints.map(({ carries }) => carries(labels));
    const state = stateOf(answers);
    if (state === 'no-endpoints' && service.resolution === 'dns') return MISSING;
    return { state, pods: alikePods(endpoints.filter((_, at) => answers[at] !== 'no'), labels), ...policies };
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

function stateOf(answers: readonly Answer[]): ClusterState {
  if (answers.includes('yes')) return 'ok';
  return answers.includes('unknown') ? 'unknown' : 'no-endpoints';
}

/** Pods are only counted, and never listed: replicas may be any number. */
function alikePods(endpoints: readonly Endpoint[], asked: Subset['labels']): readonly AlikePods[] {
  const groups = new Map<string, AlikePods>();
  for (const { pods, selectedBy } of endpoints) {
    if (pods === undefined) continue;
    const { labels } = pods;
    const key = JSON.stringify(Object.entries(labels).sort());
    groups.set(key, { labels, count: countCarrying(pods, { ...selectedBy, ...asked }) + (groups.get(key)?.count ?? 0) });
  }
  return [...groups.values()];
}

/** What Istio sends all to that it does not know and that is not to leave the pod. */
export const BLACK_HOLE: Destination = { host: 'BlackHoleCluster', subset: null, port: 0, share: 100, state: 'no-endpoints', pods: [], policy: {} };

/** What Istio sends all to that it does not know. */
export const PASSTHROUGH: Destination = { host: 'PassthroughCluster', subset: null, port: 0, share: 100, state: 'ok', pods: [], policy: {} };

/** Where Envoy sends what is for no host that Istio knows: every proxy has these clusters. */
export const OF_EVERY_PROXY: ReadonlySet<string> = new Set([PASSTHROUGH.host, BLACK_HOLE.host]);
