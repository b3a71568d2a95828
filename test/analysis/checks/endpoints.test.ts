import { check } from '../../../src/analysis/checks/check';
import type { JsonObject } from '../../../src/analysis/model/json';
import { meshOf } from '../../../src/analysis/routing/mesh';
import { deployment, destinationRule, object, request, service, to, virtualService } from '../routing/meshes';
import { GIVEN, JUDGED, OTHER_KINDS } from '../routing/services/endpoint-cases';
import { manifestsIn } from '../support/manifests';

const manifests = (objects: readonly object[]) => manifestsIn(objects as JsonObject[]);

/** What is said of the objects, but that ports and namespaces say too little. */
const told = (...objects: readonly object[]) => check(manifests(objects)).filter(({ code }) => !['MAN601', 'MAN606'].includes(code))
  .map(({ code, object: { kind, name }, path, message }) => `${code} ${kind} ${name}, ${path.join('.')}: ${message}`);
const codes = (...objects: readonly object[]) => told(...objects).map(line => line.split(' ', 1)[0]);

/** Codes that say of a host that nobody answers there. */
const LOST = new Set(['MAN511', 'MAN615', 'MAN620', 'MAN621', 'MAN622', 'MAN743', 'MAN746', 'MAN748']);

/** Pods that have nothing to do with a case, so that pods are known in the namespace. */
const OTHER = deployment('shop/other');

describe('check and simulator agree', () => {
  test.each([...JUDGED, ...OTHER_KINDS, ...GIVEN].map(one => [one.name, one] as const))('about %s', (_, { objects, host }) => {
    const all = [...objects, OTHER];
    const [{ state }] = meshOf(manifests(all)).route(request(host)).destinations;
    const isLost = codes(...all).some(code => LOST.has(code));
    if (state === 'ok' || state === 'unknown') expect(isLost).toBe(false);
    else expect(codes(...all).some(code => LOST.has(code)) || isEmptyEntry(objects)).toBe(true);
  });
});

/** A ServiceEntry that selects nobody may have its machines elsewhere. */
const isEmptyEntry = (objects: readonly object[]) => objects.some(one => JSON.stringify(one).includes('workloadSelector'));

describe('a Service whose workload has no replicas', () => {
  const idle = (kind: string, spec: object) => ({ ...object(kind, 'shop/c', { template: { metadata: { labels: { app: 'c' } } }, ...spec }), apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1' });

  test.each([
    ['Deployment', { replicas: 0 }, 'replicas: 0'], ['StatefulSet', { replicas: 0 }, 'replicas: 0'], ['Job', { suspend: true }, 'suspend: true'], ['Job', { parallelism: 0 }, 'parallelism: 0'],
  ])('is told so: %s with %j', (kind, spec, field) => {
    expect(told(service('shop/c'), idle(kind, spec))).toEqual([`MAN620 Service c, spec.selector: no pod of 'shop' has app=c, as ${kind} 'shop/c' has ${field}`]);
  });

  test('is not told so where others have its labels, or a machine has', () => {
    expect(codes(service('shop/c'), idle('Deployment', { replicas: 0 }), deployment('shop/c'))).toEqual([]);
    expect(codes(service('shop/c'), idle('Deployment', { replicas: 0 }), object('WorkloadEntry', 'shop/m', { address: '1.2.3.4', labels: { app: 'c' } }))).toEqual([]);
  });
});

describe('endpoints that are written', () => {
  const open = service('shop/c', { selector: undefined, ports: [{ name: 'http', port: 80 }, { name: 'tcp', port: 81 }] });
  const slice = (more: object) => ({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'c-1', namespace: 'shop', labels: { 'kubernetes.io/service-name': 'c' } },
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.9.8.7'] }],
    ports: [{ name: 'http', port: 8080 }],
    ...more,
  });

  test.each<[string, object, string[]]>([
    ['leave out a port', {}, ["MAN622 Service c, spec.ports.1: no EndpointSlice of 'shop/c' has a port 'tcp', but 'http'"]],
    ['have all ports', { ports: [{ name: 'http', port: 8080 }, { name: 'tcp', port: 8081 }] }, []],
    ['are names', { addressType: 'FQDN' }, ['MAN621 EndpointSlice c-1, addressType: an EndpointSlice of names, with addressType: FQDN, is not read by Istio']],
    ['are not there', { endpoints: undefined, ports: undefined }, ["MAN622 Service c, spec.ports.0: no EndpointSlice of 'shop/c' has a port 'http'", "MAN622 Service c, spec.ports.1: no EndpointSlice of 'shop/c' has a port 'tcp'"]],
    ['are nonsense', { addressType: 4, endpoints: 'x', ports: { a: 1 } }, ["MAN622 Service c, spec.ports.0: no EndpointSlice of 'shop/c' has a port 'http'", "MAN622 Service c, spec.ports.1: no EndpointSlice of 'shop/c' has a port 'tcp'"]],
    ['have nonsense in lists', { endpoints: [null, 4, { addresses: 'x' }], ports: [null, 'x', { name: 4 }] }, ["MAN622 Service c, spec.ports.0: no EndpointSlice of 'shop/c' has a port 'http', but (empty)", "MAN622 Service c, spec.ports.1: no EndpointSlice of 'shop/c' has a port 'tcp', but (empty)"]],
  ])('%s', (_, more, expected) => expect(told(open, slice(more), OTHER)).toEqual(expected));

  test('are not looked for where a Service selects pods, or where none are written', () => {
    expect(codes(service('shop/c'), deployment('shop/c'), slice({ ports: [{ name: 'x', port: 1 }] }))).toEqual([]);
    expect(codes(open, OTHER)).toEqual([]);
  });
});

describe('a headless Service', () => {
  const headless = service('shop/c', { clusterIP: 'None' });
  const rule = (trafficPolicy?: object, labels: object = { version: 'v1' }) => destinationRule('shop/c', { host: 'c', ...trafficPolicy && { trafficPolicy }, subsets: [{ name: 'v1', labels }] });
  const vs = (spec: object) => virtualService('shop/c', { hosts: ['c'], ...spec });
  const chosen = (host: string) => `'${host}' is headless, so the client has chosen the pod by the address that it has looked up`;
  const PODS = [headless, deployment('shop/c')];

  test.each<[string, object[], string[]]>([
    ['a subset', [rule(), vs({ http: [{ route: [to('c', 'v1')] }] })], [`MAN747 VirtualService c, spec.http.0.route.0.destination.subset: ${chosen('c')}, and the subset 'v1' chooses no other`]],
    ['a load balancer', [rule({ loadBalancer: { simple: 'RANDOM' } })], [`MAN747 DestinationRule c, spec.trafficPolicy.loadBalancer: ${chosen('c')}, and a load balancer chooses no other`]],
    ['a share', [deployment('shop/d'), service('shop/d'), vs({ http: [{ route: [to('c', undefined, { weight: 50 }), to('d', undefined, { weight: 50 })] }] })],
      [`MAN747 VirtualService c, spec.http.0.route.0.destination.host: ${chosen('c')}, and a share changes nothing`]],
    ['requests for another host', [deployment('shop/d'), service('shop/d'), virtualService('shop/d', { hosts: ['d'], http: [{ route: [to('c')] }] })],
      [`MAN747 VirtualService d, spec.http.0.route.0.destination.host: ${chosen('c')}, and that is one of 'd.shop.svc.cluster.local'`]],
    ['a mirror', [vs({ http: [{ route: [to('c')], mirror: { host: 'c' } }] })], [`MAN747 VirtualService c, spec.http.0.mirror.host: ${chosen('c')}, and copies go there as well`]],
    ['a timeout', [vs({ http: [{ route: [to('c')], timeout: '3s' }] })], []],
    ['a load balancer that passes on', [rule({ loadBalancer: { simple: 'PASSTHROUGH' } })], []],
    ['limits', [rule({ connectionPool: { tcp: { maxConnections: 5 } } })], []],
    ['a subset at a gateway', [rule({ loadBalancer: { simple: 'RANDOM' } }), vs({ hosts: ['a.com'], gateways: ['edge'], http: [{ route: [to('c', 'v1')] }] })], []],
  ])('with %s', (_, objects, expected) => expect(told(...PODS, ...objects).filter(line => line.startsWith('MAN747'))).toEqual(expected));
});

describe('a retired version', () => {
  test.each([
    ['extensions/v1beta1', 'Deployment', 'apps/v1'], ['apps/v1beta2', 'StatefulSet', 'apps/v1'], ['batch/v1beta1', 'CronJob', 'batch/v1'], ['discovery.k8s.io/v1beta1', 'EndpointSlice', 'discovery.k8s.io/v1'],
  ])('%s of %s is told with %s', (apiVersion, kind, now) => {
    const old = { ...object(kind, 'shop/c', { template: { metadata: { labels: { app: 'c' } } } }), apiVersion };
    expect(told(old)).toContainEqual(`MAN623 ${kind} c, apiVersion: ${apiVersion} is retired for ${kind}, and no cluster takes it any more: ${now} replaces it`);
  });

  test.each([['apps/v1', 'Deployment'], ['example.com/v1beta1', 'Deployment'], ['extensions/v1beta1', 'Fleet']])('%s of %s is not', (apiVersion, kind) => {
    expect(codes({ ...object(kind, 'shop/c', {}), apiVersion })).not.toContain('MAN623');
  });

  test('makes pods all the same', () => {
    expect(codes(service('shop/c'), { ...deployment('shop/c'), apiVersion: 'extensions/v1beta1' }, OTHER)).toEqual(['MAN623']);
  });
});

describe('a group that Istio has given up', () => {
  test.each([
    ['authentication.istio.io/v1alpha1', 'Policy', 'a PeerAuthentication or a RequestAuthentication of security.istio.io'], ['rbac.istio.io/v1alpha1', 'ServiceRole', 'an AuthorizationPolicy of security.istio.io'],
    ['config.istio.io/v1alpha2', 'RouteRule', 'a VirtualService'], ['config.istio.io/v1alpha2', 'constructor', 'a Telemetry of telemetry.istio.io, a WasmPlugin of extensions.istio.io or an EnvoyFilter'],
  ])('%s is told with what stands in for %s', (apiVersion, kind, instead) => {
    expect(told({ ...object(kind, 'shop/c', {}), apiVersion })).toEqual([`MAN018 ${kind} c, kind: the group ${apiVersion.split('/')[0]} is gone from Istio: what stands in for '${kind}' is ${instead}`]);
  });

  test('is not that of istioctl', () => expect(codes({ ...object('IstioOperator', 'shop/c', {}), apiVersion: 'install.istio.io/v1alpha1' })).toEqual([]));
});

describe('a subset of a ServiceEntry', () => {
  const entry = (spec: object) => object('ServiceEntry', 'shop/e', { hosts: ['api.example.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], ...spec });
  const rule = destinationRule('shop/e', { host: 'api.example.com', subsets: [{ name: 'one', labels: { cluster: 'one' } }] });
  const NOBODY = ["MAN748 DestinationRule e, spec.subsets.0.labels: no endpoint has cluster=one of the subset 'one'"];

  test.each<[object, string[]]>([
    [{ resolution: 'DNS', endpoints: [{ address: 'a.example.com', labels: { cluster: 'one' } }] }, []],
    [{ resolution: 'DNS', endpoints: [{ address: 'a.example.com', labels: { cluster: 'two' } }] }, NOBODY],
    [{ resolution: 'DNS', endpoints: [{ address: 'a.example.com' }] }, NOBODY],
    [{ resolution: 'DNS' }, NOBODY],
    [{ resolution: 'NONE' }, []],
  ])('%j', (spec, expected) => expect(told(entry(spec), rule)).toEqual(expected));
});

describe('a destination within a wildcard', () => {
  const entry = (resolution: string, ...hosts: string[]) => object('ServiceEntry', 'shop/e', { hosts, resolution, ports: [{ number: 80, name: 'http', protocol: 'HTTP' }] });
  const leads = (host: string, more: object = {}) => virtualService('shop/x', { hosts: ['other'], http: [{ route: [to(host, undefined, { destination: { host, port: { number: 80 } } })] }], ...more });
  const SAID = ["MAN749 VirtualService x, spec.http.0.route.0.destination.host: only the wildcard '*.example.com' is known, which makes no cluster for 'a.example.com'"];

  test.each(['NONE', 'STATIC', 'DYNAMIC_DNS'])('of a ServiceEntry with %s is told once, whoever calls', resolution => {
    expect(told(service('shop/other'), OTHER, entry(resolution, '*.example.com'), leads('a.example.com'))).toEqual(SAID);
    const atGateway = leads('a.example.com', { hosts: ['b.com'], gateways: ['edge'] });
    expect(told(service('shop/other'), OTHER, entry(resolution, '*.example.com'), atGateway).filter(line => line.startsWith('MAN749'))).toEqual(SAID);
  });

  test('is not told where it has a name of its own, or is the wildcard', () => {
    expect(codes(service('shop/other'), OTHER, entry('NONE', '*.example.com', 'a.example.com'), leads('a.example.com'))).toEqual([]);
    expect(codes(service('shop/other'), OTHER, entry('NONE', '*.example.com'), leads('*.example.com'))).toEqual([]);
  });
});
