import { hazardsOf, object, plan, routes, SERVICE, split, subsets, version } from './support';
import { HAZARDS } from '../../../src/analysis/changes/hazards/catalogue';
import type { PlanOptions } from '../../../src/analysis/changes/plan';

/** A change that has a hazard, and one like it that has not. */
interface Case {
  readonly code: string;
  readonly before: readonly string[];
  readonly bad: readonly string[];
  readonly good: readonly string[];
  readonly options?: PlanOptions;
  /** What is said of it. */
  readonly says: string;
}

const V1 = [SERVICE, version('v1'), subsets('v1'), routes(split({ v1: 100 }))];
const BOTH = [SERVICE, version('v1'), version('v2'), subsets('v1', 'v2'), routes(split({ v1: 90, v2: 10 }))];
const V2 = [SERVICE, version('v2'), subsets('v2'), routes(split({ v2: 100 }))];
/** Both versions run, and one gets everything. */
const DARK = [...BOTH.slice(0, 4), routes(split({ v1: 100 }))];
const toCart = (document: string) => document.replaceAll('pay', 'cart');
const shifted = (share: number) => [...BOTH.slice(0, 4), routes(split({ v1: 100 - share, v2: share }))];
const pinned = (subset: string) => [...BOTH.slice(0, 4), routes(`{ match: [{ headers: { x-team: { exact: qa } } }], route: [{ destination: { host: pay, subset: ${subset} } }] }`, split({ v1: 100 }))];
const limited = (most: number, share: number) => [...BOTH.slice(0, 3), BOTH[3].replace('labels: { version: v2 } }', `labels: { version: v2 }, trafficPolicy: { connectionPool: { tcp: { maxConnections: ${most} } } } }`), shifted(share)[4]];
const timed = (timeout: string) => [...V1.slice(0, 3), routes(split({ v1: 100 }, `timeout: ${timeout},`))];
const gateway = (...hosts: readonly string[]) => object('networking.istio.io/v1', 'Gateway', 'edge', `{ selector: { istio: ingressgateway }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [${hosts.join(', ')}] }] }`);
const outside = object('networking.istio.io/v1', 'VirtualService', 'outside', '{ hosts: [pay.example.com], gateways: [edge], http: [{ route: [{ destination: { host: pay } }] }] }');
const secured = (mode: string) => object('networking.istio.io/v1', 'Gateway', 'edge', `{ selector: { istio: ingressgateway }, servers: [{ port: { number: 443, name: https, protocol: HTTPS }, hosts: [pay.example.com], tls: { mode: ${mode}, credentialName: pay } }] }`);
const service = (spec: string) => object('v1', 'Service', 'pay', spec);
const inNamespace = (document: string, name: string) => document.replace('metadata: { name: pay,', `metadata: { name: ${name},`);

const CASES: readonly Case[] = [
  { code: 'PLN101', before: V1, bad: BOTH, good: [...V1.slice(0, 2), version('v2'), subsets('v1', 'v2'), V1[3]], options: { tool: 'helm' }, says: '10 % of every request to pay.shop:80 gets a 503 (pay v2 has no endpoints) after VirtualService shop/pay until Deployment shop/pay-v2 is ready' },
  { code: 'PLN102', before: BOTH, bad: [...BOTH.slice(0, 3), subsets('v1'), routes(split({ v1: 100 }))], good: [...BOTH.slice(0, 4), routes(split({ v1: 100 }))], options: { tool: 'helm' }, says: '10 % of every request to pay.shop:80 gets a 503 (pay v2 is no cluster that proxies know) after DestinationRule shop/pay-rule' },
  { code: 'PLN103', before: BOTH, bad: V2, good: shifted(100), options: { tool: 'argocd' }, says: '90 % of every request to pay.shop:80 gets a 503 (pay v1 has no endpoints) after the removal of Deployment shop/pay-v1' },
  { code: 'PLN104', before: BOTH, bad: [BOTH[0], BOTH[1], BOTH[3], BOTH[4]], good: V2, says: '10 % of every request to pay.shop:80 gets a 503 (pay v2 has no endpoints) from now on' },
  { code: 'PLN105', before: DARK, bad: [...DARK.slice(0, 4), inNamespace(DARK[4], 'pay-routes')], good: [...DARK, inNamespace(DARK[4], 'pay-routes')], options: { tool: 'argocd' }, says: 'every request to pay.shop:80 reaches every pod of pay after the removal of VirtualService shop/pay, where neither the old nor the new rules send it' },
  { code: 'PLN106', before: [...V1, gateway('pay.example.com'), outside], bad: [...V1, gateway('pay.example.com').replace('name: edge', 'name: other'), outside.replace('gateways: [edge]', 'gateways: [other]')], good: [...V1, gateway('pay.example.com', 'shop.example.com'), outside], options: { tool: 'argocd' }, says: 'every request to pay.example.com:80 through gateway shop/edge, shop/other gets a 404 (no route) after ' },
  { code: 'PLN201', before: BOTH, bad: shifted(50), good: shifted(20), options: { maxStep: 25 }, says: 'pay v2 gets 40 % more of every request to pay.shop:80 at once, and 25 % is the most' },
  { code: 'PLN202', before: [...BOTH.slice(0, 1), version('v1', 'replicas: 10,'), ...BOTH.slice(2)], bad: [...BOTH.slice(0, 1), version('v1', 'replicas: 10,'), ...BOTH.slice(2, 4), shifted(60)[4]], good: [...BOTH.slice(0, 1), version('v1', 'replicas: 10,'), version('v2', 'replicas: 5,'), BOTH[3], shifted(60)[4]], says: 'pay v2 gets 60 % with 1 pod, where pay v1 had 10 for 90 %' },
  { code: 'PLN203', before: pinned('v2'), bad: pinned('v1'), good: pinned('v2'), says: 'x-team: qa to pay.shop:80 was pinned to pay v2, and now goes to pay v1' },
  { code: 'PLN204', before: V1, bad: [...V1.slice(0, 2), V1[2].replace('{ version: v1 }', '{ app: pay }'), V1[3]], good: [...V1.slice(0, 2), subsets('v1', 'v2'), V1[3]], says: 'the labels of the subset \'v1\' change while its name stays' },
  { code: 'PLN205', before: V1, bad: [V1[0], V1[1].replace('matchLabels: { app: pay, version: v1 }', 'matchLabels: { app: pay }'), V1[2], V1[3]], good: [V1[0], version('v1', 'replicas: 2,'), V1[2], V1[3]], says: 'spec.selector of Deployment shop/pay-v1 changes, which the API server refuses' },
  { code: 'PLN206', before: BOTH, bad: [service('{ selector: { app: pay, version: v1 }, ports: [{ name: http, port: 80 }] }'), ...BOTH.slice(1)], good: [service('{ selector: { app: pay }, ports: [{ name: http, port: 80 }, { name: http-more, port: 81 }] }'), ...BOTH.slice(1)], says: 'the selector leaves out the pods of Deployment shop/pay-v2, to which every request to pay.shop:80 goes' },
  { code: 'PLN207', before: V1, bad: [service('{ selector: { app: pay }, ports: [{ name: http, port: 80, targetPort: 8080 }] }'), ...V1.slice(1)], good: [service('{ selector: { app: pay }, ports: [{ name: http, port: 80 }, { name: http-more, port: 81 }] }'), ...V1.slice(1)], says: 'port 80 changes, while requests go to pay v1 by it' },
  { code: 'PLN208', before: V1, bad: V1.slice(0, 3), good: [...V1.slice(0, 3), routes(split({ v1: 100 }, 'name: other,'))], says: 'pay.shop:80 loses its rules: every request to pay.shop:80 goes to every pod of pay' },
  { code: 'PLN209', before: V1, bad: [...V1.slice(0, 3), inNamespace(V1[3], 'routes')], good: [...V1.slice(0, 3), routes(split({ v1: 100 }, 'name: other,'))], says: 'VirtualService shop/routes takes pay.shop over from shop/pay' },
  { code: 'PLN210', before: [...V1, gateway('pay.example.com', 'shop.example.com'), outside], bad: [...V1, gateway('pay.example.com'), outside], good: [...V1, gateway('pay.example.com', 'shop.example.com', 'more.example.com'), outside], says: 'no server of any Gateway has the host shop.example.com any more' },
  { code: 'PLN211', before: timed('10s'), bad: timed('3s'), good: timed('20s'), says: 'the timeout goes from 10s to 3s for every request to pay.shop:80' },
  { code: 'PLN212', before: limited(100, 10), bad: limited(10, 50), good: limited(200, 50), says: 'connectionPool.tcp.maxConnections goes from 100 to 10 of pay v2, which gets more of every request to pay.shop:80' },
  { code: 'PLN213', before: [...BOTH, ...BOTH.map(toCart)], bad: [...shifted(20), ...shifted(20).map(toCart)], good: [...shifted(20), ...BOTH.map(toCart)], says: 'VirtualService shop/pay and VirtualService shop/cart move requests at once' },
  { code: 'PLN214', before: BOTH, bad: V2, good: shifted(100), says: 'Deployment shop/pay-v1 goes in the commit that moves every request to pay.shop:80 away from it: a roll-back has to start it first' },
  { code: 'PLN215', before: BOTH, bad: [...BOTH.slice(0, 2), BOTH[3], routes(split({ v1: 100 }))], good: shifted(20), options: { tool: 'kubectl' }, says: 'kubectl apply leaves Deployment shop/pay-v2 where it is' },
  {
    code: 'PLN216',
    before: V1,
    bad: [...V1, object('security.istio.io/v1', 'AuthorizationPolicy', 'deny', '{ action: DENY, rules: [{}] }')],
    good: [...V1, object('v1', 'ConfigMap', 'settings', '{}')],
    says: 'what AuthorizationPolicy shop/deny does to requests is not judged',
  },
  { code: 'PLN217', before: [...V1, secured('SIMPLE')], bad: [...V1, secured('MUTUAL')], good: [...V1, secured('SIMPLE')], says: 'the TLS of pay.example.com at port 443 changes' },
];

test.each(CASES.map(one => [one.code, one] as const))('%s is told of a change that has it, and not of one that has not', (code, { before, bad, good, options, says }) => {
  const told = hazardsOf(plan(before, bad, options));
  expect(told.filter(text => text.startsWith(code))).toEqual(expect.arrayContaining([expect.stringContaining(says)]));
  expect(hazardsOf(plan(before, good, options)).filter(text => text.startsWith(code))).toEqual([]);
});

test('every hazard has a case', () => {
  expect(CASES.map(({ code }) => code)).toEqual(Object.keys(HAZARDS));
});
