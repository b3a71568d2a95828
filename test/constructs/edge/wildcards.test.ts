import { Chart, Testing } from 'cdk8s';
import { GatewayRoute, MeshGateway, MeshPort, MeshService, StringMatch, MeshWorkload } from 'cdk8s-istio';
import { routingOf } from '../../../src/testing';

const { prefix } = StringMatch;

const GATEWAY = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } } as const;

function service(chart: Chart, name: string): MeshService {
  const made = new MeshService(chart, name, { name, ports: [MeshPort.http(80)], stable: 'v1' });
  made.addVersion('v1', MeshWorkload.container({ image: `${name}:1` }));
  return made;
}

/** Who answers a request for `api.example.com` at the gateway, if anybody does. */
function answers(path: string, build: (chart: Chart, wide: MeshService, near: MeshService) => void): string | undefined {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  build(chart, service(chart, 'wide'), service(chart, 'near'));
  const { destinations } = routingOf(Testing.synth(chart) as object[]).route({ from: GATEWAY, host: 'api.example.com', port: 8080, path });
  return destinations[0]?.host.split('.')[0];
}

/** `wide` on a wildcard and `near` on a host of it, at one gateway. */
const atOneGateway = (wide: StringMatch[], near: StringMatch[]) => (chart: Chart, ...services: [MeshService, MeshService]) => {
  const gateway = new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['*.example.com', 'api.example.com'] });
  new GatewayRoute(chart, 'Wide', { gateway, service: services[0], hosts: ['*.example.com'], paths: wide });
  new GatewayRoute(chart, 'Near', { gateway, service: services[1], hosts: ['api.example.com'], paths: near });
};

/** The same, each at a gateway of its own. */
const atTwoGateways = (wide: StringMatch[], near: StringMatch[]) => (chart: Chart, ...services: [MeshService, MeshService]) => {
  const [edge, api] = [['edge', '*.example.com'], ['api', 'api.example.com']].map(([name, host]) => new MeshGateway(chart, name, { name, hosts: [host] }));
  new GatewayRoute(chart, 'Wide', { gateway: edge, service: services[0], paths: wide });
  new GatewayRoute(chart, 'Near', { gateway: api, service: services[1], paths: near });
};

describe('a service on a wildcard', () => {
  test('answers on a narrower host of its gateway whatever that has no path for', () => {
    expect(answers('/', atOneGateway([prefix('/')], [prefix('/v1/')]))).toBe('wide');
    expect(answers('/v1/', atOneGateway([prefix('/')], [prefix('/v1/')]))).toBe('near');
  });

  test('stays off a narrower host that has just the same path', () => {
    expect(answers('/static/', atOneGateway([prefix('/')], [prefix('/')]))).toBe('near');
  });

  test('stays off one of several paths of a narrower host', () => {
    const build = atOneGateway([prefix('/x/')], [prefix('/x/'), prefix('/y/')]);
    expect([answers('/x/', build), answers('/y/', build)]).toEqual(['near', 'near']);
  });

  test('answers there on a longer path all the same', () => {
    expect(answers('/static/', atOneGateway([prefix('/static/')], [prefix('/')]))).toBe('wide');
  });

  test('stays off a narrower host that has a gateway of its own', () => {
    expect(answers('/static/', atTwoGateways([prefix('/static/')], [prefix('/')]))).toBe('near');
    expect(answers('/', atTwoGateways([prefix('/')], [prefix('/v1/')]))).toBeUndefined();
    expect(answers('/v1/', atTwoGateways([prefix('/')], [prefix('/v1/')]))).toBe('near');
  });
});
