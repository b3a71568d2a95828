import * as fc from 'fast-check';
import { objectOf, type Quality } from './manifests-random';
import type { Json, JsonObject } from '../../../src/analysis/model/json';

const NAMESPACES = ['default', 'shop'];
const LABELS: readonly JsonObject[] = [{ app: 'reviews' }, { app: 'reviews', version: 'v1' }, { app: 'reviews', version: 'v2' }, { app: 'ratings', version: 'v1' }, { istio: 'ingressgateway', app: 'edge' }];

const ANNOTATIONS: readonly (readonly [string, string])[] = [
  ['sidecar.istio.io/inject', 'true'], ['sidecar.istio.io/inject', 'false'], ['sidecar.istio.io/hurz', 'x'], ['networking.istio.io/exportTo', '.'],
  ['networking.istio.io/exportTo', 'shop, default'], ['traffic.sidecar.istio.io/excludeOutboundPorts', '80, 81'], ['traffic.sidecar.istio.io/excludeOutboundPorts', 'x'],
  ['traffic.sidecar.istio.io/includeOutboundIPRanges', '*'], ['traffic.sidecar.istio.io/includeOutboundIPRanges', '10.0.0.0'], ['sidecar.istio.io/proxyCPU', '100m'],
  ['sidecar.istio.io/proxyCPU', '1 m'], ['kubernetes.io/ingress.class', 'istio'], ['example.com/a', 'x'], ['istio.io/rev', 'x'], ['topology.istio.io/controlPlaneClusters', 'x'],
  ['sidecar.istio.io/interceptionMode', 'X'], ['prometheus.istio.io/merge-metrics', 'yes'], ['sidecar.istio.io/statsInclusionPrefixes', 'x'], ['status.sidecar.istio.io/port', '65536'],
  ['readiness.status.sidecar.istio.io/periodSeconds', '-1'], ['traffic.sidecar.istio.io/excludeInterfaces', 'eth0,'],
];

const annotations = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...ANNOTATIONS), { maxLength: 2 }).map(entries => Object.fromEntries(entries)) },
) as fc.Arbitrary<JsonObject>;

const podLabels = fc.tuple(fc.constantFrom(...LABELS), fc.constantFrom<JsonObject>({}, {}, {}, { 'sidecar.istio.io/inject': 'false' }, { 'sidecar.istio.io/inject': 'true' }))
  .map(([own, wish]): JsonObject => ({ ...own, ...wish }));

const containers = fc.array(fc.record({
  name: fc.constantFrom('app', 'app', 'app', 'istio-proxy'),
  image: fc.constantFrom('app:1', 'app:1', 'auto'),
  securityContext: fc.constantFrom<JsonObject>({}, {}, {}, { runAsUser: 1337 }, { runAsUser: 1000 }),
}), { minLength: 1, maxLength: 2 }).map(all => all.filter((one, index) => all.findIndex(({ name }) => name === one.name) === index));

const podSpec = fc.record({
  containers,
  hostNetwork: fc.constantFrom(false, false, false, true),
  securityContext: fc.constantFrom<JsonObject>({}, {}, {}, { runAsUser: 1337 }),
});

function metadata(names: readonly string[]): fc.Arbitrary<JsonObject> {
  return fc.record({
    name: fc.constantFrom(...names), namespace: fc.constantFrom(...NAMESPACES), annotations, labels: fc.constantFrom<JsonObject>({}, {}, {}, {}, { istio: 'x' }, { release: 'istio' }),
  });
}

const port = fc.record({
  port: fc.constantFrom(80, 81, 9080, 3306),
  name: fc.constantFrom('http', 'http-a', 'tcp', 'web', 'grpc-web-x', 'https', 'foo-http', 'GRPC'),
  protocol: fc.constantFrom('TCP', 'TCP', 'TCP', 'UDP'),
  targetPort: fc.constantFrom<Json>(8080, 8080, 80, 'web', 8443),
  appProtocol: fc.constantFrom('http', 'kubernetes.io/h2c', 'kubernetes.io/wss', 'x'),
}, { requiredKeys: ['port', 'name'] });

const service = fc.record({
  metadata: metadata(['reviews', 'ratings', 'edge']),
  type: fc.constantFrom('ClusterIP', 'ClusterIP', 'ClusterIP', 'ExternalName'),
  selector: fc.constantFrom<JsonObject>({ app: 'reviews' }, { app: 'ratings' }, { app: 'edge' }, { app: 'reviews', version: 'v1' }, {}),
  ports: fc.array(port, { minLength: 1, maxLength: 3 }),
}).map(({ metadata: own, type, ...spec }): JsonObject => ({
  apiVersion: 'v1', kind: 'Service', metadata: own, spec: { ...spec, ...type === 'ExternalName' ? { type, externalName: 'x.com' } : {} } as JsonObject,
}));

const template = fc.record({ metadata: fc.record({ labels: podLabels, annotations }), spec: podSpec });

const deployment = fc.record({ metadata: metadata(['one', 'two', 'three']), template, replicas: fc.constantFrom(1, 1, 1, 0, 2), kind: fc.constantFrom('Deployment', 'Deployment', 'StatefulSet') })
  // Pods are called after what keeps them running, so no two kinds share a name.
  .map(({ metadata: own, kind, ...spec }): JsonObject => ({ apiVersion: 'apps/v1', kind, metadata: { ...own, name: `${String(own.name)}${kind === 'Deployment' ? '' : '-state'}` }, spec: { selector: { matchLabels: spec.template.metadata.labels }, ...spec } as unknown as JsonObject }));

const pod = fc.record({ metadata: fc.tuple(metadata(['four', 'five']), podLabels).map(([own, labels]): JsonObject => ({ ...own, labels })), spec: podSpec })
  .map(({ metadata: own, spec }): JsonObject => ({ apiVersion: 'v1', kind: 'Pod', metadata: own, spec: spec as unknown as JsonObject }));

const namespace = fc.record({
  name: fc.constantFrom('default', 'shop', 'istio-system', 'other'),
  labels: fc.dictionary(fc.constantFrom('istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode', 'a'), fc.constantFrom('enabled', 'enabled', 'disabled', 'ambient', ''), { maxKeys: 2 }),
  annotations,
}).map((own): JsonObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { ...own, labels: { ...own.labels } } }));

const secret = fc.record({ name: fc.constantFrom('cert', 'other'), namespace: fc.constantFrom('istio-system', 'default') })
  .map((own): JsonObject => ({ apiVersion: 'v1', kind: 'Secret', metadata: own, data: { 'tls.crt': 'YQ==', 'tls.key': 'YQ==' } }));

const authentication = fc.constantFrom('istio-system', 'shop').map((own): JsonObject => ({
  apiVersion: 'security.istio.io/v1', kind: 'RequestAuthentication', metadata: { name: 'a', namespace: own }, spec: { jwtRules: [{ issuer: 'a', jwksUri: 'https://example.com' }] },
}));

/** How many there are of what. */
function some(one: fc.Arbitrary<JsonObject>, minLength: number, maxLength: number): fc.Arbitrary<JsonObject[]> {
  return fc.array(one, { minLength, maxLength });
}

/** A set of manifests as somebody might have written it, for several namespaces. */
export function manifestSets(quality: Quality): fc.Arbitrary<JsonObject[]> {
  const istio = (kind: string): fc.Arbitrary<JsonObject> => objectOf(kind, quality === 'broken' ? 'odd' : quality);
  const broken = fc.constantFrom('VirtualService', 'DestinationRule', 'Gateway', 'ServiceEntry').chain(kind => objectOf(kind, 'broken'));
  return fc.tuple(
    some(service, 1, 4), some(deployment, 1, 3), some(pod, 0, 1), some(namespace, 0, 1), some(secret, 0, 1), some(authentication, 0, 1),
    some(istio('VirtualService'), 0, 3), some(istio('DestinationRule'), 0, 2), some(istio('Gateway'), 0, 2), some(istio('ServiceEntry'), 0, 2),
    some(broken, quality === 'broken' ? 1 : 0, quality === 'broken' ? 2 : 0),
  ).map(all => all.flat());
}
