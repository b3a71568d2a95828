import type { Chart } from 'cdk8s';
import { GatewayRoute, MeshGateway, MeshPort, MeshService, RequestMatch, RequestRoute, StringMatch, MeshWorkload } from 'cdk8s-istio';
import { find, rendered } from '../../support/manifests';

const { exact, prefix } = StringMatch;

function shop(chart: Chart): MeshService {
  const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
  for (const version of ['v1', 'v2']) service.addVersion(version, MeshWorkload.external());
  return service;
}

describe('64 alternatives at a gateway', () => {
  const users = Array.from({ length: 64 }, (_, at) => RequestMatch.header('end-user', exact(`user-${at}`)));
  const matches = (paths: StringMatch[]) => {
    const manifests = rendered(chart => {
      const service = shop(chart);
      new RequestRoute(chart, 'Pin', { version: service.version('v2'), match: users });
      new GatewayRoute(chart, 'Outside', { gateway: new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['*'] }), service, paths });
    });
    return (find(manifests, 'VirtualService', 'edge-any').spec as { http: { match?: object[] }[] }).http.map(({ match = [] }) => match.length);
  };

  test('stay so many under one path', () => {
    expect(matches([prefix('/api')])).toEqual([64, 1]);
  });

  test('stand once under each path', () => {
    expect(matches([exact('/a'), exact('/b')])).toEqual([128, 2]);
  });
});

describe('what is changed after it was passed changes nothing', () => {
  test('of the hosts of an exposure', () => {
    const hosts = ['a.example.com'];
    expect(() => rendered(chart => {
      const gateway = new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['a.example.com', 'b.example.com'] });
      new GatewayRoute(chart, 'Outside', { gateway, service: shop(chart), hosts });
      hosts.push('b.example.com');
    })).toThrow('\'b.example.com\', but nothing is exposed on it');
  });
});

describe('a place that belongs to somebody else', () => {
  function exposing(build: (chart: Chart, gateway: MeshGateway) => void): () => unknown {
    return () => rendered(chart => build(chart, new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['*', 'shop.example.com'] })));
  }

  test.each([81, 8080, 0, NaN])('fails to be the port of another service: %d', port => {
    expect(exposing((chart, gateway) => new GatewayRoute(chart, 'Outside', { gateway, service: shop(chart), port }))).toThrow('(CDI507)');
  });

  test('fails to be every path of a wildcard that another service has', () => {
    expect(exposing((chart, gateway) => {
      const other = new MeshService(chart, 'Other', { name: 'other', ports: [MeshPort.http(80)], stable: 'v1' });
      other.addVersion('v1', MeshWorkload.external());
      new GatewayRoute(chart, 'Every', { gateway, service: other, hosts: ['*'] });
      new GatewayRoute(chart, 'One', { gateway, service: shop(chart) });
    })).toThrow('\'shop/Every\' already exposes every request of \'*\', so \'shop/One\' cannot');
  });

  test('fails to be the same path of the same service twice', () => {
    expect(exposing((chart, gateway) => {
      const service = shop(chart);
      for (const id of ['A', 'B']) new GatewayRoute(chart, id, { gateway, service, paths: [prefix('/api')] });
    })).toThrow('\'shop/A\' already exposes uri prefix \'/api\'');
  });
});
