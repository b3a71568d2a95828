import { Testing } from 'cdk8s';
import { MeshPort, MeshService } from 'cdk8s-istio';

test('a value of another copy of this package is one of ours', () => {
  const { MeshPort: OtherPort } = jest.requireActual<typeof import('cdk8s-istio')>('cdk8s-istio');
  let other: typeof MeshPort = OtherPort;
  jest.isolateModules(() => {
    other = jest.requireActual<typeof import('cdk8s-istio')>('cdk8s-istio').MeshPort;
  });
  expect(other).not.toBe(MeshPort);
  expect(() => new MeshService(Testing.chart(), 'Shop', { name: 'shop', ports: [other.http(80)], stable: 'v1' })).not.toThrow();
});
