import { App, Chart, JsonPatch } from 'cdk8s';
import {
  CanaryRelease, CanaryStage, Fault, FaultInjection, GatewayRoute, MeshGateway, MeshPort, MeshService, Percent, RequestMatch, MeshWorkload,
} from 'cdk8s-istio';
import { find, parsed, rendered, type Manifest } from '../../support/manifests';

const CORS = { allowOrigins: [{ exact: 'https://shop.example.com' }] };
const cors = JsonPatch.add('/corsPolicy', CORS);

interface Route { readonly name: string; readonly corsPolicy?: object; readonly timeout?: string }

/** The service `shop` with a release, behind a gateway. */
function built(
  chart: Chart, patch: (service: MeshService) => void, ports = [MeshPort.http(80)], letOut = 80, stage = CanaryStage.dark(),
): MeshService {
  const service = new MeshService(chart, 'Shop', { name: 'shop', ports, stable: 'v1' });
  service.addVersion('v1', MeshWorkload.external());
  const canary = service.addVersion('v2', MeshWorkload.external());
  patch(service);
  new CanaryRelease(chart, 'Release', { canary, stage, earlyAccess: [RequestMatch.headerPresent('end-user')] });
  const gateway = new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['shop.example.com'] });
  new GatewayRoute(chart, 'Outside', { gateway, service, port: letOut });
  return service;
}

const routesOf = (manifests: Manifest[], name: string) => (find(manifests, 'VirtualService', name).spec as unknown as { http: Route[] }).http;

/** The names of the routes that are patched, in the mesh and at the gateway. */
function patchedRoutes(manifests: Manifest[]): string[] {
  return ['shop', 'edge-shop.example.com'].flatMap(name => routesOf(manifests, name).filter(({ corsPolicy }) => corsPolicy).map(({ name: route }) => route));
}

describe('a patch of a route by its name', () => {
  test('reaches it in the mesh and at the gateway, and no other', () => {
    const manifests = rendered(chart => built(chart, service => service.patchRoute('shop/Release', cors)));
    expect(patchedRoutes(manifests)).toEqual(['shop/Release', 'shop/Outside+shop/Release']);
    expect(routesOf(manifests, 'shop')[0].corsPolicy).toEqual(CORS);
  });

  test('reaches the default by the path of the service', () => {
    expect(patchedRoutes(rendered(chart => built(chart, service => service.patchRoute('shop/Shop', cors))))).toEqual(['shop/Shop', 'shop/Outside+shop/Shop']);
  });

  test('reaches it on every port', () => {
    const ports = [MeshPort.http(80), MeshPort.http(81, { name: 'http-admin' })];
    expect(patchedRoutes(rendered(chart => built(chart, service => service.patchRoute('shop/Shop', cors), ports))))
      .toEqual(['shop/Shop', 'shop/Shop:81', 'shop/Outside+shop/Shop']);
  });

  describe('that stands in the VirtualService', () => {
    const ports = [MeshPort.http(80), MeshPort.http(81, { name: 'http-admin' })];
    const chaos = (chart: Chart, service: MeshService) =>
      new FaultInjection(chart, 'Chaos', { service, faults: [Fault.abort(503, Percent.of(1))], match: [RequestMatch.method('POST')] });
    const patchedBy = (name: string, letOut = 80) => patchedRoutes(rendered(chart => built(chart, service => {
      chaos(chart, service);
      service.patchRoute(name, cors);
    }, ports, letOut)));

    test('is for the routes of its construct on that port, also those that fail on purpose', () => {
      expect(patchedBy('shop/Shop:81')).toEqual(['shop/Shop+shop/Chaos:81', 'shop/Shop:81']);
    });

    test('is for one route alone where nothing is laid over it', () => {
      expect(patchedBy('shop/Shop+shop/Chaos:81')).toEqual(['shop/Shop+shop/Chaos:81']);
    });

    test('holds at a gateway that lets the port out', () => {
      expect(patchedBy('shop/Shop:81', 81)).toEqual(['shop/Shop+shop/Chaos:81', 'shop/Shop:81', 'shop/Outside+shop/Shop+shop/Chaos:81', 'shop/Outside+shop/Shop:81']);
    });

    test('goes before or behind one by the construct, as they were added', () => {
      const timeout = (value: string) => JsonPatch.add('/timeout', value);
      const timeouts = routesOf(rendered(chart => built(chart, service => {
        service.patchRoute('shop/Shop:81', timeout('1s'));
        service.patchRoute('shop/Shop', timeout('2s'));
        service.patchRoute('shop/Release:81', timeout('3s'));
      }, ports)), 'shop').map(({ name, timeout: written }) => `${name} ${written}`);
      expect(timeouts).toEqual(['shop/Release undefined', 'shop/Shop 2s', 'shop/Release:81 3s', 'shop/Shop:81 2s']);
    });

    test.each(['shop/Shop:80', 'shop/Shop:82', 'shop/Outside+shop/Shop:81'])('fails where there is no such route, and says which there are: %j', name => {
      expect(() => patchedBy(name)).toThrow('has only routes of \'shop/Release\', \'shop/Release+shop/Chaos\', \'shop/Shop\', \'shop/Shop+shop/Chaos\','
        + ' \'shop/Release:81\', \'shop/Release+shop/Chaos:81\', \'shop/Shop:81\', \'shop/Shop+shop/Chaos:81\'');
    });

    test.each(['shop/Release:81', 'shop/Release+shop/Chaos', 'shop/Release+shop/Chaos:81'])('waits for a release to begin: %j', name => {
      expect(() => rendered(chart => built(chart, service => {
        chaos(chart, service);
        service.patchRoute(name, cors);
      }, ports, 80, CanaryStage.rollBack()))).not.toThrow();
    });
  });

  test('reaches the requests of it that fail on purpose', () => {
    expect(patchedRoutes(rendered(chart => built(chart, service => {
      service.patchRoute('shop/Shop', cors);
      new FaultInjection(chart, 'Chaos', { service, faults: [Fault.abort(503, Percent.of(1))], match: [RequestMatch.method('POST')] });
    })))).toEqual(['shop/Shop+shop/Chaos', 'shop/Shop', 'shop/Outside+shop/Shop+shop/Chaos', 'shop/Outside+shop/Shop']);
  });

  test('stands beside another one of the same route', () => {
    const [route] = routesOf(rendered(chart => built(chart, service => {
      service.patchRoute('shop/Release', cors);
      service.patchRoute('shop/Release', JsonPatch.add('/timeout', '3s'), JsonPatch.replace('/timeout', '4s'));
    })), 'shop');
    expect(route).toMatchObject({ corsPolicy: CORS, timeout: '4s' });
  });

  test('may come after the app was written once', () => {
    const app = new App();
    const service = built(new Chart(app, 'shop', { namespace: 'shop' }), () => undefined);
    expect(patchedRoutes(parsed(app.synthYaml()))).toEqual([]);
    service.patchRoute('shop/Release', cors);
    expect(patchedRoutes(parsed(app.synthYaml()))).toEqual(['shop/Release', 'shop/Outside+shop/Release']);
  });

  test.each(['shop/release', 'Release', 'shop/Outside', 'shop/Outside+shop/Release', ''])('fails for a name that no route has, and says which there are: %j', name => {
    expect(() => rendered(chart => built(chart, service => service.patchRoute(name, cors))))
      .toThrow(`patches the routes of '${name}', but 'shop' has only routes of 'shop/Release', 'shop/Shop'`);
  });
});
