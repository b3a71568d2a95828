import { POLICY_EXAMPLES } from './policies';
import type { IGNORED } from '../catalogue/ignored';
import { deployment, destinationRule, either, gateway, HTTP, httpMatch, httpRoute, policy, ROUTE, server, service, together, virtualService, type Example } from '../rule/example';

const REVIEWS = service(HTTP);
const ON_80 = 'port: { number: 80, name: http, protocol: HTTP }';
const EDGE = server(`${ON_80}, hosts: [shop.example.com]`);
const subset = (exportTo: string): string => destinationRule(`{ host: reviews, subsets: [{ name: v1, labels: { version: v1 } }]${exportTo} }`);
const route = (...destinations: readonly string[]): string => httpRoute(`route: [${destinations.map(one => `{ ${one} }`).join(', ')}]`);
const atGateway = (fields: string, routes = `http: [{ ${ROUTE} }]`): string => virtualService(`{ gateways: [edge], ${fields}, ${routes} }`);
const ordered = (...matches: readonly string[]): string => virtualService(`{ hosts: [reviews], http: [${matches.map(match => `{ match: [{ uri: { ${match} } }], ${ROUTE} }`).join(', ')}] }`);
const fault = (fields: string): string => httpRoute(`fault: { ${fields} }, ${ROUTE}`);
const header = (name: string): string => httpMatch(`headers: { ${name} }`);
const delegate = (hosts: string): string => together(
  virtualService('{ hosts: [shop.example.com], gateways: [edge], http: [{ delegate: { name: other } }] }'), virtualService(`{ ${hosts}http: [{ ${ROUTE} }] }`).replace('name: reviews', 'name: other'),
);

/** What Istio accepts, and does otherwise than it is written. */
export const SILENT_EXAMPLES: Readonly<Record<keyof typeof IGNORED, Example>> = {
  ...POLICY_EXAMPLES,
  MAN701: either(host => together(REVIEWS, httpRoute(`route: [{ destination: { host: ${host} } }]`)), 'reviews.shop', 'reviews.shop.svc.cluster.local'),
  MAN702: either(port => together(REVIEWS, service('{ name: http, port: 80 }', 'canary'), httpRoute(`route: [{ destination: { host: canary${port} } }]`)), '', ', port: { number: 80 }'),
  MAN703: either(exportTo => together(subset(exportTo).replace('host: reviews', 'host: reviews.shop.svc.cluster.local').replace('namespace: shop', 'namespace: rules'),
    httpRoute('route: [{ destination: { host: reviews, subset: v1 } }]').replace('namespace: shop', exportTo ? 'namespace: rules' : 'namespace: shop').replace('host: reviews,', 'host: reviews.shop.svc.cluster.local,'),
  ), '', ', exportTo: ["."]'),
  MAN704: either(name => together(subset(''), subset('').replace('name: reviews', 'name: other').replace('name: v1', `name: ${name}`)), 'v1', 'v2'),
  MAN706: either(weight => route(`destination: { host: reviews }${weight}`), ', weight: 0', ''),
  MAN707: either(weight => route(`destination: { host: reviews }${weight}`), ', weight: 50', ''),
  MAN708: either(weight => route('destination: { host: a }, weight: 100', `destination: { host: b }${weight}`), '', ', weight: 0'),
  MAN709: either(weight => route('destination: { host: a }, weight: 90', `destination: { host: b }, weight: ${weight}`), '20', '10'),
  MAN710: either(host => route('destination: { host: a }, weight: 90', `destination: { host: ${host} }, weight: 10`), 'a', 'b'),
  MAN711: either(scope => together(EDGE, atGateway(`hosts: [shop.example.com], exportTo: ["${scope}"]`)), '.', '*'),
  MAN712: either(host => together(EDGE, atGateway(`hosts: [shop.example.com${host}]`)), ', www.example.com', ''),
  MAN713: either(name => virtualService(`{ hosts: [reviews], http: [{ match: [{ gateways: [${name}] }], ${ROUTE} }] }`), 'edge', 'mesh'),
  MAN714: either(more => httpMatch(`gateways: [mesh]${more}`), ', sourceLabels: { app: a }', ''),
  MAN715: either(mode => together(
    server(`port: { number: 443, name: https, protocol: HTTPS }, hosts: [shop.example.com], tls: { mode: ${mode} }`), atGateway('hosts: [shop.example.com]'),
  ), 'PASSTHROUGH', 'SIMPLE, credentialName: shop'),
  MAN716: either(host => gateway(`{ servers: [${['a', 'b'].map(name => `{ port: { number: 443, name: ${name}, protocol: HTTPS }, hosts: [${name === 'a' ? 'shop.example.com' : host}], tls: { mode: SIMPLE, credentialName: ${name} } }`).join(', ')}] }`), 'shop.example.com', 'www.example.com'),
  MAN738: either(name => together(service(`{ name: ${name}, port: 80 }`), virtualService(`{ hosts: [reviews], tcp: [{ ${ROUTE} }] }`)), 'http', 'tcp'),
  MAN739: either(port => together(REVIEWS, httpMatch(`port: ${port}`)), '80', '9080'),
  MAN740: either(host => together(REVIEWS, virtualService(`{ hosts: [${host}], http: [{ ${ROUTE} }] }`)), 'revews', 'reviews'),
  MAN737: either(hosts => together(
    server(`${ON_80}, hosts: [${hosts}]`), atGateway('hosts: ["*"]'), atGateway('hosts: [shop.example.com]').replace('name: reviews', 'name: shop'),
  ), '"*", shop.example.com', '"*"'),
  MAN717: { bad: ordered('prefix: /', 'exact: /a'), good: ordered('exact: /a', 'prefix: /') },
  MAN718: { bad: ordered('prefix: /a', 'exact: /a/b'), good: ordered('exact: /a/b', 'prefix: /a') },
  MAN719: either(delegate, 'hosts: [reviews], ', ''),
  MAN720: either(code => httpRoute(`redirect: { uri: /a, redirectCode: ${code} }`), '300', '301'),
  MAN721: either(status => httpRoute(`directResponse: { status: ${status} }`), '600', '503'),
  MAN722: either(kind => fault(`delay: { ${kind}percentage: { value: 10 } }`), '', 'fixedDelay: 1s, '),
  MAN723: either(share => fault(`abort: { httpStatus: 503${share} }`), '', ', percentage: { value: 10 }'),
  MAN724: either(share => fault(`abort: { httpStatus: 503, percentage: { value: ${share} } }`), '0.00015', '0.5'),
  MAN725: either(time => httpRoute(`timeout: 5s, retries: { attempts: 2, perTryTimeout: ${time} }, ${ROUTE}`), '5s', '2s'),
  MAN726: either(header, 'cookie: { exact: user=x }', 'cookie: { regex: "^(.*?; )?user=x(;.*)?$" }'),
  MAN727: either(header, 'method: { exact: GET }', '":method": { exact: GET }'),
  MAN728: either(header, 'X-User: { exact: a }', 'x-user: { exact: a }'),
  MAN729: either(name => together(service(`{ name: ${name}, port: 9080 }`), httpRoute(ROUTE)), 'tcp', 'http'),
  MAN736: either(more => together(REVIEWS, deployment('app: reviews'), policy(`outlierDetection: { consecutive5xxErrors: 5${more} }`)), '', ', maxEjectionPercent: 100'),
};
