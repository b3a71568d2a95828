import type { Chart } from 'cdk8s';
import { GatewayInstall, GatewayRoute, MeshGateway, MeshPort, MeshService, NipIo, MeshWorkload } from 'cdk8s-istio';
import { rendered } from '../../support/manifests';

function shop(chart: Chart, name = 'shop'): MeshService {
  const service = new MeshService(chart, name, { name, ports: [MeshPort.http(80)], stable: 'v1' });
  service.addVersion('v1', MeshWorkload.external());
  return service;
}

/** Gateways by id, name and hosts, each with the service behind every host. */
function gateways(...wanted: [id: string, name: string, hosts: string[], install?: GatewayInstall][]): () => string[] {
  return () => rendered(chart => {
    const service = shop(chart);
    for (const [id, name, hosts, install] of wanted) {
      new GatewayRoute(chart, `${id}Route`, { gateway: new MeshGateway(chart, id, { name, hosts, install }), service });
    }
  }).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}

const custom = (app: string) => GatewayInstall.custom({ selector: { app } });

describe('two gateways', () => {
  test('may listen to hosts of their own', () => {
    expect(gateways(['A', 'a', ['a.example.com']], ['B', 'b', ['b.example.com']])()).toHaveLength(8);
  });

  test('may listen to one host with pods of their own', () => {
    expect(gateways(['A', 'a', ['*'], custom('a')], ['B', 'b', ['*'], custom('b')])()).toHaveLength(8);
  });

  test('fail to listen to one host with the same pods, whatever the order of the labels', () => {
    const [ab, ba] = [{ a: '1', b: '2' }, { b: '2', a: '1' }].map(selector => GatewayInstall.custom({ selector }));
    expect(gateways(['A', 'a', ['shop.example.com'], ab], ['B', 'b', ['shop.example.com'], ba])).toThrow(/'shop\/A'.*'shop\/B'.*\(CDI209\)/);
  });

  test('fail to have one name', () => {
    expect(gateways(['A', 'edge', ['a.example.com']], ['B', 'edge', ['b.example.com']])).toThrow(/'shop\/A'.*'shop\/B'.*\(CDI\d{3}\)/);
  });

  test('fail to have rules of one name', () => {
    expect(gateways(['A', 'a', ['b-c.example.com']], ['B', 'a-b', ['c.example.com']])).toThrow(/\(CDI\d{3}\)/);
  });
});

describe('one gateway', () => {
  test('fails to listen to one host twice', () => {
    expect(gateways(['A', 'a', ['shop.example.com', 'shop.example.com']])).toThrow('(CDI209)');
  });

  test('fails to have rules of one name for two hosts', () => {
    expect(gateways(['A', 'a', ['*.example.com', 'any.example.com']])).toThrow(/\(CDI\d{3}\)/);
  });

  test('fails to have rules of the name of a service', () => {
    expect(() => rendered(chart => {
      const service = shop(chart, 'edge-any');
      new GatewayRoute(chart, 'Outside', { gateway: new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['*'] }), service });
    })).toThrow(/\(CDI\d{3}\)/);
  });

  test('keeps its hosts, whatever is done to the list that shows them', () => {
    const hosts = ['a.example.com'];
    expect(() => rendered(chart => {
      const gateway = new MeshGateway(chart, 'Edge', { name: 'edge', hosts });
      hosts.push('b.example.com');
      gateway.hosts.push('c.example.com');
      new GatewayRoute(chart, 'Outside', { gateway, service: shop(chart) });
      expect(gateway.hosts).toEqual(['a.example.com']);
    })).not.toThrow();
  });
});

describe('a nip.io host', () => {
  test.each([
    ['productpage.demo-project', '192.168.0.8', 'productpage.demo-project.192.168.0.8.nip.io'], ['a', '0.0.0.0', 'a.0.0.0.0.nip.io'],
  ])('of %s at %s is %s', (name, address, host) => {
    expect(NipIo.host(name, address)).toBe(host);
  });

  test('is one that a gateway can listen to', () => {
    const host = NipIo.host('shop', '192.0.2.8');
    expect(gateways(['A', 'a', [host]])()).toContain(`VirtualService a-${host}`);
  });
});
