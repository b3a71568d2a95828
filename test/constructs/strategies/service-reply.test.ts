import { JsonPatch, type Chart } from 'cdk8s';
import {
  CanaryRelease, CanaryStage, Cors, Fault, FaultInjection, GatewayReply, GatewayRoute, MeshGateway, MeshPort, MeshService, MeshWorkload, Mirror,
  Percent, Reply, RequestMatch, RequestRoute, Retries, ServiceReply, StringMatch,
} from 'cdk8s-istio';
import { find, rendered, type Manifest } from '../../support/manifests';

const { exact, prefix } = StringMatch;
const page = Reply.fixed(503, { body: '<p>Back at noon</p>', contentType: 'text/html' });

interface Route {
  readonly name: string;
}

/** A service in the middle of everything. */
function busy(chart: Chart): MeshService {
  const cart = new MeshService(chart, 'Cart', {
    name: 'cart',
    ports: [MeshPort.http(80)],
    stable: 'v1',
    retries: Retries.disabled(),
    cors: Cors.allowOrigins([exact('https://shop.example.com')]),
    headers: { request: { set: { 'x-a': '1' } }, response: { remove: ['server'] } },
  });
  const [, v2, v3] = ['v1', 'v2', 'v3'].map(version => cart.addVersion(version, MeshWorkload.container({ image: `cart:${version}` })));
  new CanaryRelease(chart, 'Release', { canary: v2, stage: CanaryStage.shift(Percent.of(10)), earlyAccess: [RequestMatch.headerPresent('x-beta')] });
  new RequestRoute(chart, 'Pin', { version: v2, match: [RequestMatch.uri(prefix('/old/er/'))] });
  new Mirror(chart, 'Mirror', { to: v3, share: Percent.of(5) });
  new FaultInjection(chart, 'Chaos', { service: cart, faults: [Fault.abort(503, Percent.of(1))] });
  return cart;
}

const rulesOf = (manifests: Manifest[], name = 'cart') => (find(manifests, 'VirtualService', name).spec as { http: Route[] }).http;
const names = (manifests: Manifest[], name?: string) => rulesOf(manifests, name).map(route => route.name);

describe('a reply in place of a service', () => {
  test('is the only route where it is for every request, with the policy for browsers and the changes of answers', () => {
    const manifests = rendered(chart => void new ServiceReply(chart, 'Maintenance', { service: busy(chart), reply: page }));
    expect(rulesOf(manifests)).toEqual([{
      name: 'shop/Maintenance',
      directResponse: { status: 503, body: { string: '<p>Back at noon</p>' } },
      corsPolicy: { allowOrigins: [{ exact: 'https://shop.example.com' }] },
      headers: { response: { set: { 'content-type': 'text/html' }, remove: ['server'] } },
    }]);
  });

  test('leaves the subsets of the service as they are', () => {
    const rule = (manifests: Manifest[]) => find(manifests, 'DestinationRule', 'cart').spec;
    const down = rendered(chart => void new ServiceReply(chart, 'Maintenance', { service: busy(chart), reply: page }));
    expect(rule(down)).toEqual(rule(rendered(chart => void busy(chart))));
  });

  test('stands before pins and releases on the requests that it matches, and hides a narrower pin', () => {
    const redirect = Reply.redirect({ prefix: '/new/', code: 308 });
    const manifests = rendered(chart => void new ServiceReply(chart, 'Moved', { service: busy(chart), reply: redirect, match: [RequestMatch.uri(prefix('/old/'))] }));
    expect(names(manifests)).toEqual(['shop/Moved', 'shop/Release', 'shop/Cart']);
    expect(rulesOf(manifests)[0]).toMatchObject({ match: [{ uri: { prefix: '/old/' } }], redirect: { prefixRewrite: '/new/', redirectCode: 308 } });
  });

  test('of every request stands behind one of some requests', () => {
    const manifests = rendered(chart => {
      const service = busy(chart);
      new ServiceReply(chart, 'All', { service, reply: page });
      new ServiceReply(chart, 'Some', { service, reply: Reply.fixed(204), match: [RequestMatch.uri(exact('/ping'))] });
    });
    expect(names(manifests)).toEqual(['shop/Some', 'shop/All']);
  });

  test('is at the gateways of the service too, under their paths', () => {
    const manifests = rendered(chart => {
      const service = busy(chart);
      new ServiceReply(chart, 'Maintenance', { service, reply: page });
      const gateway = new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['shop.example.com'] });
      new GatewayRoute(chart, 'Outside', { gateway, service, paths: [prefix('/cart/')], retries: Retries.attempts(1), headers: { response: { add: { 'x-b': '1' } } } });
    });
    expect(rulesOf(manifests, 'edge-shop.example.com')).toEqual([{
      name: 'shop/Outside+shop/Maintenance',
      match: [{ uri: { prefix: '/cart/' } }],
      directResponse: { status: 503, body: { string: '<p>Back at noon</p>' } },
      corsPolicy: { allowOrigins: [{ exact: 'https://shop.example.com' }] },
      headers: { response: { set: { 'content-type': 'text/html' }, add: { 'x-b': '1' }, remove: ['server'] } },
    }]);
  });

  test('keeps the patches of the routes behind it waiting', () => {
    const patched = (down: boolean) => rendered(chart => {
      const service = busy(chart);
      service.patchRoute('shop/Pin', JsonPatch.add('/timeout', '1s'));
      if (down) new ServiceReply(chart, 'Maintenance', { service, reply: page });
    });
    expect(names(patched(true))).toEqual(['shop/Maintenance']);
    expect(rulesOf(patched(false))[0]).toMatchObject({ name: 'shop/Pin', timeout: '1s' });
  });

  test('takes a match that is true of every request for no match', () => {
    const manifests = rendered(chart => void new ServiceReply(chart, 'All', { service: busy(chart), reply: page, match: [RequestMatch.uri(prefix('/'))] }));
    expect(rulesOf(manifests)[0]).not.toHaveProperty('match');
  });

  test.each<[string, (service: MeshService, chart: Chart) => unknown, string]>([
    ['with an empty list of matches', (service, chart) => new ServiceReply(chart, 'None', { service, reply: page, match: [] }), 'CDI413'],
    ['behind another one for the same requests', (service, chart) => [
      new ServiceReply(chart, 'A', { service, reply: page }), new ServiceReply(chart, 'B', { service, reply: page }),
    ], 'match 1 of \'shop/B\' (every request) is never reached'],
    ['behind another one for more requests', (service, chart) => [
      new ServiceReply(chart, 'A', { service, reply: page, match: [RequestMatch.method('PUT')] }),
      new ServiceReply(chart, 'B', { service, reply: Reply.fixed(204), match: [RequestMatch.method('PUT')] }),
    ], 'CDI404'],
  ])('fails %s', (_, make, text) => {
    expect(() => rendered(chart => void make(busy(chart), chart))).toThrow(text);
  });
});

describe('a reply of a gateway', () => {
  const outside = (make: (chart: Chart, gateway: MeshGateway) => unknown, hosts = ['shop.example.com']) => rendered(chart => {
    const gateway = new MeshGateway(chart, 'Edge', { name: 'edge', hosts });
    new GatewayRoute(chart, 'Outside', { gateway, service: busy(chart), paths: [prefix('/cart/')] });
    make(chart, gateway);
  });

  test('needs no service, and stands by its path among the exposures of the host', () => {
    const manifests = outside((chart, gateway) => [
      new GatewayReply(chart, 'Home', { gateway, reply: Reply.redirect({ uri: '/cart/', code: 302 }), paths: [exact('/')] }),
      new GatewayReply(chart, 'Moved', { gateway, reply: Reply.redirect({ prefix: '/cart/' }), paths: [prefix('/basket/')] }),
      new GatewayReply(chart, 'Rest', { gateway, reply: Reply.fixed(404) }),
    ]);
    const rules = rulesOf(manifests, 'edge-shop.example.com');
    expect(rules[0]).toEqual({ name: 'shop/Home', match: [{ uri: { exact: '/' } }], redirect: { uri: '/cart/', redirectCode: 302 } });
    expect(rules[1]).toEqual({ name: 'shop/Moved', match: [{ uri: { prefix: '/basket/' } }], redirect: { prefixRewrite: '/cart/' } });
    expect(rules.at(-1)).toEqual({ name: 'shop/Rest', directResponse: { status: 404 } });
    expect(rules).toHaveLength(5);
  });

  test('is all there is behind a host', () => {
    const manifests = outside((chart, gateway) => new GatewayReply(chart, 'Www', {
      gateway, hosts: ['www.example.com'], reply: Reply.redirect({ authority: 'shop.example.com' }),
    }), ['shop.example.com', 'www.example.com']);
    expect(names(manifests, 'edge-www.example.com')).toContain('shop/Www');
  });

  test.each<[string, (chart: Chart, gateway: MeshGateway) => unknown, string]>([
    ['on a host that the gateway does not listen to', (chart, gateway) => new GatewayReply(chart, 'A', { gateway, reply: page, hosts: ['a.com'] }), 'CDI505'],
    ['on a path of a service', (chart, gateway) => new GatewayReply(chart, 'A', { gateway, reply: page, paths: [prefix('/cart/')] }), 'CDI509'],
    ['on an expression', (chart, gateway) => new GatewayReply(chart, 'A', { gateway, reply: page, paths: [StringMatch.regex('/a.*')] }), 'CDI506'],
  ])('fails %s', (_, make, text) => {
    expect(() => outside(make)).toThrow(text);
  });
});
