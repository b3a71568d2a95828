import * as fs from 'fs';
import * as path from 'path';
import { App, Chart } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, Percent, RequestMatch, StringMatch, MeshWorkload } from 'cdk8s-istio';
import { assertAnswered, assertRoute, assertSameRouting, routingMatchers, routingOf, type AskedRequest } from '../../src/testing';

function released(stage: CanaryStage, canary = MeshWorkload.container({ image: 'shop:2' })): string {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const shop = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
  shop.addVersion('v1', MeshWorkload.container({ image: 'shop:1' }));
  const v2 = shop.addVersion('v2', canary);
  new CanaryRelease(chart, 'V2', { canary: v2, stage, earlyAccess: [RequestMatch.header('end-user', StringMatch.exact('jason'))] });
  return app.synthYaml();
}

const from = { kind: 'sidecar', namespace: 'shop' } as const;
const everybody = { from, host: 'shop', port: 80 };
const jason = { ...everybody, headers: { 'end-user': 'jason' } };
const shifting = routingOf(released(CanaryStage.shift(Percent.of(20))));

describe('a routing', () => {
  test('routes requests to versions with their shares', () => {
    assertRoute(shifting, everybody, { v1: 80, v2: 20 });
    assertRoute(shifting, jason, { v2: 100 });
    assertAnswered(shifting, jason);
    expect(() => assertRoute(shifting, jason, { v1: 100 })).toThrow(
      /^GET shop:80\/ with end-user: jason from sidecar in shop\n {2}expected: v1 100 %\n {2}got: {6}v2 100 %\n {2}by rule: {2}'shop\/V2' \(http\[0\]\.match\[0\]\) of shop\/shop\n {4}\S/);
  });

  test('is the same as another one, whatever its rules are called', () => {
    const rolledBack = routingOf(released(CanaryStage.rollBack()).replaceAll('name: shop/Shop', 'name: other'));
    const dark = routingOf(released(CanaryStage.dark()));
    assertSameRouting(rolledBack, dark, [everybody]);
    expect(() => assertSameRouting(rolledBack, dark, [everybody, jason])).toThrow(/end-user: jason[^]*by one: {3}v1 100 %[^]*by other: v2 100 %/);
  });

  test('fails where pods are missing', () => {
    const lost = routingOf(released(CanaryStage.takeOver(), MeshWorkload.external()));
    expect(() => assertAnswered(lost, everybody)).toThrow('v2 has no pods');
    expect(() => assertRoute(lost, everybody, { v2: 100 })).toThrow('v2 has no pods');
  });

  test('is read from an app, from a chart, and from objects', () => {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' }).addVersion('v1', MeshWorkload.container({ image: 'shop:1' }));
    for (const source of [app, chart, chart.toJson() as object[]]) assertRoute(routingOf(source), everybody, { v1: 100 });
  });

  test('fails to be read from what is not a manifest', () => {
    expect(() => routingOf('- a\n')).toThrow('line 1 of the manifests cannot be read');
  });
});

describe('the same routing', () => {
  const set = (name: string, value: string) => ({ request: { set: { [name]: value } } });
  const to = (subset: string, weight?: number, headers?: object) => ({ destination: { host: 'shop', subset }, weight, headers });
  const version = (name: string, replicas = 1, labels: object = { app: 'shop', version: name }) =>
    ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'shop' }, spec: { replicas, template: { metadata: { labels } } } });
  const mesh = (route: object, deployments = [version('v1'), version('v2')], labels: object = { version: 'v1' }) => routingOf([
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'shop', namespace: 'shop' }, spec: { selector: { app: 'shop' }, ports: [{ name: 'http', port: 80 }] } },
    ...deployments,
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: 'shop', namespace: 'shop' },
      spec: { host: 'shop', subsets: [{ name: 'v1', labels }, { name: 'v2', labels: { version: 'v2' } }, { name: 'stable', labels: { version: 'v1' } }] },
    },
    { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'shop', namespace: 'shop' }, spec: { hosts: ['shop'], http: [route] } },
  ]);
  const [a, b] = [set('x-a', '1'), set('x-b', '2')];
  const both = { request: { set: { ...a.request.set, ...b.request.set } } };
  const v1 = mesh({ route: [to('v1')] });

  test.each([
    ['is there with another number of pods', v1, mesh({ route: [to('v1')] }, [version('v1', 3), version('v2')])],
    ['is there with labels in another order', v1, mesh({ route: [to('v1')] }, [version('v1', 1, { version: 'v1', app: 'shop' })])],
    ['is there with a version in two parts', v1, mesh({ route: [to('v1', 50), to('v1', 50)] })],
    ['is there with a subset of another name', v1, mesh({ route: [to('v1', 50), to('stable', 50)] })],
    ['is there with shares in another order', mesh({ route: [to('v1', 90), to('v2', 10)] }), mesh({ route: [to('v2', 10), to('v1', 90)] })],
    ['is there with thirds', v1, mesh({ route: [to('v1', 1), to('v1', 1), to('v1', 1)] })],
    ['is there with headers in two parts', mesh({ route: [to('v1', 100, a)] }), mesh({ route: [to('v1', 50, a), to('v1', 50, a)] })],
    ['is there with a destination that gets nothing', mesh({ headers: a, route: [to('v1', 100, b)] }), mesh({ headers: a, route: [to('v1', 100, b), to('v2', 0)] })],
    ['is there with headers at the route or at the only destination', mesh({ headers: both, route: [to('v1')] }), mesh({ headers: b, route: [to('v1', 100, a)] })],
  ])('%s', (_, one, other) => {
    assertSameRouting(one, other, [everybody]);
  });

  const split = (ofV1?: object, ofV2?: object) => mesh({ route: [to('v1', 90, ofV1), to('v2', 10, ofV2)] });

  test.each([
    ['with headers of a share', split(), split(undefined, { response: { set: { 'set-cookie': 'version=v2' } } })],
    ['with headers of another share', split(a), split(undefined, a)],
    ['with another value of a header', split(a), split(set('x-a', '2'))],
    ['with another share', split(), mesh({ route: [to('v1', 80), to('v2', 20)] })],
    ['with other pods', v1, mesh({ route: [to('v2')] })],
    ['with pods of two versions', v1, mesh({ route: [to('v1')] }, undefined, {})],
    ['with one copy in place of two', mesh({ route: [to('v1')], mirrors: [to('v2'), to('v2')] }), mesh({ route: [to('v1')], mirrors: [to('v2')] })],
    ['with headers of an answer', mesh({ directResponse: { status: 503 } }), mesh({ directResponse: { status: 503 }, headers: { response: { set: { 'x-a': '1' } } } })],
  ])('fails %s', (_, one, other) => {
    expect(() => assertSameRouting(one, other, [everybody])).toThrow(/by one: [^]*by other: /);
    expect(routingMatchers.toRouteLike(one, other, [everybody]).pass).toBe(false);
  });

  const retried = (attempts: number) => mesh({ route: [to('v1')], retries: { attempts, retryOn: '5xx' } });
  const cors = (corsPolicy: object) => mesh({ route: [to('v1')], corsPolicy });
  const origins = { allowOrigins: [{ exact: 'https://a.com' }] };
  const host = 'shop.shop.svc.cluster.local:80';

  test.each([
    ['a timeout', v1, mesh({ route: [to('v1')], timeout: '3s' }), ['timeout: 3s instead of nothing']],
    ['another timeout', mesh({ route: [to('v1')], timeout: '3s' }), mesh({ route: [to('v1')], timeout: '10s' }), ['timeout: 10s instead of 3s']],
    ['retries', retried(2), retried(3), ['retries.attempts: 3 instead of 2']],
    ['a rewrite', v1, mesh({ route: [to('v1')], rewrite: { uri: '/a' } }), ['rewrite: {"uri":"/a","path":"/a"} instead of nothing']],
    ['headers', split(), split(a), [`${host} v1: headers.request.set.x-a: 1 instead of nothing`]],
    ['headers of the route', split(), mesh({ headers: a, route: [to('v1', 90), to('v2', 10)] }), [
      `${host} v1: headers.request.set.x-a: 1 instead of nothing`, `${host} v2: headers.request.set.x-a: 1 instead of nothing`,
    ]],
    ['headers of a part of a share', v1, mesh({ route: [to('v1', 40, a), to('v1', 60)] }), [/^shop\S+ v1: 40 % \{.*"x-a":"1".*\}, 60 % \{.*\} instead of 100 % \{.*\}$/]],
    ['copies', v1, mesh({ route: [to('v1')], mirrors: [to('v2')] }), [`copies: 100 % ${host} v2 instead of nobody`]],
    ['who answers, and so nothing of its headers', split(a), mesh({ route: [to('v2')] }), [`who answers: 100 % ${host} v2 instead of 10 % ${host} v2, 90 % ${host} v1`]],
    ['the pods of a subset of one name', v1, mesh({ route: [to('v1')] }, undefined, {}), [
      `who answers: 100 % ${host} v1 (app=shop,version=v1 or app=shop,version=v2) instead of 100 % ${host} v1 (app=shop,version=v1)`,
    ]],
    ['that nobody answers', v1, mesh({ route: [to('v1')] }, [version('v2')]), [
      `who answers: 100 % ${host} v1 (no-endpoints) instead of 100 % ${host} v1 (app=shop,version=v1)`,
    ]],
    ['two things', v1, mesh({ route: [to('v2')], timeout: '3s' }), [`who answers: 100 % ${host} v2 instead of 100 % ${host} v1`, 'timeout: 3s instead of nothing']],
    ['CORS that is gone', cors(origins), v1, ['corsPolicy: nothing instead of {"allowOrigins":[{"exact":"https://a.com"}]}']],
    ['CORS', cors(origins), cors({ ...origins, maxAge: '1h' }), ['corsPolicy.maxAge: 3600s instead of nothing']],
    ['an answer of its own', v1, mesh({ directResponse: { status: 503 } }), [
      'outcome: direct-response instead of routed', `who answers: nobody instead of 100 % ${host} v1`, 'retries: nothing instead of {"attempts":2,"perTryTimeout":null,"retryOn":"connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes"}',
      'directResponse: {"status":503} instead of nothing',
    ]],
  ])('fails with what differs, by its name: %s', (_, one, other, expected) => {
    const { pass, message } = routingMatchers.toRouteLike(other, one, [jason, everybody]);
    const [, lines] = /\n {2}differs: {2}([^]*)\n {2}by one: /.exec(message())!;
    expect(pass).toBe(false);
    expect(lines.split('\n            ')).toEqual(expected.map(line => typeof line === 'string' ? line : expect.stringMatching(line) as string));
    expect(() => assertSameRouting(one, other, [jason, everybody])).toThrow(`\n  differs:  ${lines}\n  by one: `);
  });
});

describe('a request', () => {
  test('goes to the only port of its host, from a sidecar by default', () => {
    assertRoute(shifting, { host: 'shop.shop' }, { v1: 80, v2: 20 });
    assertRoute(shifting, { from: 'sidecar/shop', host: 'shop' }, { v1: 80, v2: 20 });
    expect(() => assertRoute(shifting, { from: 'sidecar/shop', host: 'shop' }, { v1: 100 })).toThrow(/^GET shop\/ from sidecar\/shop\n/);
  });

  test('fails where its port may be several', () => {
    const ports = '{ name: http, port: 80 }, { name: http-admin, port: 81 }';
    const two = routingOf(`apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { ports: [${ports}] }\n`);
    expect(() => assertAnswered(two, { host: 'a' })).toThrow("'a' has the ports 80, 81: say which one with 'port'");
  });

  test('fails to be answered where nobody has its host, or its port', () => {
    expect(() => assertAnswered(shifting, { host: 'nobody' })).toThrow("no Service or ServiceEntry of the manifests has the host 'nobody'");
    for (const lost of [{ host: 'nobody', port: 80 }, { ...everybody, port: 81 }]) {
      const sentence = `no service of the manifests takes '${lost.host}' at port ${lost.port}`;
      expect(() => assertAnswered(shifting, lost)).toThrow(sentence);
      expect(() => assertRoute(shifting, lost, { '*': 100 })).toThrow(sentence);
      expect(routingMatchers.toAnswer(shifting, lost)).toMatchObject({ pass: false });
    }
  });

  test.each<[request: object, said: string]>([
    [{ port: 80 }, 'it has no host'],
    [{ host: 'shop', prot: 80 }, "there is no field 'prot': write from, host, port"],
    [{ host: 'shop', port: '80' }, "port is '80': write a whole number"],
    [{ host: 'shop', from: 'gateway/edge' }, "there is no Gateway 'edge' that the request could come from"],
  ])('fails as %j, in words', (request, said) => {
    expect(() => assertAnswered(shifting, request as AskedRequest)).toThrow(said);
  });
});

describe('shares', () => {
  const edge = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { selector: { istio: ingressgateway }, servers: [{ hosts: ["*"], port: { number: 8080, name: http, protocol: HTTP } }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: edge, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [edge]
  http:
    - { match: [{ uri: { prefix: /api } }], route: [{ destination: { host: shop, subset: v2 }, weight: 60 }, { destination: { host: api }, weight: 40 }] }
    - { route: [{ destination: { host: shop, subset: v1 } }] }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: shop }, ports: [{ name: http, port: 80 }] }
---
`;
  const outside = routingOf(edge + released(CanaryStage.dark()));
  const api = { from: 'gateway/edge', host: 'shop.example.com', path: '/api' };

  test('are told by host where keys name hosts, in short or in full', () => {
    assertRoute(outside, api, { 'shop/v2': 60, 'api/*': 40 });
    assertRoute(outside, api, { 'shop.shop.svc.cluster.local/v2': 60, 'api.shop/*': 40 });
    assertRoute(outside, api, { 'v2': 60, 'api/*': 40 });
    assertRoute(outside, api, { 'v2': 60, '*': 40 });
    expect(routingMatchers.toRoute(outside, api, { 'shop/v2': 60, 'api/*': 40 }).pass).toBe(true);
  });

  test('are the same through a gateway by its labels', () => {
    assertRoute(outside, { ...api, from: { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } } }, { 'v2': 60, '*': 40 });
    expect(() => assertAnswered(outside, { ...api, from: { kind: 'gateway' } })).toThrow('use gateway/shop/edge');
  });

  test('fails where another host answers', () => {
    expect(() => assertRoute(outside, api, { 'api/v2': 60, 'shop/*': 40 })).toThrow(
      'expected: api/v2 60 %, shop/* 40 %\n  got:      api.shop.svc.cluster.local/* 40 %, shop.shop.svc.cluster.local/v2 60 %\n  by rule:  http[0].match[0] of shop/edge');
  });
});

describe('matchers', () => {
  test('say the same, for expect.extend', () => {
    expect(routingMatchers.toRoute(shifting, jason, { v2: 100 }).pass).toBe(true);
    expect(routingMatchers.toRoute(shifting, jason, { v1: 100 }).message()).toContain('expected: v1 100 %');
    expect(routingMatchers.toAnswer(shifting, jason).pass).toBe(true);
    expect(routingMatchers.toRouteLike(shifting, shifting, [jason]).message()).toBe('expected the routing to differ, but it is the same');
  });

  test('are known to the types of jest once they are imported', () => {
    expect.extend(routingMatchers);
    expect(shifting).toRoute(jason, { v2: 100 });
    expect(shifting).not.toRoute(jason, { v1: 100 });
    expect(shifting).toAnswer(jason);
    expect(shifting).toRouteLike(shifting, [jason]);
  });
});

test('the package has them under cdk8s-istio/testing', () => {
  const { main, types } = JSON.parse(fs.readFileSync(path.resolve(__dirname, '../../testing/package.json'), 'utf8')) as { main: string; types: string };
  expect([main, types]).toEqual(['../lib/src/testing/index.js', '../lib/src/testing/index.d.ts']);
});
