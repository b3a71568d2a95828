import { CLOSED, SHOP, sidecar } from './limits';
import { goes, object, request } from '../meshes';

const THEIRS = '50% cart.shop:8080 v1 + 50% hidden.shop:8080';
const MINE = 'cart.shop:8080 v2';
const PASSED_ON = 'PassthroughCluster:0';

const from = (namespace: string, labels: Readonly<Record<string, string>> = {}) => ({ from: { kind: 'sidecar' as const, namespace, labels }, port: 8080 });
const inCaller = from('caller');
const asked = (sidecars: readonly object[], host = 'cart.shop', more: object = inCaller) => goes([...SHOP, ...sidecars], request(host, more));

/* Each answer is that of istiod's own code. */
describe('the hosts of a Sidecar', () => {
  test.each<[hosts: readonly string[], outcome: string]>([
    [['*/*'], MINE],
    [['*/cart.shop.svc.cluster.local'], MINE],
    [['shop/cart.shop.svc.cluster.local'], THEIRS],
    [['shop/*'], THEIRS],
    [['./*'], PASSED_ON],
    [['caller/*'], PASSED_ON],
    [['shop/cart.shop.svc.cluster.local', './cart.shop.svc.cluster.local'], MINE],
    [['./cart.shop.svc.cluster.local'], PASSED_ON],
    [['shop/cart'], PASSED_ON],
    [['*/*', '~shop/hidden.shop.svc.cluster.local'], MINE],
    [['shop/*', '~shop/hidden.shop.svc.cluster.local'], THEIRS],
    [['*/*', '~shop/cart.shop.svc.cluster.local'], PASSED_ON],
    [['~/*'], PASSED_ON],
    [['*/*.shop.svc.cluster.local'], MINE],
    [['other/*'], PASSED_ON],
  ])('%j lead a request to %s', (hosts, outcome) => {
    expect(asked([sidecar('caller/default', hosts)])).toBe(outcome);
  });

  test('let a client know what the rules that it takes lead to, on the port that they name, but not call it by its own name', () => {
    const hosts = ['shop/cart.shop.svc.cluster.local'];
    expect(asked([sidecar('caller/default', hosts)], 'hidden.shop')).toBe(PASSED_ON);
  });
});

describe('the Sidecar that counts for a client', () => {
  const nothing = (id: string, more: object = {}, metadata: object = {}) => object('Sidecar', id, { egress: [{ hosts: ['~/*'] }], ...more }, metadata);
  const theirs = (id: string, more: object = {}, metadata: object = {}) => object('Sidecar', id, { egress: [{ hosts: ['shop/*'] }], ...more }, metadata);
  const jobs = { workloadSelector: { labels: { app: 'job' } } };

  test('is one that selects it, before one for all', () => {
    const both = [nothing('caller/a'), theirs('caller/b', jobs)];
    expect([asked(both, 'cart.shop', from('caller', { app: 'job' })), asked(both)]).toEqual([THEIRS, PASSED_ON]);
  });

  test('is that of its namespace, before that of the root namespace', () => {
    const both = [nothing('istio-system/default'), theirs('caller/default')];
    expect([asked(both), asked(both, 'cart.shop', from('shop'))]).toEqual([THEIRS, PASSED_ON]);
  });

  test('is that of the root namespace where its own namespace has one for others alone', () => {
    expect(asked([theirs('istio-system/default'), nothing('caller/jobs', jobs)])).toBe(THEIRS);
  });

  test('is not one of the root namespace that selects some', () => {
    expect(asked([nothing('istio-system/jobs', jobs)], 'cart.shop', from('caller', { app: 'job' }))).toBe(MINE);
  });

  test('takes `.` for the namespace of the client, in the root namespace too', () => {
    const own = [sidecar('istio-system/default', ['./*'])];
    expect([asked(own), asked(own, 'cart', from('shop'))]).toEqual([PASSED_ON, THEIRS]);
  });

  test('is the older one of two', () => {
    expect(asked([nothing('caller/a'), theirs('caller/b', {}, { creationTimestamp: '2020-01-01T00:00:00Z' })])).toBe(THEIRS);
  });

  test('does not count at a gateway', () => {
    const gateway = object('Gateway', 'caller/edge', { selector: { istio: 'edge' }, servers: [{ port: { number: 8080, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }] });
    const out = object('VirtualService', 'caller/out', { hosts: ['a.example.com'], gateways: ['edge'], http: [{ route: [{ destination: { host: 'cart.shop.svc.cluster.local' } }] }] });
    expect(asked([gateway, out, nothing('caller/default')], 'a.example.com', { from: { kind: 'gateway', namespace: 'caller', labels: { istio: 'edge' } }, port: 8080 })).toBe('cart.shop:8080');
  });
});

describe('what a Sidecar leaves out', () => {
  test.each<[policy: object, http: string, bytes: string]>([
    [{}, PASSED_ON, PASSED_ON],
    [{ outboundTrafficPolicy: { mode: 'ALLOW_ANY' } }, PASSED_ON, PASSED_ON],
    [CLOSED, 'answer 502', 'BlackHoleCluster:0 (no-endpoints)'],
    // A policy without a mode has the first one of Istio's list.
    [{ outboundTrafficPolicy: {} }, 'answer 502', 'BlackHoleCluster:0 (no-endpoints)'],
  ])('goes with %j to %s, or as bytes to %s', (policy, http, bytes) => {
    const limits = [sidecar('caller/default', ['./*'], policy)];
    expect([asked(limits), asked(limits, 'cart.shop', { ...inCaller, port: 9999, scheme: 'tcp' })]).toEqual([http, bytes]);
  });

  test('does not reach a listener where there is none for its port', () => {
    expect(asked([sidecar('caller/default', ['./cart.shop.svc.cluster.local'], CLOSED)])).toBe('BlackHoleCluster:0 (no-endpoints)');
  });
});

describe('listeners of a Sidecar', () => {
  const port = (number: number, protocol = 'HTTP') => ({ number, protocol, name: 'own' });
  const of = (...egress: object[]) => [object('Sidecar', 'caller/default', { egress, ...CLOSED })];

  test('take the hosts of their own port, and leave the other ports to that for all', () => {
    const both = of({ port: port(8080), hosts: ['shop/*'] }, { hosts: ['./*'] });
    expect([asked(both), asked(both, 'web', { ...inCaller, port: 8080 }), asked(both, 'web', { ...inCaller, port: 5000, scheme: 'tcp' })])
      .toEqual([THEIRS, 'answer 502', 'web.caller:5000']);
  });

  test('are for no other port where none is for all', () => {
    expect([asked(of({ port: port(9999), hosts: ['shop/*'] })), asked(of({ port: port(9999), hosts: ['shop/*'] }), 'hidden.shop', { ...inCaller, port: 9999 })])
      .toEqual(['BlackHoleCluster:0 (no-endpoints)', 'hidden.shop:9999']);
  });

  test('pass on as bytes what they take for bytes', () => {
    expect(asked(of({ port: port(8080, 'TCP'), hosts: ['shop/hidden.shop.svc.cluster.local'] }), 'hidden.shop')).toBe('hidden.shop:8080');
  });
});
