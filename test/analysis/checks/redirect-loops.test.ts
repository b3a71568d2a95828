import { check } from '../../../src/analysis/checks/check';
import { fieldOf } from '../../../src/analysis/model/field-path';
import { gateway, http, manifestsWith, object, outside, routed, service, to, virtualService } from '../routing/meshes';

const https = (number: number, ...hosts: string[]) => ({ port: { number, name: `https-${number}`, protocol: 'HTTPS' }, hosts, tls: { mode: 'SIMPLE', credentialName: 'c' } });
const BOTH = gateway('shop/edge', http(80, '*.com'), https(443, '*.com'));
const LED = object('Service', 'istio-system/istio-ingressgateway', { selector: { istio: 'ingressgateway' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }, { name: 'https', port: 443, targetPort: 8443 }] });
const atEdge = (routes: readonly object[], more: object = {}) => virtualService('shop/a', { hosts: ['a.com'], gateways: ['edge'], http: routes, ...more });
const told = (...objects: readonly object[]) => check(manifestsWith(objects)).filter(({ code }) => code === 'MAN767').map(({ path, message }) => `${fieldOf(path)}: ${message}`);
const sent = (url: string, at = 0) => [`spec.http[${at}].redirect: route #${at} sends ${url} back to itself, so a client goes round until it gives up`];
const REST = { route: [to('a')] };

test.each<[string, readonly object[], object, readonly string[]]>([
  ['to https at both servers', [{ redirect: { scheme: 'https' } }], {}, sent('https://a.com/')],
  ['to https for a path at both servers', [{ match: [{ uri: { prefix: '/a' } }], redirect: { scheme: 'https' } }], {}, sent('https://a.com/a')],
  ['to https at port 80', [{ match: [{ port: 80 }], redirect: { scheme: 'https' } }, REST], {}, []],
  ['to https from http', [{ match: [{ scheme: { exact: 'http' } }], redirect: { scheme: 'https' } }, REST], {}, []],
  ['to https behind a route that takes all', [REST, { redirect: { scheme: 'https' } }], {}, []],
  ['to the host that it is for', [{ redirect: { authority: 'a.com' } }], {}, sent('http://a.com/')],
  ['to one of its hosts', [{ redirect: { authority: 'a.com' } }], { hosts: ['www.a.com', 'a.com'] }, sent('http://a.com/')],
  ['to one of its hosts, from the other', [{ match: [{ authority: { exact: 'www.a.com' } }], redirect: { authority: 'a.com' } }, REST], { hosts: ['www.a.com', 'a.com'] }, []],
  ['to another host', [{ redirect: { authority: 'b.com' } }], {}, []],
  ['to another port', [{ redirect: { port: 8443 } }], {}, []],
  ['to a path that it takes', [{ redirect: { uri: '/new' } }], {}, sent('http://a.com/new')],
  ['to a path that an earlier route takes', [{ match: [{ uri: { exact: '/new' } }], ...REST }, { redirect: { uri: '/new' } }], {}, []],
  ['to a path beside its own', [{ match: [{ uri: { prefix: '/old' } }], redirect: { uri: '/new' } }], {}, []],
  ['to a longer prefix', [{ match: [{ uri: { prefix: '/a' } }], redirect: { prefixRewrite: '/a/b' } }], {}, sent('http://a.com/a')],
  ['to another prefix', [{ match: [{ uri: { prefix: '/a' } }], redirect: { prefixRewrite: '/b' } }], {}, []],
])('a redirect %s is told whether it comes back', (_, routes, more, expected) => {
  expect(told(BOTH, service('shop/a'), atEdge(routes, more))).toEqual(expected);
  expect(told(BOTH, LED, service('shop/a'), atEdge(routes, more))).toEqual(expected);
});

test('what is told is what the gateway does with the request that it has made', () => {
  const objects = [BOTH, service('shop/a'), atEdge([{ redirect: { scheme: 'https' } }])];
  expect(routed(objects, outside('a.com', { port: 443, scheme: 'https' })).redirect).toEqual({ scheme: 'https', code: 301 });
});

test('a server that sends requests in the clear to TLS leaves the rest to the other one', () => {
  const redirecting = gateway('shop/edge', { ...http(80, '*.com'), tls: { httpsRedirect: true } }, https(443, '*.com'));
  expect(told(redirecting, service('shop/a'), atEdge([{ redirect: { authority: 'www.a.com' } }]))).toEqual([]);
  expect(told(redirecting, service('shop/a'), atEdge([{ redirect: { scheme: 'http' } }]))).toEqual([]);
});

test('a redirect inside the mesh may lead back, too', () => {
  expect(told(service('shop/a'), virtualService('shop/a', { hosts: ['a'], http: [{ redirect: { uri: '/b' } }] }))).toEqual(sent('http://a.shop.svc.cluster.local/b'));
});
