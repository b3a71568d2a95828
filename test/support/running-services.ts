import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, MeshWorkload, PodLabels, ServiceSource } from 'cdk8s-istio';
import * as kplus28 from 'cdk8s-plus-28';
import * as kplus33 from 'cdk8s-plus-33';
import type { IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { parsed, type Manifest } from './manifests';

type Labels = Readonly<Record<string, string>>;

/** Who writes what runs: a manifest of some kind, or cdk8s-plus of some version. */
type Author = 'ApiObject' | '28' | '33';

/** A Service with pods behind it that run already, and how it is brought in. */
export interface RunningService {
  readonly author: Author;
  /** Of what makes the pods. cdk8s-plus has no more than the first three. */
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'ReplicaSet' | 'CloneSet' | 'Rollout';
  /** What the pods carry. */
  readonly podLabels: Labels;
  /** The keys of these by which the workload selects; cdk8s-plus adds its own address. */
  readonly selectorKeys: readonly string[];
  /** The keys by which the Service selects; without any it selects what the workload does. */
  readonly serviceKeys: readonly string[];
  readonly added: 'nothing' | 'kiali' | 'canonical';
  readonly beside: 'nobody' | 'a dark canary';
}

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'CloneSet', 'Rollout'] as const;
const KEYS = ['app', 'version', 'tier', 'app.kubernetes.io/name', 'app.kubernetes.io/version', 'track'];
const VALUES = ['legacy', 'v1', 'v2', 'web', 'stable'];

/** Random ones; the pods carry what their selector and the Service ask for, or nothing would answer before. */
export const runningServices: fc.Arbitrary<RunningService> = fc.record({
  author: fc.constantFrom<Author[]>('ApiObject', '28', '33'),
  kind: fc.constantFrom(...KINDS),
  podLabels: fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  chosen: fc.tuple(fc.subarray(KEYS), fc.subarray(KEYS)),
  added: fc.constantFrom<RunningService['added'][]>('nothing', 'kiali', 'canonical'),
  beside: fc.constantFrom<RunningService['beside'][]>('nobody', 'a dark canary'),
}).map(({ chosen: [selector, service], ...others }): RunningService => {
  const carried = Object.keys(others.podLabels);
  const selectorKeys = selector.filter(key => carried.includes(key));
  return {
    ...others,
    kind: others.author === 'ApiObject' ? others.kind : KINDS[KINDS.indexOf(others.kind) % 3],
    selectorKeys: selectorKeys.length > 0 ? selectorKeys : carried.slice(0, 1),
    serviceKeys: service.filter(key => carried.includes(key)),
  };
});

/** What the steps of a refusal change in what runs, and what they ask for then. */
export interface Mended {
  readonly labelled?: Labels;
  readonly selector?: Labels;
  readonly labels?: Labels;
}

/** What runs, before anything of the mesh is there. */
export function asItRuns(service: RunningService, mended: Mended = {}): Manifest[] {
  return synthesized(chart => running(chart, service, mended));
}

/** What is applied once it is brought in. Fails where that is refused. */
export function broughtIn(service: RunningService, mended: Mended = {}): Manifest[] {
  return synthesized(chart => meshed(chart, running(chart, service, mended), service, mended));
}

interface Running { readonly workload: IConstruct; readonly service: IConstruct }

function synthesized(build: (chart: Chart) => unknown): Manifest[] {
  const app = new App();
  build(new Chart(app, 'shop', { namespace: 'shop' }));
  return parsed(app.synthYaml());
}

function meshed(chart: Chart, { workload, service }: Running, { added, beside, podLabels }: RunningService, { labels }: Mended): void {
  const mesh = new MeshService(chart, 'Legacy', { name: 'legacy', source: ServiceSource.fromObject(service), ports: [MeshPort.http(80)], stable: 'v1' });
  mesh.addVersion('v1', MeshWorkload.fromObject(workload, { labels, podLabels: labelsOf(added) }), { label: podLabels.version });
  if (beside === 'a dark canary') {
    new CanaryRelease(chart, 'Release', { canary: mesh.addVersion('next', MeshWorkload.container({ image: 'legacy:2' })), stage: CanaryStage.dark() });
  }
}

function labelsOf(added: RunningService['added']): PodLabels | undefined {
  switch (added) {
    case 'nothing': return undefined;
    case 'kiali': return PodLabels.kiali();
    case 'canonical': return PodLabels.canonical();
  }
}

const picked = (labels: Labels, keys: readonly string[]): Labels => Object.fromEntries(keys.map(key => [key, labels[key]]));

function running(chart: Chart, service: RunningService, { labelled = {}, selector }: Mended): Running {
  const made = madeBy(chart, service);
  ApiObject.of(made.workload).addJsonPatch(...Object.entries(labelled)
    .map(([key, value]) => JsonPatch.add(`/spec/template/metadata/labels/${key.replaceAll('/', '~1')}`, value)));
  if (selector) ApiObject.of(made.service).addJsonPatch(JsonPatch.replace('/spec/selector', selector));
  return made;
}

function madeBy(chart: Chart, service: RunningService): Running {
  switch (service.author) {
    case 'ApiObject': return asManifests(chart, service);
    case '28': return asCdk8sPlus(chart, service, kplus28);
    case '33': return asCdk8sPlus(chart, service, kplus33);
  }
}

function asManifests(chart: Chart, { kind, podLabels, selectorKeys, serviceKeys }: RunningService): Running {
  const containers = [{ name: 'legacy', image: 'legacy:1', ports: [{ containerPort: 80 }] }];
  const workload = new ApiObject(chart, 'Workload', {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'legacy' },
    spec: { selector: { matchLabels: picked(podLabels, selectorKeys) }, template: { metadata: { labels: podLabels }, spec: { containers } } },
  });
  const selector = picked(podLabels, serviceKeys.length > 0 ? serviceKeys : selectorKeys);
  const service = new ApiObject(chart, 'Service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'legacy' }, spec: { selector, ports: [{ name: 'http', port: 80 }] } });
  return { workload, service };
}

/** What is used of cdk8s-plus here is the same in every version. */
function asCdk8sPlus(chart: Chart, { kind, podLabels, serviceKeys }: RunningService, kplus: typeof kplus28 | typeof kplus33): Running {
  const { Deployment, StatefulSet, DaemonSet, Service } = kplus as typeof kplus28;
  const props = { metadata: { name: 'legacy' }, podMetadata: { labels: { ...podLabels } }, containers: [{ image: 'legacy:1', portNumber: 80 }] };
  const service = new Service(chart, 'Service', { metadata: { name: 'legacy' }, ports: [{ name: 'http', port: 80 }] });
  const headless = () => new Service(chart, 'Headless', { metadata: { name: 'headless' }, clusterIP: 'None', ports: [{ port: 80 }] });
  const workload = kind === 'StatefulSet' ? new StatefulSet(chart, 'Workload', { ...props, service: headless() })
    : new { DaemonSet, Deployment }[kind === 'DaemonSet' ? kind : 'Deployment'](chart, 'Workload', props);
  const selector = serviceKeys.length > 0 ? picked(podLabels, serviceKeys) : workload.matchLabels;
  for (const [key, value] of Object.entries(selector)) service.selectLabel(key, value);
  return { workload, service };
}
