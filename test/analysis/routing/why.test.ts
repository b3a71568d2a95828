import { deployment, object, request, routed, service } from './meshes';

describe('what is not read', () => {
  const said = (...objects: object[]) => routed([service('shop/a'), deployment('shop/a'), ...objects], request('a')).why
    .filter(sentence => sentence.includes('not considered'));

  test.each([['EnvoyFilter', 'istio-system/all'], ['EnvoyFilter', 'shop/own']])('is named: the %s %s', (kind, id) => {
    expect(said(object(kind, id, {}))).toEqual([`${kind} ${id} is not considered here, and may change this`]);
  });

  test('is not named where it has no say', () => {
    expect(said(object('EnvoyFilter', 'other/own', {}), object('WorkloadEntry', 'shop/a', {}))).toEqual([]);
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
