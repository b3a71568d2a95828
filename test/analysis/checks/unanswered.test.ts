import { check } from '../../../src/analysis/checks/check';
import { readText } from '../../../src/analysis/reader/read-text';
import { deployment, destinationRule, gateway, http, object, service, to, virtualService } from '../routing/meshes';

const EDGE = gateway('shop/edge', http(80, 'shop.example.com'));
const HOST = 'pay.shop.svc.cluster.local';
const namespace = (name: string, labels: object = { 'istio-injection': 'enabled' }) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
const PAY = [service('shop/pay'), deployment('shop/pay', 'v1'), deployment('shop/pay', 'v2')];
const WEB = [service('web/front'), deployment('web/front')];
const subsets = ['v1', 'v2'].map(version => ({ name: version, labels: { version } }));
const rule = (more: object = {}, id = 'shop/pay') => destinationRule(id, { host: HOST, subsets, ...more });
const route = (...targets: object[]) => ({ http: [{ route: targets }] });
const vs = (more: object = {}) => virtualService('shop/pay', { hosts: [HOST], ...route(to(HOST, 'v2')), ...more });
const atEdge = (more: object = {}) => vs({ hosts: ['shop.example.com'], gateways: ['edge'], ...more });

const OF_THESE = /^MAN74[1-4]$/;
const NOTHING: string[] = [];

function found(...objects: readonly object[]) {
  return check(readText(objects.map(one => JSON.stringify(one)).join('\n---\n'), 'all.yaml'));
}

const told = (...objects: readonly object[]) => found(...objects).filter(({ code }) => OF_THESE.test(code))
  .map(({ code, object: { kind, name }, path, message }) => `${code} ${kind} ${name}, ${path.slice(1).join('.')}: ${message.replaceAll('.svc.cluster.local', '')}`);
const SUBSET = 'VirtualService pay, http.0.route.0.destination.subset';
const INSTEAD = 'counts there, so it has no subset';

describe('a subset that some clients do not see', () => {
  test('is told with the namespaces from which it is not seen', () => {
    expect(told(...PAY, ...WEB, rule({ exportTo: ['.'] }), vs())).toEqual([`MAN741 ${SUBSET}: clients in 'web' get a 503: no DestinationRule for 'pay.shop' ${INSTEAD} 'v2'`]);
    expect(told(...PAY, ...WEB, rule({ exportTo: ['web', '.'] }), vs())).toEqual(NOTHING);
    expect(told(...PAY, ...WEB, rule({ exportTo: ['.'] }), vs({ exportTo: ['.'] }))).toEqual(NOTHING);
  });

  test('is told of three namespaces by name', () => {
    const others = ['a', 'b', 'c', 'd'].map(name => namespace(name));
    expect(told(...PAY, ...others.slice(0, 3), rule({ exportTo: ['.'] }), vs())).toEqual([`MAN741 ${SUBSET}: clients in 'a', 'b', 'c' get a 503: no DestinationRule for 'pay.shop' ${INSTEAD} 'v2'`]);
    expect(told(...PAY, ...others, rule({ exportTo: ['.'] }), vs())).toEqual([`MAN741 ${SUBSET}: clients in 'a', 'b', 'c' and others get a 503: no DestinationRule for 'pay.shop' ${INSTEAD} 'v2'`]);
  });

  test('is told of a gateway', () => {
    expect(told(...PAY, EDGE, rule({ exportTo: ['.'] }), atEdge())).toEqual([`MAN741 ${SUBSET}: requests through Gateway 'shop/edge' get a 503: no DestinationRule for 'pay.shop' ${INSTEAD} 'v2'`]);
    expect(told(...PAY, EDGE, rule({ exportTo: ['.', 'istio-system'] }), atEdge())).toEqual(NOTHING);
  });

  test('may be hidden by a DestinationRule beside the client', () => {
    const own = destinationRule('web/timeouts', { host: HOST, exportTo: ['.'], trafficPolicy: { connectionPool: { tcp: { connectTimeout: '1s' } } } });
    expect(told(...PAY, ...WEB, rule(), own, vs())).toEqual([`MAN741 ${SUBSET}: clients in 'web' get a 503: what counts there, DestinationRule web/timeouts, has no subset 'v2'`]);
    expect(told(...PAY, ...WEB, rule(), { ...own, spec: { host: HOST, subsets } }, vs())).toEqual(NOTHING);
  });

  test('may be hidden by a wildcard beside the client, and not by one of Istio itself', () => {
    const own = (id: string) => destinationRule(id, { host: '*.shop.svc.cluster.local', trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } });
    expect(told(...PAY, ...WEB, rule(), own('web/all'), vs())).toHaveLength(1);
    expect(told(...PAY, ...WEB, rule(), own('istio-system/all'), vs())).toEqual(NOTHING);
  });

  test('may be seen by some workloads alone, of which the labels are told', () => {
    const own = destinationRule('shop/some', { host: HOST, workloadSelector: { matchLabels: { app: 'pay' } }, trafficPolicy: { tls: { mode: 'DISABLE' } } });
    expect(told(...PAY, rule(), own, vs())).toEqual([`MAN741 ${SUBSET}: clients in 'shop' with app=pay get a 503: what counts there, DestinationRule shop/some, has no subset 'v2'`]);
  });

  test('is not told of clients that the rule is not for', () => {
    const from = (sourceNamespace: string) => vs({ http: [{ match: [{ sourceNamespace }], route: [to(HOST, 'v2')] }] });
    expect(told(...PAY, ...WEB, rule({ exportTo: ['.'] }), from('shop'))).toEqual(NOTHING);
    expect(told(...PAY, ...WEB, rule({ exportTo: ['.'] }), from('web'))).toHaveLength(1);
  });

  test.each([[{ 'istio-injection': 'disabled' }, 0], [{ team: 'a' }, 0], [{ 'istio.io/rev': 'canary' }, 1]])('is told of namespaces with sidecars alone, and of one with %p %i times', (labels, times) =>
    expect(told(...PAY, namespace('web', labels), rule({ exportTo: ['.'] }), vs())).toHaveLength(times));

  test.each(['web', 'istio-system'])('is not told of clients whose Sidecar, in %s, leaves the rule out', where =>
    expect(told(...PAY, ...WEB, rule({ exportTo: ['.'] }), vs(), object('Sidecar', `${where}/default`, { egress: [{ hosts: ['./*'] }] }))).toEqual(NOTHING));

  test.each(['web', 'istio-system'])('is told of clients whose Sidecar, in %s, takes the rule', where =>
    expect(told(...PAY, ...WEB, rule({ exportTo: ['.'] }), vs(), object('Sidecar', `${where}/default`, { egress: [{ hosts: ['shop/*'] }] }))).toHaveLength(1));

  test('is told of those alone whom no Sidecar keeps from the rule', () => {
    const limited = object('Sidecar', 'web/jobs', { workloadSelector: { labels: { app: 'job' } }, egress: [{ hosts: ['./*'] }] });
    const job = object('Deployment', 'web/job', { template: { metadata: { labels: { app: 'job' } }, spec: { containers: [{ name: 'main' }] } } });
    const from = (app: string) => vs({ http: [{ match: [{ sourceLabels: { app } }], route: [to(HOST, 'v2')] }] });
    expect(told(...PAY, ...WEB, job, rule({ exportTo: ['.'] }), from('job'))).toHaveLength(1);
    expect(told(...PAY, ...WEB, job, rule({ exportTo: ['.'] }), from('job'), limited)).toEqual(NOTHING);
  });

  test('is not told where no request meets the rule', () => {
    const behind = (first: object) => vs({ http: [{ ...first, route: [to(HOST)] }, { match: [{ uri: { exact: '/a' } }], route: [to(HOST, 'v2')] }] });
    expect(told(...PAY, ...WEB, rule({ exportTo: ['.'] }), behind({ match: [{ uri: { prefix: '/' } }] }))).toEqual(NOTHING);
    expect(told(...PAY, ...WEB, rule({ exportTo: ['.'] }), behind({ match: [{ uri: { prefix: '/' }, method: { exact: 'GET' } }] }))).toHaveLength(1);
  });

  test('is told in a delegate, with the share that it gets', () => {
    const root = vs({ http: [{ delegate: { name: 'leaf' } }] });
    const leaf = virtualService('shop/leaf', route(to(HOST, 'v1', { weight: 0 }), to(HOST, 'v2', { weight: 1 }), to(HOST, undefined, { weight: 3 })));
    expect(told(...PAY, ...WEB, rule({ exportTo: ['.'] }), root, leaf)).toEqual([
      `MAN741 VirtualService leaf, http.0.route.1.destination.subset: clients in 'web' get a 503 for 25 % of the requests: no DestinationRule for 'pay.shop' ${INSTEAD} 'v2'`,
    ]);
  });

  test('is told of connections', () => {
    const database = service('shop/pay', { ports: [{ name: 'tcp', port: 5432 }] });
    const tcp = vs({ http: undefined, tcp: [{ route: [to(HOST, 'v2')] }] });
    expect(told(database, ...PAY.slice(1), ...WEB, rule({ exportTo: ['.'] }), tcp)).toEqual([
      `MAN741 VirtualService pay, tcp.0.route.0.destination.subset: clients in 'web' get a 503: no DestinationRule for 'pay.shop' ${INSTEAD} 'v2'`,
    ]);
  });
});

describe('a host that some clients do not know', () => {
  const HOST_FIELD = 'VirtualService pay, http.0.route.0.destination.host';

  test('is told where its Service is not exported to them', () => {
    const hidden = service('shop/pay');
    const own = { ...hidden, metadata: { name: 'pay', namespace: 'shop', annotations: { 'networking.istio.io/exportTo': '.' } } };
    expect(told(own, ...PAY.slice(1), EDGE, atEdge(route(to(HOST))))).toEqual([`MAN742 ${HOST_FIELD}: requests through Gateway 'shop/edge' get a 503: 'pay.shop' is not a host that Istio knows there`]);
  });

  test('is told where the service that an ExternalName stands for has no such port', () => {
    const alias = object('Service', 'shop/alias', { type: 'ExternalName', externalName: HOST, ports: [{ name: 'http', port: 8080 }] });
    const asked = vs({ hosts: ['alias.shop.svc.cluster.local'], ...route(to('alias.shop.svc.cluster.local')) });
    expect(told(...PAY, ...WEB, alias, vs(route(to('alias', undefined, { destination: { host: 'alias', port: { number: 8080 } } }))))).toHaveLength(1);
    expect(told(...PAY, { ...alias, spec: { ...(alias as { spec: object }).spec, ports: [{ name: 'http', port: 80 }] } }, asked)).toEqual(NOTHING);
  });

  test('may be anywhere else where nobody has written it', () => {
    expect(told(...PAY, vs(route(to('elsewhere.example.com'))))).toEqual(NOTHING);
  });

  test('is asked for at ports of the called host alone', () => {
    const other = service('shop/other', { ports: [{ name: 'http', port: 8080 }] });
    expect(told(other, deployment('shop/other'), virtualService('shop/other', { hosts: ['other'], ...route(to('other')) }))).toEqual(NOTHING);
    expect(told(other, deployment('shop/other'), EDGE, virtualService('shop/other', { hosts: ['other', 'shop.example.com'], gateways: ['mesh', 'edge'], ...route(to('other')) }))).toEqual(NOTHING);
  });
});

describe('a subset without pods of its Service', () => {
  const narrow = service('shop/pay', { selector: { app: 'pay', version: 'v1' } });

  test('is told where the selector leaves them out', () => {
    expect(told(narrow, ...PAY.slice(1), rule(), vs())).toEqual([`MAN743 ${SUBSET}: clients in 'shop' get a 503: no pod of 'pay.shop' has version=v2 of the subset 'v2'`]);
    expect(told(...PAY, rule(), vs())).toEqual(NOTHING);
  });

  test('is told where none of them has the container port that the Service names', () => {
    const pods = (version: string, name: string) => object('Deployment', `shop/pay-${version}`, {
      selector: { matchLabels: { app: 'pay', version } },
      template: { metadata: { labels: { app: 'pay', version } }, spec: { containers: [{ name: 'pay', image: 'pay:1', ports: [{ name, containerPort: 8080 }] }] } },
    });
    const named = service('shop/pay', { ports: [{ name: 'http', port: 80, targetPort: 'web' }] });
    expect(told(named, pods('v1', 'web'), pods('v2', 'main'), rule(), vs())).toEqual([
      `MAN743 ${SUBSET}: clients in 'shop' get a 503: no pod of 'pay.shop' has version=v2 of the subset 'v2' with a container port 'web', to which port 80 leads`,
    ]);
    expect(told(named, pods('v1', 'web'), pods('v2', 'web'), rule(), vs())).toEqual(NOTHING);
  });

  test('is told of copies, too', () => {
    expect(told(narrow, ...PAY.slice(1), rule(), vs({ http: [{ route: [to(HOST, 'v1')], mirror: { host: HOST, subset: 'v2' } }] }))).toEqual([
      'MAN744 VirtualService pay, http.0.mirror.subset: clients in \'shop\' lose the copies: no pod of \'pay.shop\' has version=v2 of the subset \'v2\'',
    ]);
  });

  test.each([
    ['has no pod in what is written', service('shop/pay', { selector: { app: 'elsewhere' } })],
    ['selects nothing', service('shop/pay', { selector: undefined })],
  ])('may have pods elsewhere where the Service %s', (_, own) => expect(told(own, ...PAY.slice(1), rule(), vs())).toEqual(NOTHING));

  test('may have pods where none are written at all', () => expect(told(narrow, rule(), vs())).toEqual(NOTHING));

  test('may have pods of a kind that nobody here knows', () => {
    const clones = { ...deployment('shop/pay', 'v2'), apiVersion: 'apps.kruise.io/v1alpha1', kind: 'CloneSet' };
    const marked = { name: 'v2', labels: { version: 'v2' } };
    expect(told(service('shop/pay'), deployment('shop/pay', 'v1'), deployment('web/pay', 'v2'), clones, rule({ subsets: [marked] }), vs())).toEqual(NOTHING);
  });

  test.each([['topology.kubernetes.io/zone', 0], ['pod-template-hash', 0], ['zone', 1]])('may have pods with the label %s from the cluster', (label, times) => {
    const elsewhere = object('Deployment', 'web/near', { template: { metadata: { labels: { [label]: 'a' } }, spec: {} } });
    expect(told(...PAY, elsewhere, rule({ subsets: [{ name: 'v2', labels: { [label]: 'a' } }] }), vs())).toHaveLength(times);
  });
});

describe('what another rule says with its cause', () => {
  test.each([
    ['MAN504', [...PAY, ...WEB, rule({ exportTo: ['.'], subsets: [] }), vs()]],
    ['MAN511', [service('shop/pay'), deployment('shop/pay', 'v1'), rule(), vs()]],
    ['MAN703', [...PAY, ...WEB, rule({}, 'rules/pay'), vs()]],
    ['MAN502', [...PAY, vs(route({ destination: { host: HOST, port: { number: 81 } } }))]],
  ])('is not said again: %s', (code, objects) => {
    expect(found(...objects).map(one => one.code)).toContain(code);
    expect(told(...objects)).toEqual(NOTHING);
  });
});
