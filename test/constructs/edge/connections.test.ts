import { App, Chart, JsonPatch } from 'cdk8s';
import {
  CanaryRelease, CanaryStage, GatewayInstall, GatewayRoute, GatewayTls, MeshGateway, MeshPort, MeshService, MeshWorkload, Percent, TcpGatewayRoute,
  TlsGatewayRoute, type MeshGatewayProps,
} from 'cdk8s-istio';
import type { JsonObject } from '../../../src/analysis/model/json';
import { meshOf } from '../../../src/analysis/routing/mesh';
import type { Request } from '../../../src/analysis/routing/traffic/request';
import { manifestsIn } from '../../analysis/support/manifests';
import { find, objectsOf, parsed, rendered, type Manifest } from '../../support/manifests';

/** A service with a port of each kind, of which v2 gets a tenth. */
function store(chart: Chart, name = 'store'): MeshService {
  const ports = [MeshPort.http(80), MeshPort.tcp(5432), MeshPort.tls(8443)];
  const service = new MeshService(chart, name, { name, ports, stable: 'v1' });
  for (const version of ['v1', 'v2']) service.addVersion(version, MeshWorkload.container({ image: `${name}:${version}`, runAsUser: 1000 }));
  new CanaryRelease(chart, `${name}-release`, {
    canary: service.version('v2'), stage: CanaryStage.shift(Percent.of(10)), ports: [80, 5432, 8443],
  });
  return service;
}

type Edge = (chart: Chart, props?: Partial<MeshGatewayProps>) => MeshGateway;
const edge: Edge = (chart, props) => new MeshGateway(chart, 'Edge', { name: 'edge', ...props });

const serversOf = (manifests: Manifest[]) => find(manifests, 'Gateway', 'edge').spec!.servers as { port: { name: string } }[];
const rulesOf = (manifests: Manifest[], name: string) => find(manifests, 'VirtualService', name).spec!;

const split = (port: number, host = 'store') => [
  { destination: { host, subset: 'v1', port: { number: port } }, weight: 90 },
  { destination: { host, subset: 'v2', port: { number: port } }, weight: 10 },
];

/** Who answers at the ingress gateway, by version; nothing where nobody does. */
function answers(manifests: Manifest[], asked: Pick<Request, 'host' | 'port' | 'scheme'>): Record<string, number> {
  const from = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } } as const;
  const { destinations } = meshOf(manifestsIn(manifests as unknown as JsonObject[])).route({ from, ...asked });
  return Object.fromEntries(destinations.map(({ subset, share }) => [subset, share]));
}

const SPLIT = { v1: 90, v2: 10 };

describe('connections that are let out by port', () => {
  const manifests = rendered(chart => {
    const service = store(chart);
    new TcpGatewayRoute(chart, 'Data', { gateway: edge(chart), service, port: 5432, listenOn: 31400 });
  });

  test('have a server for every host and rules of their own, with the shares of the mesh', () => {
    expect(serversOf(manifests)).toEqual([{ hosts: ['*'], port: { number: 31400, name: 'tcp-31400', protocol: 'TCP' } }]);
    expect(rulesOf(manifests, 'edge-tcp-31400')).toEqual({
      hosts: ['*'], gateways: ['edge'], tcp: [{ match: [{ port: 31400 }], route: split(5432) }],
    });
  });

  test('reach the versions that they reach in a sidecar', () => {
    expect(answers(manifests, { host: 'any.example.com', port: 31400, scheme: 'tcp' })).toEqual(SPLIT);
  });

  test('have the port of the service if nothing is said', () => {
    const [{ port }] = serversOf(rendered(chart => new TcpGatewayRoute(chart, 'Data', { gateway: edge(chart), service: store(chart), port: 5432 })));
    expect(port).toEqual({ number: 5432, name: 'tcp-5432', protocol: 'TCP' });
  });

  test('stay apart on two ports of one gateway, whichever was made first', () => {
    const twoPorts = (...ids: string[]) => rendered(chart => {
      const gateway = edge(chart);
      const services = Object.fromEntries(['a', 'b'].map(name => [name, store(chart, name)]));
      for (const id of ids) new TcpGatewayRoute(chart, `${id}-out`, { gateway, service: services[id], port: 5432, listenOn: id === 'a' ? 5001 : 5002 });
    });
    const [one, other] = [twoPorts('a', 'b'), twoPorts('b', 'a')];
    expect(serversOf(one)).toEqual(serversOf(other));
    for (const [port, name] of [[5001, 'a'], [5002, 'b']] as const) {
      expect(rulesOf(one, `edge-tcp-${port}`)).toMatchObject({ tcp: [{ route: split(5432, name) }] });
      expect(answers(one, { host: 'x.example.com', port, scheme: 'tcp' })).toEqual(SPLIT);
    }
  });

  test('reach a service of another namespace by its full name', () => {
    const app = new App();
    const [front, back] = ['front', 'back'].map(namespace => new Chart(app, namespace, { namespace }));
    const route = new TcpGatewayRoute(back, 'Data', { gateway: edge(front), service: store(back), port: 5432 });
    expect(route.virtualService.metadata.namespace).toBe('front');
    expect(rulesOf(parsed(app.synthYaml()), 'edge-tcp-5432')).toMatchObject({ tcp: [{ route: split(5432, 'store.back.svc.cluster.local') }] });
  });

  test('stand behind the subsets that they name, and can be patched', () => {
    const objects = rendered(chart => {
      const gateway = edge(chart);
      const route = new TcpGatewayRoute(chart, 'Data', { gateway, service: store(chart), port: 5432 });
      route.virtualService.addJsonPatch(JsonPatch.add('/spec/exportTo', ['*']));
    });
    const labels = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(labels.indexOf('VirtualService edge-tcp-5432')).toBeGreaterThan(labels.indexOf('DestinationRule store'));
    expect(rulesOf(objects, 'edge-tcp-5432').exportTo).toEqual(['*']);
  });
});

describe('connections under TLS that the gateway does not end', () => {
  const manifests = rendered(chart => {
    const service = store(chart);
    const gateway = edge(chart, { hosts: ['*'], tls: GatewayTls.simple('any') });
    new GatewayRoute(chart, 'Outside', { gateway, service });
    new TlsGatewayRoute(chart, 'Sealed', { gateway, service, hosts: ['sealed.example.com', '*.sealed.example.com'], port: 8443 });
    new TlsGatewayRoute(chart, 'Other', { gateway, service: store(chart, 'other'), hosts: ['other.example.com'], port: 5432 });
  });
  const sniHosts = ['sealed.example.com', '*.sealed.example.com'];

  test('share a server and rules that tell their names apart', () => {
    const hosts = ['*.sealed.example.com', 'other.example.com', 'sealed.example.com'];
    expect(serversOf(manifests)).toContainEqual({ hosts, port: { number: 443, name: 'tls-443', protocol: 'TLS' }, tls: { mode: 'PASSTHROUGH' } });
    expect(rulesOf(manifests, 'edge-tls-443')).toEqual({
      hosts,
      gateways: ['edge'],
      tls: [
        { match: [{ port: 443, sniHosts: ['other.example.com'] }], route: split(5432, 'other') },
        { match: [{ port: 443, sniHosts }], route: split(8443) },
      ],
    });
  });

  test('have rules that Istio takes where one name is under the wildcard of another service', () => {
    const objects = rendered(chart => {
      const gateway = edge(chart);
      new TlsGatewayRoute(chart, 'Any', { gateway, service: store(chart), hosts: ['*.example.com'], port: 8443 });
      new TlsGatewayRoute(chart, 'One', { gateway, service: store(chart, 'other'), hosts: ['other.example.com'], port: 5432 });
    });
    expect(rulesOf(objects, 'edge-tls-443')).toMatchObject({
      hosts: ['*.example.com'],
      tls: [{ match: [{ sniHosts: ['*.example.com'] }], route: split(8443) }, { match: [{ sniHosts: ['other.example.com'] }], route: split(5432, 'other') }],
    });
    for (const host of ['any.example.com', 'other.example.com']) expect(answers(objects, { host, port: 443, scheme: 'tls' })).toEqual(SPLIT);
  });

  test.each([['sealed.example.com', 8443], ['a.sealed.example.com', 8443], ['other.example.com', 5432]])('reach the versions of the mesh by %s', host => {
    expect(answers(manifests, { host, port: 443, scheme: 'tls' })).toEqual(SPLIT);
  });

  test('leave all other names to the gateway', () => {
    expect(answers(manifests, { host: 'www.example.com', port: 443, scheme: 'https' })).toEqual(SPLIT);
  });

  test('have the port for HTTPS of the installation, or one that is said', () => {
    const install = GatewayInstall.custom({ selector: { app: 'edge' }, httpsPort: 8443 });
    const names = (listenOn?: number) => serversOf(rendered(chart => {
      new TlsGatewayRoute(chart, 'Sealed', { gateway: edge(chart, { install }), service: store(chart), hosts: ['a.example.com'], port: 8443, listenOn });
    })).map(({ port }) => port.name);
    expect(names()).toEqual(['tls-8443']);
    expect(names(9443)).toEqual(['tls-9443']);
  });

  test('are let out for the hosts as they were when they were passed', () => {
    const hosts = ['a.example.com'];
    const objects = rendered(chart => {
      new TlsGatewayRoute(chart, 'Sealed', { gateway: edge(chart), service: store(chart), hosts, port: 8443 });
      hosts.push('b.example.com');
    });
    expect(rulesOf(objects, 'edge-tls-443').hosts).toEqual(['a.example.com']);
  });
});

test('a gateway for connections alone has no rules for requests', () => {
  const manifests = rendered(chart => new TcpGatewayRoute(chart, 'Data', { gateway: edge(chart), service: store(chart), port: 5432 }));
  expect(objectsOf(manifests, 'VirtualService').map(({ name }) => name).sort()).toEqual(['edge-tcp-5432', 'store']);
});
