import { App, Chart, JsonPatch } from 'cdk8s';
import {
  CanaryRelease, CanaryStage, GatewayInstall, GatewayRoute, GatewayTls, MeshGateway, MeshPort, MeshService, Percent, RequestMatch, Rewrite,
  StringMatch, MeshWorkload, type GatewayRouteProps, type MeshGatewayProps,
} from 'cdk8s-istio';
import { arrivalIn } from '../../support/arrival';
import { find, parsed, rendered, type Manifest } from '../../support/manifests';

const { exact, prefix } = StringMatch;

interface Route { readonly name: string; readonly match?: object[]; readonly route: { destination: object }[]; readonly [field: string]: unknown }
interface Rules { readonly hosts: string[]; readonly gateways: string[]; readonly http: Route[] }

/** The service `shop` with v1 and v2. */
function shop(chart: Chart, name = 'shop'): MeshService {
  const service = new MeshService(chart, name, { name, ports: [MeshPort.http(80)], stable: 'v1' });
  for (const version of ['v1', 'v2']) service.addVersion(version, MeshWorkload.container({ image: `${name}:${version}` }));
  return service;
}

/** The service `shop` let out at a gateway. */
function letOut(gateway: Partial<MeshGatewayProps> = {}, route: Partial<GatewayRouteProps> = {}): { manifests: Manifest[]; urls: string[] } {
  let urls: string[] = [];
  const manifests = rendered(chart => {
    const edge = new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['shop.example.com'], ...gateway });
    ({ urls } = new GatewayRoute(chart, 'Outside', { gateway: edge, service: shop(chart), ...route }));
  });
  return { manifests, urls };
}

const rulesOf = (manifests: Manifest[], name: string) => find(manifests, 'VirtualService', name).spec as unknown as Rules;
const gatewayOf = (manifests: Manifest[]) => find(manifests, 'Gateway', 'edge').spec as { selector: object; servers: { port: object; tls?: object }[] };

describe('a gateway listens', () => {
  test.each<[string, GatewayInstall | undefined, object, number]>([
    ['as istioctl installs it, if nothing is said', undefined, { istio: 'ingressgateway' }, 8080],
    ['as istioctl installs it', GatewayInstall.ingressGateway(), { istio: 'ingressgateway' }, 8080],
    ['as Helm installs it', GatewayInstall.ingress(), { istio: 'ingress' }, 80],
    ['in another way', GatewayInstall.custom({ selector: { app: 'edge', tier: 'web' }, httpPort: 8000 }), { app: 'edge', tier: 'web' }, 8000],
    ['in another way on port 80, if nothing is said', GatewayInstall.custom({ selector: { app: 'edge' } }), { app: 'edge' }, 80],
  ])('%s', (_, install, selector, number) => {
    expect(gatewayOf(letOut({ install }).manifests)).toEqual({
      selector, servers: [{ hosts: ['shop.example.com'], port: { number, name: 'http', protocol: 'HTTP' } }],
    });
  });

  test.each<[GatewayInstall, number, number]>([
    [GatewayInstall.ingressGateway(), 8080, 443],
    [GatewayInstall.ingress(), 80, 443],
    [GatewayInstall.custom({ selector: { app: 'edge' }, httpPort: 8000, httpsPort: 8443 }), 8000, 8443],
  ])('with TLS on a second port, to which the first redirects: %#', (install, clear, encrypted) => {
    const { servers } = gatewayOf(letOut({ install, tls: GatewayTls.simple('shop-tls') }).manifests);
    expect(servers).toEqual([
      { hosts: ['shop.example.com'], port: { number: clear, name: 'http', protocol: 'HTTP' }, tls: { httpsRedirect: true } },
      {
        hosts: ['shop.example.com'],
        port: { number: encrypted, name: 'https', protocol: 'HTTPS' },
        tls: { mode: 'SIMPLE', credentialName: 'shop-tls' },
      },
    ]);
  });

  test('to labels as they were when they were passed', () => {
    const selector: Record<string, string> = { app: 'edge' };
    const install = GatewayInstall.custom({ selector });
    selector.app = 'other';
    expect(gatewayOf(letOut({ install }).manifests).selector).toEqual({ app: 'edge' });
  });

  test('by its name alone, and can be patched', () => {
    const { metadata } = find(rendered(chart => {
      const gateway = new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['shop.example.com'] });
      new GatewayRoute(chart, 'Outside', { gateway, service: shop(chart) });
      gateway.gateway.metadata.addLabel('team', 'edge');
      gateway.virtualService('shop.example.com').addJsonPatch(JsonPatch.add('/spec/exportTo', ['.']));
    }), 'Gateway', 'edge');
    expect(metadata).toEqual({ name: 'edge', namespace: 'shop', labels: { team: 'edge' } });
  });
});

test.each([0, 65536, 1.5, NaN])('a gateway fails to listen to port %d', port => {
  const selector = { app: 'edge' };
  expect(() => GatewayInstall.custom({ selector, httpPort: port })).toThrow('(CDI120)');
  expect(() => GatewayInstall.custom({ selector, httpsPort: port })).toThrow('(CDI120)');
  expect(() => GatewayInstall.ingress({ nodePort: port })).toThrow('(CDI120)');
});

describe('the rules of a host', () => {
  test.each([
    ['shop.example.com', 'edge-shop.example.com'], ['*', 'edge-any'], ['*.example.com', 'edge-any.example.com'],
  ])('of %s are called %s', (host, name) => {
    expect(rulesOf(letOut({ hosts: [host] }).manifests, name)).toMatchObject({ hosts: [host], gateways: ['edge'] });
  });

  test('send every request to the service, by its port', () => {
    expect(rulesOf(letOut().manifests, 'edge-shop.example.com').http).toEqual([
      { name: 'shop/Outside+shop/shop', route: [{ destination: { host: 'shop', subset: 'v1', port: { number: 80 } } }] },
    ]);
  });

  test('match paths, and the paths that they rewrite', () => {
    const { http } = rulesOf(letOut({}, { paths: [exact('/health'), prefix('/api/')], rewrite: Rewrite.prefix('/') }).manifests, 'edge-shop.example.com');
    expect(http.map(({ match, rewrite }) => ({ match, rewrite }))).toEqual([
      { match: [{ uri: { exact: '/health' } }, { uri: { prefix: '/api/' } }], rewrite: { uri: '/' } },
    ]);
  });

  test('reach a service of another namespace by its full name', () => {
    const app = new App();
    const [edge, back] = ['edge', 'back'].map(namespace => new Chart(app, namespace, { namespace }));
    new GatewayRoute(edge, 'Outside', { gateway: new MeshGateway(edge, 'Edge', { name: 'edge', hosts: ['*'] }), service: shop(back) });
    const { http: [{ route: [{ destination }] }] } = rulesOf(parsed(app.synthYaml()), 'edge-any');
    expect(destination).toEqual({ host: 'shop.back.svc.cluster.local', subset: 'v1', port: { number: 80 } });
  });

  test('are those of the mesh, at every stage of a release', () => {
    const stages = [CanaryStage.dark(), CanaryStage.shift(Percent.of(5)), CanaryStage.takeOver(), CanaryStage.rollBack()];
    for (const stage of stages) {
      const manifests = rendered(chart => {
        const service = shop(chart);
        new GatewayRoute(chart, 'Outside', { gateway: new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['*'] }), service });
        new CanaryRelease(chart, 'Release', { canary: service.version('v2'), stage, earlyAccess: [RequestMatch.headerPresent('end-user')] });
      });
      const inside = find(manifests, 'VirtualService', 'shop').spec as unknown as Rules;
      expect(rulesOf(manifests, 'edge-any').http).toEqual(inside.http.map(route => ({ ...route, name: `shop/Outside+${route.name}` })));
    }
  });

  test('stand behind the subsets that they name, and behind the Gateway', () => {
    const objects = letOut().manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    const before = objects.slice(0, objects.indexOf('VirtualService edge-shop.example.com'));
    expect(before).toEqual(expect.arrayContaining(['Gateway edge', 'DestinationRule shop']));
  });
});

describe('what is exposed on a wildcard', () => {
  function onHosts(hosts: string[], exposed: Record<string, string[]>, path?: string): Record<string, string[]> {
    const manifests = rendered(chart => {
      const gateway = new MeshGateway(chart, 'Edge', { name: 'edge', hosts });
      for (const [name, on] of Object.entries(exposed)) {
        new GatewayRoute(chart, `${name}-route`, { gateway, service: shop(chart, name), hosts: on, paths: [prefix(path ?? `/${name}`)] });
      }
    });
    return Object.fromEntries(manifests.filter(({ kind, metadata }) => kind === 'VirtualService' && metadata.name.startsWith('edge-'))
      .map(({ spec }) => spec as unknown as Rules)
      .map(({ hosts: [host], http }) => [host, http.map(({ name }) => name.split('+')[0].replace(/^shop\/|-route$/g, ''))]));
  }

  test('is copied into each host of the gateway that it covers, which has rules of its own', () => {
    expect(onHosts(['*', '*.example.com', 'a.example.com', 'example.com', 'b.example.org'], {
      every: ['*'], domain: ['*.example.com'], one: ['a.example.com', 'b.example.org'],
    })).toEqual({
      '*': ['every'],
      '*.example.com': ['domain', 'every'],
      'a.example.com': ['domain', 'every', 'one'],
      'example.com': ['every'],
      'b.example.org': ['every', 'one'],
    });
  });

  test('stands back for the same path of a nearer host', () => {
    expect(onHosts(['*', '*.example.com', 'a.example.com'], { every: ['*'], domain: ['*.example.com'], one: ['a.example.com'] }, '/'))
      .toEqual({ '*': ['every'], '*.example.com': ['domain'], 'a.example.com': ['one'] });
  });

  test('is copied once, however many of its hosts cover one', () => {
    expect(onHosts(['*', 'a.example.com'], { every: ['*', 'a.example.com'] })).toEqual({ '*': ['every'], 'a.example.com': ['every'] });
  });
});

describe('hosts of one gateway that cover each other', () => {
  function overlapping(hosts: string[], tls?: GatewayTls): Manifest[] {
    return rendered(chart => {
      const gateway = new MeshGateway(chart, 'Edge', { name: 'edge', hosts, tls });
      new GatewayRoute(chart, 'Wide', { gateway, service: shop(chart, 'wide'), hosts: [hosts[0]], paths: [prefix('/a')] });
      new GatewayRoute(chart, 'Near', { gateway, service: shop(chart, 'near'), hosts: hosts.slice(1), paths: [prefix('/a/b')] });
    });
  }

  test.each([
    ['*', 'shop.example.com'], ['*.example.com', 'shop.example.com'], ['*', '*.example.com'],
  ])('%s takes no request from the longer path of %s', (wide, near) => {
    const gateway = { name: 'edge', namespace: 'shop' };
    const request = { gateway, authority: 'shop.example.com', method: 'GET', headers: {}, query: {}, path: '/a/b/c' };
    expect(arrivalIn(overlapping([wide, near]), { via: 'gateway', request })).toMatchObject({ host: 'near.shop.svc.cluster.local' });
  });

  test.each<[string[], string[]]>([
    [['*', '*.example.com', 'shop.example.com', 'example.org'], ['*']],
    [['*.example.com', 'shop.example.com', 'example.com', '*.shop.example.com'], ['*.example.com', 'example.com']],
    [['b.example.com', 'a.example.com'], ['b.example.com', 'a.example.com']],
  ])('%s are listened to as %s', (hosts, listened) => {
    expect(gatewayOf(overlapping(hosts, GatewayTls.simple('shop-tls'))).servers).toMatchObject([{ hosts: listened }, { hosts: listened }]);
  });
});

describe('the addresses of an exposure', () => {
  const PATHS = [exact('/productpage'), prefix('/static/')];

  test.each<[string, Partial<MeshGatewayProps>, Partial<GatewayRouteProps>, string[]]>([
    ['are those of the host', {}, {}, ['http://shop.example.com/']],
    ['have the node port', { install: GatewayInstall.ingressGateway({ nodePort: 31680 }) }, {}, ['http://shop.example.com:31680/']],
    ['have each path', {}, { paths: PATHS }, ['http://shop.example.com/productpage', 'http://shop.example.com/static/']],
    ['have each host, wildcards apart', { hosts: ['a.example.com', '*', '*.example.org', 'b.example.com'] }, {}, ['http://a.example.com/', 'http://b.example.com/']],
    ['are of the hosts on which it is exposed', { hosts: ['a.example.com', '*'] }, { hosts: ['*'] }, []],
    ['are encrypted with TLS', { tls: GatewayTls.simple('shop-tls') }, {}, ['https://shop.example.com/']],
    ['have the node port with TLS', { tls: GatewayTls.simple('shop-tls'), install: GatewayInstall.ingress({ nodePort: 31681 }) }, {},
      ['https://shop.example.com:31681/']],
    ['leave out the usual node port', { install: GatewayInstall.ingress({ nodePort: 80 }) }, {}, ['http://shop.example.com/']],
  ])('%s', (_, gateway, route, urls) => {
    expect(letOut(gateway, route).urls).toEqual(urls);
  });
});

test('a gateway may stand inside the service that it lets out', () => {
  const manifests = rendered(chart => {
    const service = shop(chart);
    new GatewayRoute(service, 'Outside', { gateway: new MeshGateway(service, 'Edge', { name: 'edge', hosts: ['*'] }), service });
  });
  expect(rulesOf(manifests, 'edge-any').http).toHaveLength(1);
});
