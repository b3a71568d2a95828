import { check } from '../../../src/analysis/checks/check';
import {
  another, deployment, destinationRule, EDGE, gateway, HTTP, httpRoute, PORT_80, REVIEWS, ROUTE, routeTo, serviceEntry,
  serviceWith, subsetV1, together, VERSION_1, virtualService,
} from '../../../src/analysis/checks/rule/example';
import { levelOf } from '../../../src/report/report';
import { manifestsOf } from '../support/manifests';

const levels = (code: string, documents: readonly string[]): string[] =>
  check(manifestsOf(together(...documents))).filter(finding => finding.code === code).map(finding => levelOf(finding));
const inWeb = (text: string): string => text.replace('namespace: shop', 'namespace: web');

const RATINGS = serviceWith(HTTP, 'ratings');
const ENTRY = serviceEntry('{ hosts: [bank.example.com], ports: [{ number: 443, name: tls, protocol: TLS }] }');
const AT_EDGE = (name: string): string => virtualService(`{ hosts: [shop.example.com], gateways: [${name}], http: [{ ${ROUTE} }] }`);
const OF_PODS = (labels: string): string => gateway(`{ selector: { ${labels} }, servers: [{ ${PORT_80}, hosts: [shop.example.com] }] }`);
const PROXY = (labels: string): string => deployment(labels, 'containers: [{ name: istio-proxy, image: auto }]');

type Row = [where: string, levels: string[], ...documents: string[]];

describe('a service is surely missing where Services of its namespace are written', () => {
  test.each<Row>([
    ['beside nothing', [], httpRoute(ROUTE)],
    ['beside a Service of its namespace', ['error'], httpRoute(ROUTE), RATINGS],
    ['beside a Service of another namespace', [], httpRoute(ROUTE), inWeb(RATINGS)],
    ['beside a ServiceEntry of another namespace', [], httpRoute(ROUTE), inWeb(ENTRY)],
    ['beside a ServiceEntry of its namespace, which is no Service', [], httpRoute(ROUTE), ENTRY],
    ['beside a Service of its name in another namespace', ['warning'], httpRoute(ROUTE), inWeb(REVIEWS)],
    ['beside a Service of its name without a namespace', [], httpRoute(ROUTE), REVIEWS.replace(', namespace: shop', '')],
    ['of another namespace by its full name', [], routeTo('host: reviews.web.svc.cluster.local'), RATINGS],
    ['of another namespace by its full name, beside a Service there', ['error'], routeTo('host: reviews.web.svc.cluster.local'), inWeb(RATINGS)],
    ['of another namespace by half of its name, beside a Service there', ['error'], routeTo('host: reviews.web'), inWeb(RATINGS)],
    ['by an external name, beside a ServiceEntry of another namespace', [], routeTo('host: api.example.com'), inWeb(ENTRY)],
    ['by an external name, beside a ServiceEntry of its namespace', ['error'], routeTo('host: api.example.com'), ENTRY],
    ['of a gateway that is usually installed', [], routeTo('host: istio-egressgateway.istio-system.svc.cluster.local'), RATINGS.replace('namespace: shop', 'namespace: istio-system')],
  ])('%s: %p', (_, expected, ...documents) => expect(levels('MAN501', documents)).toEqual(expected));

  test.each<Row>([
    ['beside a Service of its namespace', ['warning'], destinationRule('{ host: reviews }'), RATINGS],
    ['beside a Service of another namespace', [], destinationRule('{ host: reviews }'), inWeb(RATINGS)],
    ['beside a Service of its name in another namespace', ['warning'], destinationRule('{ host: reviews }'), inWeb(REVIEWS)],
  ])('for a DestinationRule %s: %p', (_, expected, ...documents) => expect(levels('MAN510', documents)).toEqual(expected));

  test('for the host of a VirtualService whose destination is in another namespace', () => {
    const toWeb = virtualService('{ hosts: [front], http: [{ route: [{ destination: { host: reviews.web.svc.cluster.local } }] }] }');
    expect([levels('MAN740', [toWeb, inWeb(REVIEWS)]), levels('MAN740', [toWeb, inWeb(REVIEWS), RATINGS])]).toEqual([[], ['warning']]);
  });
});

test.each<Row>([
  ['beside pods of its namespace', ['error'], REVIEWS, VERSION_1, deployment('app: reviews')],
  ['beside pods of another namespace', [], REVIEWS, VERSION_1, inWeb(deployment('app: reviews'))],
])('a subset surely has no pods %s: %p', (_, expected, ...documents) => expect(levels('MAN511', documents)).toEqual(expected));

test.each<Row>([
  ['beside nothing', ['warning'], routeTo('host: reviews, subset: v1')],
  ['beside the Service', ['error'], routeTo('host: reviews, subset: v1'), REVIEWS],
  ['beside a DestinationRule with another subset', ['error'], routeTo('host: reviews, subset: v2'), subsetV1('')],
  ['beside a DestinationRule of another host in the namespace', ['error'], routeTo('host: reviews, subset: v1'), destinationRule('{ host: ratings }')],
  ['beside a DestinationRule of another namespace', ['warning'], routeTo('host: reviews, subset: v1'), inWeb(destinationRule('{ host: ratings }'))],
])('a subset is surely not defined %s: %p', (_, expected, ...documents) => expect(levels('MAN504', documents)).toEqual(expected));

test.each<Row>([
  ['beside nothing', ['warning'], AT_EDGE('edge')],
  ['beside a Gateway of another namespace', ['warning'], AT_EDGE('edge'), inWeb(another(EDGE))],
  ['beside another Gateway of its namespace', ['error'], AT_EDGE('edge'), another(EDGE)],
  ['of another namespace, beside a Gateway there', ['error'], AT_EDGE('web/edge'), inWeb(another(EDGE))],
])('a Gateway is surely missing %s: %p', (_, expected, ...documents) => expect(levels('MAN506', documents)).toEqual(expected));

describe('the pods of a Gateway are surely missing where pods of gateways are written', () => {
  test.each([
    'istio: ingressgateway', 'istio: egressgateway', 'istio: eastwestgateway', 'istio: ingress', 'app: istio-eastwestgateway', 'app: istio-ingress, istio: ingress', 'app: ingress, istio: ingress',
    'istio: eastwestgateway, topology.istio.io/network: one',
  ])('and never for %s, which is usually installed', labels =>
    expect(levels('MAN512', [OF_PODS(labels), deployment('app: web')])).toEqual([]));

  test.each([
    ['istio: egress-door'], ['app: gateway'], ['app: web-ingress, istio: ingress'], ['istio: egressgateway, team: a'],
  ])('and maybe for %s', labels => expect(levels('MAN512', [OF_PODS(labels), deployment('app: web')])).toEqual(['warning']));

  test.each([
    ['a proxy alone', PROXY('app: door')],
    ['a template of gateways', deployment('app: door', undefined, 'inject.istio.io/templates: gateway')],
    ['the label of a gateway', deployment('istio: ingressgateway')],
    ['pods that another Gateway selects', together(deployment('app: door'), another(OF_PODS('app: door')))],
  ])('beside %s', (_, pods) => expect(levels('MAN512', [OF_PODS('istio: egressgateway'), pods])).toEqual(['error']));
});
