import { deployment, object, request, routed, service, to, virtualService } from '../meshes';

const shop = [service('shop/a'), deployment('shop/a')];
const external = object('ServiceEntry', 'shop/outside', { hosts: ['*.example.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'NONE' });
const named = (id: string, host: string, more: object = {}) => virtualService(id, { hosts: [host], http: [{ route: [to('a.shop.svc.cluster.local')] }], ...more });

/** What is said of a VirtualService that does not have the routes. */
const reason = (id: string, host: string, ...objects: object[]) =>
  routed(objects, request(host)).why.find(sentence => sentence.startsWith(`VirtualService ${id} does not: `))?.replace(/^.* does not: /, '');

describe('why a VirtualService does not have the routes of a host', () => {
  const a = 'a.shop.svc.cluster.local';
  test.each<[string, object, object, string]>([
    ['it is for a gateway', named('shop/x', a), named('shop/y', a, { gateways: ['shop/edge'] }), 'it is for the gateways shop/edge'],
    ['it is not exported', named('shop/x', a), named('other/y', a, { exportTo: ['.'] }), 'it is not exported to the namespace \'shop\''],
    ['it has no routes here', named('shop/x', a), named('shop/y', a, { http: [{ match: [{ port: 81 }], route: [to('a')] }] }),
      'none of its http routes is for this client at this port'],
    ['it comes later', named('shop/x', a), named('shop/y', a), 'inside the mesh VirtualServices are not merged, and it comes later: by age, then by name'],
    ['its wildcard is less specific than a name', named('shop/x', a), named('shop/y', '*.shop.svc.cluster.local'), 'its host is less specific'],
    ['its wildcard is less specific than a wildcard', named('shop/x', '*.shop.svc.cluster.local'), named('shop/y', '*.svc.cluster.local'), 'its host is less specific'],
    ['a more specific one has no routes here', named('shop/x', a, { http: [{ match: [{ port: 81 }], route: [to('a')] }] }), named('shop/y', '*.shop.svc.cluster.local'),
      'its host is less specific'],
  ])('%s', (_, one, other, expected) => {
    expect(reason('shop/y', 'a', ...shop, one, other) ?? reason('other/y', 'a', ...shop, one, other)).toBe(expected);
  });

  test('it is for one host within the wildcard that is asked for', () => {
    expect(reason('shop/y', 'x.example.com', ...shop, external, named('shop/y', 'www.example.com'))).toBe('it is for \'www.example.com\' alone');
  });
});
