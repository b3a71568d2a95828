import * as fc from 'fast-check';
import type { RandomMesh } from '../../conformance/support/random-mesh';
import { maybe, rarely, written } from '../../conformance/support/random-names';
import { requestsTo } from '../../conformance/support/random-requests';

const namespaces = fc.constantFrom('shop', 'web');
const hosts = fc.constantFrom('a', 'b').chain(name => namespaces.map(namespace => `${name}.${namespace}.svc.cluster.local`));
const versions = fc.constantFrom('v1', 'v2');
const exportTo = fc.constantFrom(undefined, undefined, ['.'], ['*'], ['web'], ['shop', 'istio-system']);

const object = (kind: string, { name, namespace, ...spec }: { readonly name: string; readonly namespace: string }, apiVersion = 'networking.istio.io/v1') =>
  written({ apiVersion, kind, metadata: { name, namespace }, spec });

const services = fc.record({
  name: fc.constantFrom('a', 'b'), namespace: namespaces, version: rarely(versions, 2), exports: rarely(fc.constantFrom('.', 'web'), 6), ports: fc.constantFrom([80], [80], [80, 9080]),
}).map(({ name, namespace, version, exports, ports }) => written({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace, annotations: { 'networking.istio.io/exportTo': exports } },
  spec: { selector: { app: name, version }, ports: ports.map(port => ({ name: `http-${port}`, port })) },
}));

const deployments = fc.record({ app: fc.constantFrom('a', 'b'), namespace: namespaces, version: versions }).map(({ app, namespace, version }) =>
  object('Deployment', { name: `${app}-${version}`, namespace, ...{ template: { metadata: { labels: { app, version } }, spec: { containers: [{ name: 'main' }] } } } }, 'apps/v1'));

const rules = fc.record({
  name: fc.constantFrom('one', 'two', 'three'),
  namespace: fc.constantFrom('shop', 'web', 'istio-system'),
  host: fc.oneof({ weight: 8, arbitrary: hosts }, { weight: 1, arbitrary: fc.constant('*.shop.svc.cluster.local') }),
  exportTo,
  workloadSelector: rarely(fc.constant({ matchLabels: { app: 'a' } }), 6),
  subsets: fc.uniqueArray(versions, { maxLength: 2 }).map(all => all.map(version => ({ name: version, labels: { version } }))),
}).map(one => object('DestinationRule', { ...one, exportTo: one.workloadSelector === undefined ? one.exportTo : undefined } as typeof one));

const texts = (...values: string[]) => fc.oneof(
  fc.constantFrom(...values).map(exact => ({ exact })), fc.constantFrom(...values).map(prefix => ({ prefix })), fc.constant({ regex: '.*a.*' }),
);
const matches = fc.record({
  uri: maybe(texts('/', '/a', '/a/b')),
  headers: rarely(texts('x', 'y').map(test => ({ 'x-user': test }))),
  withoutHeaders: rarely(texts('x', 'y').map(test => ({ 'x-user': test }))),
  method: rarely(fc.constantFrom({ exact: 'GET' }, { exact: 'POST' })),
  queryParams: rarely(texts('x').map(test => ({ q: test }))),
  port: rarely(fc.constantFrom(80, 9080)),
  sourceLabels: rarely(fc.constantFrom({ app: 'a' }, { version: 'v2' })),
  sourceNamespace: rarely(namespaces, 8),
});
const targets = fc.record({ host: hosts, subset: maybe(versions), port: rarely(fc.constantFrom({ number: 80 }, { number: 9080 })) })
  .map(destination => ({ destination }));
const weighted = fc.oneof(fc.tuple(targets), fc.tuple(targets, targets).map(both => both.map((one, at) => ({ ...one, weight: at === 0 ? 90 : 10 }))));
const routes = fc.record({
  match: rarely(fc.array(matches, { minLength: 1, maxLength: 2 }), 1),
  route: weighted,
  mirror: rarely(targets.map(({ destination }) => destination), 6),
});
const virtualServices = fc.record({
  name: fc.constantFrom('one', 'two', 'three', 'four'),
  namespace: namespaces,
  hosts: fc.oneof(hosts.map(host => [host]), fc.constant(['shop.example.com']), fc.constant(['*.web.svc.cluster.local'])),
  gateways: rarely(fc.constantFrom(['istio-system/door'], ['mesh', 'istio-system/door']), 2),
  exportTo,
  http: fc.array(routes, { minLength: 1, maxLength: 4 }),
}).map(one => object('VirtualService', one));

const gateway = object('Gateway', {
  name: 'door',
  namespace: 'istio-system',
  ...{ selector: { istio: 'ingressgateway' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }] },
});

/** Meshes in which each destination is known to somebody: what differs is who sees it. */
export const tidyMeshes: fc.Arbitrary<RandomMesh> = fc.record({
  services: fc.array(services, { minLength: 2, maxLength: 5 }),
  deployments: fc.array(deployments, { minLength: 2, maxLength: 6 }),
  rules: fc.array(rules, { maxLength: 5 }),
  virtualServices: fc.array(virtualServices, { minLength: 1, maxLength: 4 }),
}).map(kinds => [...Object.values(kinds).flat(), gateway])
  .chain(objects => fc.record({ objects: fc.constant(objects), requests: fc.array(requestsTo(objects), { minLength: 40, maxLength: 40 }) }));
