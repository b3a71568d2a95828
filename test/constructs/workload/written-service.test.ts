import { App, Chart } from 'cdk8s';
import { MeshPort, MeshService, ServiceSource, MeshWorkload, type MeshServiceProps } from 'cdk8s-istio';
import { find, parsed, rendered, type Manifest } from '../../support/manifests';

function manifests(props: Partial<MeshServiceProps> = {}): Manifest[] {
  return rendered(chart => {
    new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1', ...props }).addVersion('v1',
      MeshWorkload.container({ image: 'shop:1' }));
  });
}

describe('a Service that is written', () => {
  test('selects the pods of every version by app alone', () => {
    expect(find(manifests(), 'Service', 'shop')).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'shop', namespace: 'shop', labels: { app: 'shop' } },
      spec: { selector: { app: 'shop' }, ports: [{ name: 'http', port: 80 }] },
    });
  });

  test('has every port by its name, with a target where that is another one', () => {
    const ports = [MeshPort.http(80, { targetPort: 8080 }), MeshPort.grpc(9000, { name: 'grpc-api' }), MeshPort.tcp(9001)];
    expect(find(manifests({ ports }), 'Service', 'shop').spec!.ports).toEqual([
      { name: 'http', port: 80, targetPort: 8080 }, { name: 'grpc-api', port: 9000 }, { name: 'tcp', port: 9001 },
    ]);
  });

  test('comes with the account that its pods run as', () => {
    expect(find(manifests(), 'ServiceAccount', 'shop')).toEqual({
      apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'shop', namespace: 'shop', labels: { app: 'shop' } },
    });
  });

  test('has no namespace where its chart has none', () => {
    const app = new App();
    new MeshService(new Chart(app, 'shop'), 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' })
      .addVersion('v1', MeshWorkload.container({ image: 'shop:1' }));
    expect(parsed(app.synthYaml()).filter(({ metadata }) => 'namespace' in metadata)).toEqual([]);
  });
});

describe('an external Service', () => {
  test('is not written, and neither is an account', () => {
    const kinds = manifests({ source: ServiceSource.external() }).map(({ kind }) => kind);
    expect(kinds).toEqual(['DestinationRule', 'VirtualService', 'Deployment']);
  });

  test('leaves the account of the pods to their namespace', () => {
    const deployment = find(manifests({ source: ServiceSource.external() }), 'Deployment', 'shop-v1');
    expect((deployment.spec!.template as { spec: object }).spec).not.toHaveProperty('serviceAccountName');
  });
});
