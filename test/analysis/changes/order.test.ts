import { hazardsOf, object, plan, routes, SERVICE, split, stepsOf, subsets, version } from './support';

const V1 = [SERVICE, version('v1'), subsets('v1'), routes(split({ v1: 100 }))];
const BOTH = [SERVICE, version('v1'), version('v2'), subsets('v1', 'v2'), routes(split({ v1: 90, v2: 10 }))];
const V2 = [SERVICE, version('v2'), subsets('v2'), routes(split({ v2: 100 }))];

test('deploying and shifting takes two steps: pods and subsets, then routes', () => {
  const made = plan(V1, BOTH);
  expect(stepsOf(made)).toEqual(['Deployment pay-v2, DestinationRule pay-rule', 'VirtualService pay']);
  expect([made.isSafe, hazardsOf(made)]).toEqual([true, []]);
});

test('taking over and retiring takes two steps: routes, then the subset and the pods', () => {
  expect(stepsOf(plan(BOTH, V2))).toEqual(['VirtualService pay', 'DestinationRule pay-rule, -Deployment pay-v1']);
});

test('replacing a version needs the subsets of both in between', () => {
  const made = plan(V1, V2);
  expect(stepsOf(made)).toEqual(['Deployment pay-v2, DestinationRule pay-rule', 'VirtualService pay', 'DestinationRule pay-rule, -Deployment pay-v1']);
  expect(made.steps[0][1].object.spec.subsets).toEqual([{ name: 'v1', labels: { version: 'v1' } }, { name: 'v2', labels: { version: 'v2' } }]);
  expect(made.isSafe).toBe(true);
});

test('a shift alone is one step', () => {
  expect(stepsOf(plan(BOTH, [...BOTH.slice(0, 4), routes(split({ v1: 50, v2: 50 }))]))).toEqual(['VirtualService pay']);
});

test('a subset of other labels waits for the rollout that gives them to the pods', () => {
  const relabelled = object('networking.istio.io/v1', 'DestinationRule', 'pay-rule', '{ host: pay, subsets: [{ name: v1, labels: { track: stable } }] }');
  const after = [SERVICE, version('v1', '', 'app: pay, version: v1, track: stable'), relabelled, V1[3]];
  expect(stepsOf(plan(V1, after))).toEqual(['Deployment pay-v1', 'DestinationRule pay-rule']);
  expect(hazardsOf(plan(V1, after, { tool: 'helm' }))).toEqual([
    'PLN101 every request to pay.shop:80 gets a 503 (pay v1 has no endpoints) after DestinationRule shop/pay-rule until Deployment shop/pay-v1 is ready',
    'PLN204 the labels of the subset \'v1\' change while its name stays',
  ]);
});

test('a VirtualService of another name comes before the old one goes, as the older decides', () => {
  const renamed = routes(split({ v1: 100 })).replace('name: pay,', 'name: pay-routes,');
  expect(stepsOf(plan(V1, [...V1.slice(0, 3), renamed]))).toEqual(['VirtualService pay-routes', '-VirtualService pay']);
});

test('what has nothing to do with each other goes side by side', () => {
  const other = (document: string) => document.replaceAll('pay', 'cart');
  const made = plan([...V1, ...BOTH.map(other)], [...BOTH, ...V2.map(other)]);
  expect(stepsOf(made)).toEqual([
    'Deployment pay-v2, DestinationRule pay-rule, VirtualService cart',
    'VirtualService pay, DestinationRule cart-rule, -Deployment cart-v1',
  ]);
});

test('fails to find a safe order where the end itself is not answered, and says who is lost for good', () => {
  const made = plan(BOTH, [SERVICE, version('v1'), subsets('v1', 'v2'), BOTH[4]]);
  expect(made.isSafe).toBe(false);
  expect(hazardsOf(made)).toContain('PLN104 10 % of every request to pay.shop:80 gets a 503 (pay v2 has no endpoints) from now on');
});

test('a Sidecar that leaves a host out moves its clients', () => {
  const sidecar = object('networking.istio.io/v1', 'Sidecar', 'default', '{ egress: [{ hosts: [./other.shop.svc.cluster.local] }] }');
  const { classes } = plan(V1, [...V1, sidecar]);
  expect(classes.filter(({ differing }) => differing.length > 0).map(({ from, host }) => `${host} ${from}`)).toEqual(['pay.shop.svc.cluster.local from namespace shop']);
});

test('a delegate of another name comes before its root moves, and the old one goes after it', () => {
  const root = (name: string) => object('networking.istio.io/v1', 'VirtualService', 'pay', `{ hosts: [pay], http: [{ delegate: { name: ${name} } }] }`);
  const delegate = (name: string) => object('networking.istio.io/v1', 'VirtualService', name, `{ http: [${split({ v1: 100 })}] }`);
  const made = plan([...V1.slice(0, 3), root('child'), delegate('child')], [...V1.slice(0, 3), root('kid'), delegate('kid')]);
  expect([made.isSafe, stepsOf(made)]).toEqual([true, ['VirtualService kid', 'VirtualService pay', '-VirtualService child']]);
});

test('a port of another number keeps a name of its own while both are there', () => {
  const service = (port: number) => object('v1', 'Service', 'pay', `{ selector: { app: pay }, ports: [{ name: http, port: ${port} }] }`);
  const [[first]] = plan([service(80), ...V1.slice(1)], [service(81), ...V1.slice(1)]).steps;
  expect(first.object.spec.ports).toEqual([{ name: 'http-old', port: 80 }, { name: 'http', port: 81 }]);
});

test('endpoints of a ServiceEntry that change move its requests', () => {
  const entry = (address: string) => object('networking.istio.io/v1', 'ServiceEntry', 'api', `{ hosts: [api.example.com], resolution: STATIC, ports: [{ number: 80, name: http, protocol: HTTP }], endpoints: [{ address: ${address} }] }`);
  expect(plan([entry('10.1.1.1')], [entry('10.2.2.2')]).classes.some(({ differing }) => differing.includes('shares'))).toBe(true);
});

test('a new service with a timeout has none that is shortened', () => {
  const timed = [...V1.slice(0, 3), routes(split({ v1: 100 }, 'timeout: 3s,'))];
  expect(hazardsOf(plan([], timed))).toEqual([]);
});
