import { App, Chart, JsonPatch } from 'cdk8s';
import {
  CanaryRelease, CanaryStage, Fault, FaultInjection, GatewayRoute, MeshGateway, MeshPort, MeshService, Percent, RequestMatch, MeshWorkload,
} from 'cdk8s-istio';
import { find, parsed, rendered, type Manifest } from '../../support/manifests';

const CORS = { allowOrigins: [{ exact: 'https://shop.example.com' }] };
const cors = JsonPatch.add('/corsPolicy', CORS);

interface Route { readonly name: string; readonly corsPolicy?: object; readonly timeout?: string }

/** The service `shop` with a release, behind a gateway. */
function built(chart: Chart, patch: (service: MeshService) => void, ports = [MeshPort.http(80)]): MeshService {
  const service = new MeshService(chart, 'Shop', { name: 'shop', ports, stable: 'v1' });
  service.addVersion('v1', MeshWorkload.external());
  const canary = service.addVersion('v2', MeshWorkload.external());
  patch(service);
  new CanaryRelease(chart, 'Release', { canary, stage: CanaryStage.dark(), earlyAccess: [RequestMatch.headerPresent('end-user')] });
  const gateway = new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['shop.example.com'] });
  new GatewayRoute(chart, 'Outside', { gateway, service, port: 80 });
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
