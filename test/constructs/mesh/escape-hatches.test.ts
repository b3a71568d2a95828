import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { MeshPort, MeshService, MeshWorkload, type ServiceVersion } from 'cdk8s-istio';
import { find, parsed, type Manifest } from '../../support/manifests';

/** What becomes of the service `shop` after its objects are patched. */
function patched(patch: (service: MeshService, version: ServiceVersion) => void): Manifest[] {
  const app = new App();
  const service = new MeshService(new Chart(app, 'shop', { namespace: 'shop' }), 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
  patch(service, service.addVersion('v1', MeshWorkload.container({ image: 'shop:1' })));
  return parsed(app.synthYaml());
}

describe('a patch', () => {
  test.each<[string, string, Record<string, unknown>, (service: MeshService, version: ServiceVersion) => ApiObject]>([
    ['VirtualService', 'shop', { exportTo: ['.'] }, ({ virtualService }) => virtualService],
    ['DestinationRule', 'shop', { exportTo: ['.'] }, ({ destinationRule }) => destinationRule],
    ['Service', 'shop', { sessionAffinity: 'ClientIP' }, ({ service }) => service!],
    ['Deployment', 'shop-v1', { minReadySeconds: 5 }, (_, { deployment }) => deployment!],
  ])('reaches the %s and nothing else', (kind, name, added, object) => {
    const before = patched(() => undefined);
    const [[field, value]] = Object.entries(added);
    const after = patched((service, version) => object(service, version).addJsonPatch(JsonPatch.add(`/spec/${field}`, value)));
    expect(find(after, kind, name).spec).toEqual({ ...find(before, kind, name).spec, ...added });
    expect(after.filter(manifest => manifest.kind !== kind)).toEqual(before.filter(manifest => manifest.kind !== kind));
  });

  test('reaches what is made late, such as the rest of the routes', () => {
    const after = patched(({ virtualService }) => virtualService.addJsonPatch(JsonPatch.replace('/spec/http/0/timeout', '3s')));
    expect(find(after, 'VirtualService', 'shop').spec).toMatchObject({ http: [{ name: 'shop/Shop', timeout: '3s' }] });
  });

  test('can take a field away', () => {
    const after = patched((_, { deployment }) => deployment!.addJsonPatch(JsonPatch.remove('/spec/template/spec/securityContext')));
    expect((find(after, 'Deployment', 'shop-v1').spec as { template: { spec: object } }).template.spec).not.toHaveProperty('securityContext');
  });

  test('can be found by the ids of the objects, which are fixed', () => {
    const found: string[] = [];
    patched(service => found.push(...service.node.findAll().filter(ApiObject.isApiObject).map(({ node, kind }) => `${node.path} ${kind}`)));
    expect(found).toEqual([
      'shop/Shop/ServiceAccount ServiceAccount',
      'shop/Shop/Service Service',
      'shop/Shop/DestinationRule DestinationRule',
      'shop/Shop/VirtualService VirtualService',
      'shop/Shop/Deployment-v1 Deployment',
    ]);
  });

  test('can label what is written', () => {
    const after = patched(({ virtualService }) => virtualService.metadata.addLabel('team', 'shop'));
    expect(find(after, 'VirtualService', 'shop').metadata.labels).toEqual({ team: 'shop' });
  });
});
