import { MeshGateway, GatewayRoute, MeshPort, MeshService, MeshWorkload } from 'cdk8s-istio';
import { rendered } from '../../support/manifests';

test('the rules of a host wait for the services that are exposed on it, and for no others', () => {
  const manifests = rendered(chart => {
    const gateway = new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['a.example.com', 'b.example.com'] });
    for (const name of ['a', 'b']) {
      const service = new MeshService(chart, name, { name, ports: [MeshPort.http(80)], stable: 'v1' });
      service.addVersion('v1', MeshWorkload.external());
      new GatewayRoute(chart, `${name}-out`, { gateway, service, hosts: [`${name}.example.com`] });
    }
  });
  const objects = manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  expect(objects.filter(object => /^(DestinationRule|VirtualService edge)/.test(object))).toEqual([
    'DestinationRule a', 'VirtualService edge-a.example.com', 'DestinationRule b', 'VirtualService edge-b.example.com',
  ]);
});

test.each([253, 254])('an external host has at most 253 characters: %d', length => {
  const labels = `${'a'.repeat(60)}.`.repeat(4);
  const host = `${labels}${'b'.repeat(length - labels.length - 2)}.c`;
  const listen = () => rendered(chart => new MeshGateway(chart, 'Edge', { name: 'edge', hosts: [host] }));
  expect(listen).toThrow(length > 253 ? 'is not a full host name' : 'whose name has 258 characters');
});
