import { check } from '../../../src/analysis/checks/check';
import {
  another, atGateway, deployment, destinationRule, EDGE, gateway, HTTP, httpRoute, namespaceWith, podWith, PORT_80, REVIEWS, ROUTE, routeTo,
  serverWith, serviceEntry, serviceWith, together, VERSION_1, virtualService,
} from '../../../src/analysis/checks/rule/example';
import { manifestsOf } from '../support/manifests';

/** How often a code is found. */
const count = (code: string, ...documents: readonly string[]): number =>
  check(manifestsOf(together(...documents))).filter(one => one.code === code).length;

const PODS = deployment('app: reviews, version: v1');
const SCALED = (replicas: number) => PODS.replace('spec:\n', `spec:\n  replicas: ${replicas}\n`);
const OTHER_PODS = another(deployment('app: other'));
const JOB = 'apiVersion: batch/v1\nkind: Job\nmetadata: { name: job, namespace: shop }\nspec: { template: { metadata: { labels: { app: reviews, version: v1 } } } }\n';
const TWO_PORTS = serviceWith('{ name: http, port: 80 }, { name: tcp, port: 81 }');
const servedTo = (...hosts: readonly string[]) => serverWith(`${PORT_80}, hosts: [${hosts.map(host => `"${host}"`).join(', ')}]`);
const AT_EDGE = atGateway('hosts: [shop.example.com]');
const EJECTING = (more: string, subsets = '') => destinationRule(`{ host: reviews, trafficPolicy: { outlierDetection: { ${more} } }${subsets} }`);
const ejectingSubset = (name: string, policy: string) => `{ name: ${name}, labels: { version: ${name} }${policy} }`;
const onGateway = (name: string, selector: string) => gateway(`{ selector: { ${selector} }, servers: [{ ${PORT_80}, hosts: [a.com] }] }`).replace('name: edge', `name: ${name}`);
const CLAIM = (gateways: string) => virtualService(`{ hosts: [shop.example.com], gateways: [${gateways}], http: [{ match: [{ headers: { "@request.auth.claims.a": { exact: a } } }], ${ROUTE} }] }`);
const entry = (fields: string, metadata = '') => serviceEntry(`{ hosts: ["*.example.com"], ${fields} }`).replace('namespace: shop', `namespace: shop${metadata}`);
const lookedUp = (location: string, waypoint: string) =>
  entry(`ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DYNAMIC_DNS, location: ${location}`, `, labels: { istio.io/use-waypoint: ${waypoint} }`);
const twoProtocols = (protocol: string) => entry(`ports: [{ number: 80, name: a, protocol: ${protocol} }, { number: 81, name: b, protocol: ${protocol} }]`);
const inRules = (spec: string) => destinationRule(`{ host: reviews.shop.svc.cluster.local, subsets: [{ name: v1, labels: { version: v1 } }]${spec} }`);

test.each<[code: string, times: number, where: string, ...documents: string[]]>([
  ['MAN511', 0, 'no pods are written', REVIEWS, VERSION_1],
  ['MAN511', 1, 'other pods are written', REVIEWS, OTHER_PODS, VERSION_1],
  ['MAN511', 0, 'a Job alone has the labels', REVIEWS, OTHER_PODS, JOB, VERSION_1],
  ['MAN511', 0, 'one of two Deployments has the labels', REVIEWS, OTHER_PODS, PODS, VERSION_1],
  ['MAN511', 1, 'one label is on one Deployment and the other on another', REVIEWS, deployment('app: reviews'), another(deployment('version: v1')), destinationRule('{ host: reviews, subsets: [{ name: v1, labels: { app: reviews, version: v1 } }] }')],
  ['MAN615', 0, 'a Deployment has one pod', REVIEWS, SCALED(1), OTHER_PODS],
  ['MAN620', 1, 'a Deployment has no pods', REVIEWS, SCALED(0), OTHER_PODS],
  ['MAN615', 0, 'a Deployment has no template, and nothing else runs', REVIEWS, 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a, namespace: shop }\nspec: {}\n'],
  ['MAN615', 1, 'the pods of another namespace have the labels', REVIEWS, PODS.replace('namespace: shop', 'namespace: other'), OTHER_PODS],
  ['MAN616', 0, 'one of two Deployments has the port', serviceWith('{ name: http, port: 80, targetPort: web }'), PODS,
    another(deployment('app: reviews', 'containers: [{ name: app, image: a, ports: [{ name: web, containerPort: 1 }] }]'))],
  ['MAN603', 0, 'the other Service has no selector', namespaceWith('istio-injection: enabled'), PODS, REVIEWS,
    serviceWith('{ name: http, port: 9080, protocol: UDP }', 'admin').replace('selector: { app: admin }, ', '')],
  ['MAN507', 0, 'a server is for the namespace of the VirtualService', servedTo('shop/shop.example.com'), AT_EDGE],
  ['MAN507', 1, 'a server is for another namespace', servedTo('other/shop.example.com'), AT_EDGE],
  ['MAN507', 0, 'one of two hosts of a server is for every namespace', servedTo('other/shop.example.com', '*/shop.example.com'), AT_EDGE],
  ['MAN507', 0, 'a server is for the namespace of its Gateway', servedTo('./shop.example.com'), AT_EDGE],
  ['MAN507', 1, 'a server is for the namespace of its Gateway, which is another', servedTo('./shop.example.com').replace('namespace: shop', 'namespace: web'), AT_EDGE.replace('[edge]', '[web/edge]')],
  ['MAN507', 0, 'the Gateway is not there, which MAN506 says', AT_EDGE],
  ['MAN737', 0, 'the other host of the server is not within the wildcard', servedTo('*.a.com', 'b.com'), atGateway('hosts: ["*.a.com"]'), another(atGateway('hosts: [b.com]'))],
  ['MAN737', 1, 'the other host of the server is within the wildcard', servedTo('*.a.com', 'b.a.com'), atGateway('hosts: ["*.a.com"]'), another(atGateway('hosts: [b.a.com]'))],
  ['MAN702', 0, 'the VirtualService is at a gateway alone', TWO_PORTS, serviceWith('{ name: http, port: 90 }', 'other'), virtualService('{ hosts: [reviews], gateways: [edge], http: [{ route: [{ destination: { host: other } }] }] }')],
  ['MAN702', 1, 'the destination has another port alone', TWO_PORTS, serviceWith('{ name: http, port: 90 }', 'other'), routeTo('host: other')],
  ['MAN702', 0, 'the destination has two other ports', TWO_PORTS, serviceWith('{ name: http, port: 90 }, { name: web, port: 91 }', 'other'), routeTo('host: other')],
  ['MAN739', 1, 'a match asks for port 1', TWO_PORTS, httpRoute(`match: [{ port: 1 }], ${ROUTE}`)],
  ['MAN739', 0, 'a match asks for the second port of the host', TWO_PORTS, httpRoute(`match: [{ port: 81 }], ${ROUTE}`)],
  ['MAN739', 0, 'a match asks for another port at a gateway', TWO_PORTS, virtualService(`{ hosts: [reviews], gateways: [edge], http: [{ match: [{ port: 1 }], ${ROUTE} }] }`)],
  ['MAN738', 0, 'one of two ports of the host speaks TCP', TWO_PORTS, virtualService(`{ hosts: [reviews], tcp: [{ ${ROUTE} }] }`)],
  ['MAN738', 1, 'both ports of the host speak HTTP', serviceWith('{ name: http, port: 80 }, { name: grpc, port: 81 }'), virtualService(`{ hosts: [reviews], tcp: [{ ${ROUTE} }] }`)],
  ['MAN740', 1, 'one of two hosts is misspelt', REVIEWS, virtualService(`{ hosts: [reviews, review], http: [{ ${ROUTE} }] }`)],
  ['MAN740', 0, 'a host is unknown at a gateway', REVIEWS, virtualService(`{ hosts: [review], gateways: [edge], http: [{ ${ROUTE} }] }`)],
  ['MAN736', 1, 'one of ten per cent of one pod is ejected', REVIEWS, PODS, EJECTING('maxEjectionPercent: 10')],
  ['MAN736', 0, 'nothing runs', REVIEWS, EJECTING('maxEjectionPercent: 10')],
  ['MAN736', 0, 'a Service has no selector', REVIEWS.replace('selector: { app: reviews }, ', ''), PODS, EJECTING('maxEjectionPercent: 10')],
  ['MAN736', 0, 'a subset may lose all of its pods', REVIEWS, PODS, EJECTING('maxEjectionPercent: 10', `, subsets: [${ejectingSubset('v1', ', trafficPolicy: { outlierDetection: { maxEjectionPercent: 100 } }')}]`)],
  ['MAN736', 1, 'one of two subsets detects nothing', REVIEWS, PODS, another(deployment('app: reviews, version: v2')),
    destinationRule(`{ host: reviews, subsets: [${ejectingSubset('v1', ', trafficPolicy: { outlierDetection: {} }')}, ${ejectingSubset('v2', '')}] }`)],
  ['MAN703', 0, 'one of two rules with the subset is seen', inRules(', exportTo: ["."]').replace('namespace: shop', 'namespace: rules'), another(inRules('')), routeTo('host: reviews, subset: v1')],
  ['MAN704', 0, 'one of two rules is for some workloads', VERSION_1, another(destinationRule('{ host: reviews, workloadSelector: { matchLabels: { app: a } }, subsets: [{ name: v1, labels: { version: v1 } }] }'))],
  ['MAN712', 0, 'a Gateway is called mesh', EDGE.replace('name: edge', 'name: mesh'), virtualService(`{ hosts: [shop.example.com, www.example.com], gateways: [mesh], http: [{ ${ROUTE} }] }`)],
  ['MAN518', 0, 'a Gateway is called mesh', EDGE.replace('name: edge', 'name: mesh'), CLAIM('mesh')],
  ['MAN518', 1, 'one of two gateways is the mesh', EDGE, CLAIM('mesh, edge')],
  ['MAN516', 2, 'one selector is a part of the other', onGateway('a', 'istio: ingressgateway'), onGateway('b', 'app: istio-ingressgateway, istio: ingressgateway')],
  ['MAN516', 0, 'two selectors have no label in common', onGateway('a', 'istio: ingressgateway'), onGateway('b', 'app: istio-ingressgateway')],
  ['MAN509', 0, 'a wildcard and a host within it are seen by all, and a third is not', virtualService(`{ hosts: [c.com], exportTo: ["."], http: [{ ${ROUTE} }] }`),
    another(virtualService(`{ hosts: ["*.a.com"], http: [{ ${ROUTE} }] }`)), another(another(virtualService(`{ hosts: [b.a.com], http: [{ ${ROUTE} }] }`)))],
  ['MAN411', 0, 'a ServiceEntry has got an address', `${entry('ports: [{ number: 80, name: tcp, protocol: TCP }]')}status: { addresses: [{ value: 10.0.0.1 }] }\n`],
  ['MAN410', 1, 'a waypoint stands before a host inside the mesh', lookedUp('MESH_INTERNAL', 'edge')],
  ['MAN410', 0, 'no waypoint stands before a host inside the mesh', lookedUp('MESH_INTERNAL', 'None')],
  ['MAN410', 0, 'a waypoint stands before a host outside the mesh', lookedUp('MESH_EXTERNAL', 'edge')],
  ['MAN412', 2, 'two ports have two protocols each, which is said of either object once', twoProtocols('HTTP'), another(twoProtocols('TLS'))],
  ['MAN608', 0, 'the second container is the sidecar', namespaceWith('istio-injection: enabled'), podWith('{ name: app, image: a }, { name: istio-proxy, image: b }', 'status: { phase: Running }\n')],
  ['MAN601', 1, 'one of two ports does not state its protocol', serviceWith(`${HTTP}, { name: web, port: 80 }`)],
])('%s is found %i times where %s', (code, times, _, ...documents) => expect(count(code, ...documents)).toBe(times));

test('a host that is there twice in one VirtualService is said to be', () =>
  expect(check(manifestsOf(virtualService(`{ hosts: [a.com, a.com], http: [{ ${ROUTE} }] }`))).filter(({ code }) => code === 'MAN799').map(({ message }) => message))
    .toEqual(["'a.com' is there twice"]));
