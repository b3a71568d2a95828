import type { ClusterState } from '../../../../src/analysis/routing/traffic/outcome';
import { deployment, destinationRule, object, service, to, virtualService } from '../meshes';

/** A host, and whether anybody answers there. */
export interface EndpointCase {
  readonly name: string;
  readonly objects: readonly object[];
  readonly host: string;
  readonly state: ClusterState;
  /** What istiod says where it knows what manifests do not tell, or reads what nobody makes of them here; nothing where that is all the same. */
  readonly istiod?: ClusterState;
}

const labels = (own: object) => ({ metadata: { labels: own }, spec: { containers: [{ name: 'main', ports: [{ name: 'web', containerPort: 8080 }] }] } });

/** An object with a version of its own. */
const made = (apiVersion: string, kind: string, id: string, rest: object, metadata: object = {}) =>
  ({ ...object(kind, id, {}, metadata), apiVersion, ...rest });
const workload = (apiVersion: string, kind: string, id: string, more: object = {}, own: object = { app: 'c' }) =>
  made(apiVersion, kind, id, { spec: { template: labels(own), ...more } });

/** A subset of the host with these labels, to which all requests go. */
const subset = (own: object, host = 'c.shop.svc.cluster.local') => [
  destinationRule('shop/c', { host, subsets: [{ name: 's', labels: own }] }), virtualService('shop/c', { hosts: [host], http: [{ route: [to(host, 's')] }] }),
];

const open = service('shop/c', { selector: undefined });
const slice = (more: object = {}, metadata: object = {}) => made('discovery.k8s.io/v1', 'EndpointSlice', 'shop/c-1', {
  addressType: 'IPv4', endpoints: [{ addresses: ['10.9.8.7'] }], ports: [{ name: 'http', port: 8080, protocol: 'TCP' }], ...more,
}, { labels: { 'kubernetes.io/service-name': 'c' }, ...metadata });
const endpoints = (subsets: unknown, metadata: object = {}) => made('v1', 'Endpoints', 'shop/c', { subsets }, metadata);
const HOST = 'c.shop.svc.cluster.local';
const at = (name: string, state: ClusterState, objects: readonly object[], istiod?: ClusterState): EndpointCase =>
  ({ name, objects, host: HOST, state, ...istiod && { istiod } });

/** Services without a selector, and what is written for them. */
const WRITTEN: readonly EndpointCase[] = [
  at('an EndpointSlice', 'ok', [open, slice()]),
  at('an EndpointSlice that is nowhere', 'unknown', [open], 'no-endpoints'),
  at('an EndpointSlice of another Service', 'unknown', [open, slice({}, { labels: { 'kubernetes.io/service-name': 'd' } })], 'no-endpoints'),
  at('an EndpointSlice without the label of a Service', 'unknown', [open, slice({}, { labels: {} })], 'no-endpoints'),
  at('an EndpointSlice without endpoints', 'no-endpoints', [open, slice({ endpoints: [] })]),
  at('an EndpointSlice whose endpoints are null', 'no-endpoints', [open, slice({ endpoints: null })]),
  at('an EndpointSlice of names', 'no-endpoints', [open, slice({ addressType: 'FQDN', endpoints: [{ addresses: ['db.example.com'] }] })]),
  at('an address that is not ready', 'no-endpoints', [open, slice({ endpoints: [{ addresses: ['10.9.8.7'], conditions: { ready: false } }] })]),
  at('an address that is ready beside one that is not', 'ok', [open, slice({ endpoints: [{ addresses: ['10.9.8.7'], conditions: { ready: false } }, { addresses: ['10.9.8.6'], conditions: {} }] })]),
  at('a port without a name', 'no-endpoints', [open, slice({ ports: [{ port: 8080 }] })]),
  at('a port of another name', 'no-endpoints', [open, slice({ ports: [{ name: 'web', port: 8080 }] })]),
  at('no ports', 'no-endpoints', [open, slice({ ports: null })]),
  at('a port without a name, as the Service has', 'ok', [service('shop/c', { selector: undefined, ports: [{ port: 80 }] }), slice({ ports: [{ port: 8080 }] })]),
  at('two EndpointSlices', 'ok', [open, slice({ ports: [{ name: 'web', port: 8080 }] }), slice({}, { name: 'c-2' })]),
  at('an EndpointSlice beside pods', 'ok', [service('shop/c'), slice(), deployment('shop/d')]),
  at('an address of no pod, in a subset of labels', 'no-endpoints', [open, slice(), ...subset({ version: 'v1' })]),
  at('an address of no pod, in a subset of its cluster', 'unknown', [open, slice(), ...subset({ 'topology.istio.io/cluster': 'Kubernetes' })], 'ok'),
  at('Endpoints', 'ok', [open, endpoints([{ addresses: [{ ip: '10.9.8.7' }], ports: [{ name: 'http', port: 8080 }] }])], 'no-endpoints'),
  at('Endpoints that are not ready', 'no-endpoints', [open, endpoints([{ notReadyAddresses: [{ ip: '10.9.8.7' }], ports: [{ name: 'http', port: 8080 }] }])]),
  at('Endpoints without subsets', 'no-endpoints', [open, endpoints(undefined)]),
  at('Endpoints that are not mirrored', 'unknown', [open, endpoints([], { labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } })], 'no-endpoints'),
];

/** Kinds that make pods; istiod is asked about those alone whose pods the judge runs. */
const KINDS: readonly EndpointCase[] = [
  at('a ReplicaSet', 'ok', [service('shop/c'), workload('apps/v1', 'ReplicaSet', 'shop/c')]),
  at('a DaemonSet', 'ok', [service('shop/c'), workload('apps/v1', 'DaemonSet', 'shop/c')]),
  at('a ReplicationController', 'ok', [service('shop/c'), workload('v1', 'ReplicationController', 'shop/c')]),
  at('a StatefulSet', 'ok', [service('shop/c'), workload('apps/v1', 'StatefulSet', 'shop/c')]),
  at('a Rollout', 'ok', [service('shop/c'), workload('argoproj.io/v1alpha1', 'Rollout', 'shop/c')]),
  at('a Deployment of a retired version', 'ok', [service('shop/c'), workload('extensions/v1beta1', 'Deployment', 'shop/c')]),
  at('a Deployment without replicas', 'no-endpoints', [service('shop/c'), workload('apps/v1', 'Deployment', 'shop/c', { replicas: 0 })]),
  at('other pods', 'no-endpoints', [service('shop/c'), workload('apps/v1', 'Deployment', 'shop/c', {}, { app: 'd' })]),
  at('pods of another namespace', 'no-endpoints', [service('shop/c'), workload('apps/v1', 'StatefulSet', 'other/c')]),
];

/** Kinds whose pods the judge does not run. */
export const OTHER_KINDS: readonly EndpointCase[] = [
  at('a Job', 'ok', [service('shop/c'), workload('batch/v1', 'Job', 'shop/c')]),
  at('a Job that is suspended', 'no-endpoints', [service('shop/c'), workload('batch/v1', 'Job', 'shop/c', { suspend: true })]),
  at('a CronJob', 'unknown', [service('shop/c'), made('batch/v1', 'CronJob', 'shop/c', { spec: { jobTemplate: { spec: { template: labels({ app: 'c' }) } } } })]),
  at('a DeploymentConfig', 'ok', [service('shop/c'), workload('apps.openshift.io/v1', 'DeploymentConfig', 'shop/c')]),
  at('a CloneSet', 'ok', [service('shop/c'), workload('apps.kruise.io/v1alpha1', 'CloneSet', 'shop/c')]),
  at('an advanced StatefulSet', 'ok', [service('shop/c'), workload('apps.kruise.io/v1beta1', 'StatefulSet', 'shop/c')]),
  at('a CloneSet without replicas', 'no-endpoints', [service('shop/c'), workload('apps.kruise.io/v1alpha1', 'CloneSet', 'shop/c', { replicas: 0 })]),
  at('a kind that nobody knows', 'ok', [service('shop/c'), workload('example.com/v1', 'Fleet', 'shop/c')]),
  at('a kind that nobody knows, with the template deep inside', 'unknown', [service('shop/c'), made('example.com/v1', 'Fleet', 'shop/c', { spec: { groups: [{ pods: { template: labels({ app: 'c' }) } }] } })]),
  at('a kind that nobody knows, with other labels', 'no-endpoints', [service('shop/c'), workload('example.com/v1', 'Fleet', 'shop/c', {}, { app: 'd' })]),
  at('labels of a machine', 'unknown', [service('shop/c'), made('kubevirt.io/v1', 'VirtualMachine', 'shop/c', { spec: { template: { metadata: { labels: { app: 'c' } }, spec: { domain: {} } } } })]),
  at('a definition of a kind', 'no-endpoints', [service('shop/c'), workload('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'shop/c')]),
  at('a Rollout whose template is elsewhere', 'unknown', [service('shop/c'), made('argoproj.io/v1alpha1', 'Rollout', 'shop/r', { spec: { workloadRef: { kind: 'Deployment', name: 'c' } } })]),
  at('a Rollout that keeps the pods of a Deployment', 'ok', [service('shop/c'), workload('apps/v1', 'Deployment', 'shop/c', { replicas: 0 }),
    made('argoproj.io/v1alpha1', 'Rollout', 'shop/r', { spec: { replicas: 2, workloadRef: { kind: 'Deployment', name: 'c' } } })]),
  at('a Rollout that keeps none', 'no-endpoints', [service('shop/c'), workload('apps/v1', 'Deployment', 'shop/c', { replicas: 0 }),
    made('argoproj.io/v1alpha1', 'Rollout', 'shop/r', { spec: { replicas: 0, workloadRef: { kind: 'Deployment', name: 'c' } } })]),
  at('a Deployment that is started when it is needed', 'unknown', [service('shop/c'), workload('apps/v1', 'Deployment', 'shop/c', { replicas: 0 }),
    made('keda.sh/v1alpha1', 'ScaledObject', 'shop/s', { spec: { scaleTargetRef: { name: 'c' } } })]),
  at('an address of a pod that is not written', 'ok', [service('shop/c', { selector: undefined }), slice({ endpoints: [{ addresses: ['10.9.8.7'], targetRef: { kind: 'Pod', name: 'c-0' } }] })]),
  at('an address of a pod that is not written, in a subset', 'unknown', [open, slice({ endpoints: [{ addresses: ['10.9.8.7'], targetRef: { kind: 'Pod', name: 'c-0' } }] }), ...subset({ version: 'v1' })]),
  at('machines that register themselves', 'unknown', [service('shop/c'), object('WorkloadGroup', 'shop/g', { metadata: { labels: { app: 'c' } }, template: {} })]),
];

const asking = (own: object, ...objects: readonly object[]) => [service('shop/c', { selector: own }), ...objects];
const set = (more: object = {}) => workload('apps/v1', 'StatefulSet', 'shop/q', { replicas: 2, ...more });

/** Labels that pods get from whoever keeps them, and from Kubernetes. */
export const GIVEN: readonly EndpointCase[] = [
  at('the first pod of a StatefulSet', 'ok', asking({ 'statefulset.kubernetes.io/pod-name': 'q-0' }, set())),
  at('the last pod of a StatefulSet', 'ok', asking({ 'statefulset.kubernetes.io/pod-name': 'q-1' }, set())),
  at('a pod that a StatefulSet has not', 'no-endpoints', asking({ 'statefulset.kubernetes.io/pod-name': 'q-2' }, set())),
  at('a pod of another StatefulSet', 'no-endpoints', asking({ 'statefulset.kubernetes.io/pod-name': 'p-0' }, set())),
  at('a pod with a number that nobody writes', 'no-endpoints', asking({ 'statefulset.kubernetes.io/pod-name': 'q-00' }, set())),
  at('a pod below the first ordinal', 'no-endpoints', asking({ 'statefulset.kubernetes.io/pod-name': 'q-4' }, set({ ordinals: { start: 5 } }))),
  at('a pod from the first ordinal on', 'ok', asking({ 'apps.kubernetes.io/pod-index': '6', 'app': 'c' }, set({ ordinals: { start: 5 } }))),
  at('a pod by its index', 'ok', asking({ 'apps.kubernetes.io/pod-index': '1' }, set())),
  at('an index beyond the last', 'no-endpoints', asking({ 'apps.kubernetes.io/pod-index': '2' }, set())),
  at('a name and an index of two pods', 'no-endpoints', asking({ 'apps.kubernetes.io/pod-index': '1', 'statefulset.kubernetes.io/pod-name': 'q-0' }, set())),
  at('a pod of a StatefulSet without replicas', 'no-endpoints', asking({ 'statefulset.kubernetes.io/pod-name': 'q-0' }, set({ replicas: 0 }))),
  at('a pod of an advanced StatefulSet that leaves numbers out', 'unknown', asking({ 'statefulset.kubernetes.io/pod-name': 'q-3' }, workload('apps.kruise.io/v1beta1', 'StatefulSet', 'shop/q'))),
  at('a pod name of a Deployment', 'no-endpoints', asking({ 'statefulset.kubernetes.io/pod-name': 'q-0' }, workload('apps/v1', 'Deployment', 'shop/q'))),
  at('the hash of a Deployment', 'unknown', asking({ 'app': 'c', 'pod-template-hash': 'abc' }, workload('apps/v1', 'Deployment', 'shop/c'))),
  at('the hash of a Deployment with other labels', 'no-endpoints', asking({ 'app': 'd', 'pod-template-hash': 'abc' }, workload('apps/v1', 'Deployment', 'shop/c'))),
  at('the hash of a Rollout', 'unknown', asking({ 'app': 'c', 'rollouts-pod-template-hash': 'abc' }, workload('argoproj.io/v1alpha1', 'Rollout', 'shop/c'))),
  at('the hash of a Rollout on a Deployment', 'no-endpoints', asking({ 'app': 'c', 'rollouts-pod-template-hash': 'abc' }, workload('apps/v1', 'Deployment', 'shop/c'))),
  at('the hash of a Rollout that keeps the pods of a Deployment', 'unknown', asking({ 'app': 'c', 'rollouts-pod-template-hash': 'abc' },
    workload('apps/v1', 'Deployment', 'shop/c', { replicas: 0 }), made('argoproj.io/v1alpha1', 'Rollout', 'shop/r', { spec: { workloadRef: { kind: 'Deployment', name: 'c' } } }))),
  at('the role of a canary', 'unknown', asking({ app: 'c', role: 'canary' }, workload('argoproj.io/v1alpha1', 'Rollout', 'shop/c', { strategy: { canary: { canaryMetadata: { labels: { role: 'canary' } } } } }))),
  at('the name of a Job', 'unknown', asking({ 'job-name': 'c' }, workload('batch/v1', 'Job', 'shop/c'))),
  at('the revision of a DaemonSet', 'unknown', asking({ 'app': 'c', 'controller-revision-hash': 'a' }, workload('apps/v1', 'DaemonSet', 'shop/c'))),
  at('the name of a DeploymentConfig', 'unknown', asking({ deploymentconfig: 'c' }, workload('apps.openshift.io/v1', 'DeploymentConfig', 'shop/c'))),
  at('a label that a kind of somebody else may give', 'unknown', asking({ 'app': 'c', 'example.com/shard': '1' }, workload('example.com/v1', 'Fleet', 'shop/c'))),
];

const place = (name: string, state: ClusterState, own: object, istiod?: ClusterState) => at(name, state, [service('shop/c'), deployment('shop/c'), ...subset({ version: 'v1', ...own })], istiod);
const entry = (id: string, spec: object) => object('ServiceEntry', id, { hosts: [HOST], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'STATIC', ...spec });
const listed = (...all: readonly object[]) => entry('shop/e', { endpoints: all.map(one => ({ address: '1.2.3.4', ...one })) });
const machine = (spec: object) => object('WorkloadEntry', 'shop/m', { address: '1.2.3.4', labels: { app: 'c' }, ...spec });
const selecting = entry('shop/e', { workloadSelector: { labels: { app: 'c' } } });

/** Labels of endpoints as Istio has them. */
const OF_ISTIO: readonly EndpointCase[] = [
  place('the cluster', 'unknown', { 'topology.istio.io/cluster': 'Kubernetes' }, 'ok'),
  place('another cluster', 'unknown', { 'topology.istio.io/cluster': 'east' }, 'no-endpoints'),
  place('a network', 'unknown', { 'topology.istio.io/network': 'one' }, 'no-endpoints'),
  place('a region', 'unknown', { 'topology.kubernetes.io/region': 'eu' }, 'no-endpoints'),
  place('a node', 'unknown', { 'kubernetes.io/hostname': 'one' }, 'no-endpoints'),
  place('a cluster and other labels', 'no-endpoints', { 'version': 'v2', 'topology.istio.io/cluster': 'Kubernetes' }),
  at('an endpoint with the labels', 'ok', [listed({ labels: { version: 'v1' } }), ...subset({ version: 'v1' })]),
  at('endpoints with other labels', 'no-endpoints', [listed({ labels: { version: 'v2' } }, {}), ...subset({ version: 'v1' })]),
  at('one endpoint of two', 'ok', [listed({ labels: { version: 'v2' } }, { labels: { version: 'v1' } }), ...subset({ version: 'v1' })]),
  at('an endpoint in the zone', 'ok', [listed({ locality: 'eu/eu-1/a' }), ...subset({ 'topology.kubernetes.io/zone': 'eu-1', 'topology.istio.io/subzone': 'a' })]),
  at('an endpoint in another region', 'no-endpoints', [listed({ locality: 'us/us-1' }), ...subset({ 'topology.kubernetes.io/region': 'eu' })]),
  at('an endpoint without a locality', 'no-endpoints', [listed({}), ...subset({ 'topology.kubernetes.io/region': 'eu' })]),
  at('an endpoint in the cluster', 'unknown', [listed({}), ...subset({ 'topology.istio.io/cluster': 'Kubernetes' })], 'ok'),
  at('a machine with the labels', 'ok', [selecting, machine({ labels: { app: 'c', version: 'v1' } }), ...subset({ version: 'v1' })]),
  at('a machine with other labels', 'no-endpoints', [selecting, machine({ labels: { app: 'c', version: 'v2' } }), ...subset({ version: 'v1' })]),
  at('a machine in the zone', 'ok', [selecting, machine({ locality: 'eu/eu-1' }), ...subset({ 'topology.kubernetes.io/zone': 'eu-1' })]),
  at('pods that a ServiceEntry selects', 'ok', [selecting, deployment('shop/c'), ...subset({ version: 'v1' })]),
  at('other pods than a ServiceEntry selects', 'no-endpoints', [selecting, deployment('shop/d'), ...subset({ version: 'v1' })]),
  at('a machine that a Service selects', 'ok', [service('shop/c'), machine({ labels: { app: 'c', version: 'v1' } }), ...subset({ version: 'v1' })]),
  at('a name that is looked up, in a subset of labels', 'no-cluster', [entry('shop/e', { resolution: 'DNS' }), ...subset({ version: 'v1' })]),
  at('an endpoint that is looked up, with the labels', 'ok', [entry('shop/e', { resolution: 'DNS', endpoints: [{ address: 'a.example.com', labels: { version: 'v1' } }] }), ...subset({ version: 'v1' })]),
  at('a headless Service', 'ok', [service('shop/c', { clusterIP: 'None' }), deployment('shop/c'), ...subset({ version: 'v9' })]),
];

/** What istiod is asked about, too. */
export const JUDGED: readonly EndpointCase[] = [...WRITTEN, ...KINDS, ...OF_ISTIO];
