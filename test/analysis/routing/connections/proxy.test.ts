import type { RouteTable } from '../../../../src/analysis/routing/connections/proxy';
import type { Caller } from '../../../../src/analysis/routing/traffic/request';
import { destinationRule, deployment, gateway, http, meshWith, service, to, virtualService } from '../meshes';

const objects = [
  service('shop/a'), deployment('shop/a'), deployment('shop/a', 'v2'), service('shop/b', { ports: [{ name: 'tcp', port: 5000 }] }),
  destinationRule('shop/a', { host: 'a', subsets: ['v1', 'v2'].map(version => ({ name: version, labels: { version } })) }),
  gateway('istio-system/edge', http(80, 'a.com'), { port: { number: 443, name: 'tls', protocol: 'TLS' }, tls: { mode: 'PASSTHROUGH' }, hosts: ['b.com'] }),
  virtualService('shop/a', {
    hosts: ['a', 'a.com'],
    gateways: ['mesh', 'istio-system/edge'],
    http: [{ match: [{ uri: { prefix: '/new' } }], route: [to('a', 'v2')] }, { route: [to('a', 'v1', { weight: 90 }), to('a', 'v2', { weight: 10 })] }],
  }),
  virtualService('shop/b', { hosts: ['b.com'], gateways: ['istio-system/edge'], tls: [{ match: [{ sniHosts: ['b.com'] }], route: [to('b')] }] }),
];
const mesh = meshWith(...objects);
const sidecar: Caller = { kind: 'sidecar', namespace: 'shop' };
const edge: Caller = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } };

/** The rules of a table in few words: the host, the conditions, and the subsets with their shares. */
const shown = ({ hosts }: RouteTable) => hosts.flatMap(({ host, entries }) => entries().map(({ conditions, effect }) => [
  host.domains[0],
  conditions.map(({ field, test }) => `${field} ${test.type} ${test.value}`).join(),
  effect().destinations.map(({ subset, share }) => `${share}% ${subset}`).join(),
]));
const routes = (host: string) => [[host, 'uri prefix /new', '100% v2'], [host, '', '90% v1,10% v2']];

describe.each<[string, Caller, number[], string]>([
  ['a sidecar', sidecar, [80, 5000], 'a.shop.svc.cluster.local'],
  ['a gateway', edge, [80, 443], 'a.com'],
])('%s', (_, caller, ports, host) => {
  const proxy = mesh.proxyOf(caller);

  test('listens on the ports that it has something for', () => {
    expect(proxy.listeners()).toEqual(ports);
  });

  test('has a table of all rules with their conditions and effects', () => {
    expect(shown(proxy.at(80)).filter(([name]) => name === host)).toEqual(routes(host));
  });

  test('has an empty table at a port where nothing is to be had', () => {
    expect(proxy.at(81)).toEqual({ hosts: [], passedOn: [] });
  });

  test('passes bytes on where no HTTP is spoken', () => {
    expect(proxy.at(ports[1]).passedOn.flatMap(({ destinations }) => destinations()).map(one => one.host)).toEqual(['b.shop.svc.cluster.local']);
  });

  test('is the same to callers who differ in nothing that is asked for', () => {
    expect(mesh.proxyOf({ ...caller })).toBe(proxy);
  });

  test('does with a request what its table says', () => {
    const entries = proxy.at(80).hosts.find(one => one.host.domains[0] === host)?.entries();
    const outcome = proxy.route({ from: caller, host, port: 80, path: '/new' });
    expect(outcome.destinations).toEqual(entries?.[0].effect().destinations);
  });
});

test('a service that no VirtualService has routes for takes everything', () => {
  const [{ host, entries }] = meshWith(service('shop/a'), deployment('shop/a')).proxyOf(sidecar).at(80).hosts;
  expect([host.name, entries().map(({ conditions, rule, effect }) => [conditions, rule, effect().destinations[0].host])])
    .toEqual(['a.shop.svc.cluster.local:80', [[[], undefined, 'a.shop.svc.cluster.local']]]);
});
