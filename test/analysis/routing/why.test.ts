import { deployment, gateway, object, outside, request, routed, service, to, virtualService } from './meshes';

describe('what is not read', () => {
  const said = (...objects: object[]) => routed([service('shop/a'), deployment('shop/a'), ...objects], request('a')).why
    .filter(sentence => sentence.includes('not considered'));

  test.each([['EnvoyFilter', 'istio-system/all'], ['EnvoyFilter', 'shop/own']])('is named: the %s %s', (kind, id) => {
    expect(said(object(kind, id, {}))).toEqual([`${kind} ${id} is not considered here, and may change this`]);
  });

  test('is not named where it has no say', () => {
    expect(said(object('EnvoyFilter', 'other/own', {}), object('WorkloadEntry', 'shop/a', {}))).toEqual([]);
  });

  test('is named at gateways alone where it is an Ingress of Istio', () => {
    const ingress = (name: string) => ({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'in', namespace: 'shop' }, spec: { ingressClassName: name } });
    const unread = (name: string, asked = outside('a.example.com')) => routed([service('shop/a'), ingress(name)], asked).why.filter(sentence => sentence.includes('not considered'));
    expect([unread('istio'), unread('nginx'), unread('istio', request('a'))]).toEqual([['Ingress shop/in is not considered here, and may change this'], [], []]);
  });

  const egress = (more: object) => ({ egress: [{ hosts: ['*/*'], ...more }] });
  test.each<[what: string, spec: object, times: number]>([
    ['the hosts of a Sidecar', egress({ captureMode: 'IPTABLES' }), 0],
    ['a listener of another address', egress({ bind: '127.0.0.1' }), 1],
    ['a listener that nothing is captured for', egress({ captureMode: 'NONE' }), 1],
    ['a proxy that clients ask', egress({ port: { number: 3128, protocol: 'HTTP_PROXY', name: 'proxy' } }), 1],
    ['a proxy for all else', { outboundTrafficPolicy: { mode: 'ALLOW_ANY', egressProxy: { host: 'a.shop.svc.cluster.local' } } }, 1],
  ])('is named as often as it has to be, for %s', (_, spec, times) => {
    expect(said(object('Sidecar', 'shop/own', spec))).toHaveLength(times);
  });
});

describe('bytes that are passed on', () => {
  const raw = service('shop/db', { ports: [{ name: 'tcp', port: 5432 }], clusterIP: '10.0.0.9' });
  const routes = (gateways: readonly string[]) => virtualService('shop/db', { hosts: ['db'], gateways, tcp: [{ match: [{ port: 1 }], route: [to('db')] }, { match: [{ port: 5432 }], route: [to('db')] }] });

  test.each([
    ['a client', ['mesh'], request('db', { port: 5432, scheme: 'tcp' })],
    ['a gateway', ['edge'], outside('db', { port: 5432, scheme: 'tcp' })],
  ])('are said to be passed on by a route, for %s', (_, gateways, asked) => {
    const edge = gateway('shop/edge', { port: { number: 5432, name: 'tcp', protocol: 'TCP' }, hosts: ['*'] });
    expect(routed([raw, edge, routes(gateways)], asked).why).toContain("tcp[1] of VirtualService 'shop/db' leads all these connections there");
  });

  test('are passed on by nobody where the service has no route', () => {
    expect(routed([raw], request('db', { port: 5432, scheme: 'tcp' })).why).toHaveLength(1);
  });
});
