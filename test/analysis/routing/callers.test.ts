import { deployment, object } from './meshes';
import { readText } from '../../../src/analysis/reader/read-text';
import { gatewayCaller, sidecarCallers } from '../../../src/analysis/routing/callers';

const manifests = (...objects: object[]) => readText(objects.map(one => JSON.stringify(one)).join('\n---\n'), '-');
const pods = deployment('edge/front', 'v1', { template: { metadata: { labels: { istio: 'front', app: 'front' } } } });

test('every pod has a sidecar', () => {
  expect(sidecarCallers(manifests(pods, object('Service', 'shop/a', {})))).toEqual([
    { kind: 'sidecar', namespace: 'edge', labels: { istio: 'front', app: 'front' } },
  ]);
});

test.each<[object | undefined, object | undefined]>([
  [{ istio: 'front' }, { kind: 'gateway', namespace: 'edge', labels: { istio: 'front', app: 'front' } }],
  [{ istio: 'ingressgateway' }, { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } }],
  [undefined, { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } }],
  [{ istio: 'other' }, undefined],
])('a Gateway for %j has the pods %j', (selector, expected) => {
  const all = manifests(object('Gateway', 'shop/main', { selector }), pods);
  expect(gatewayCaller(all.objects[0], all)).toEqual(expected);
});
