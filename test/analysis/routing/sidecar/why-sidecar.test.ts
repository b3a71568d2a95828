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

describe('why a Sidecar keeps a request from a host', () => {
  const limited = (hosts: readonly string[], policy: object = {}) => object('Sidecar', 'web/narrow', { egress: [{ hosts }], ...policy });
  const why = (hosts: readonly string[], host = 'a.shop', more: object = {}) =>
    routed([...shop, service('web/b'), named('shop/x', 'a.shop.svc.cluster.local'), limited(hosts)], request(host, { from: { kind: 'sidecar', namespace: 'web' }, ...more })).why[0];

  test('names the Sidecar that leaves the host out', () => {
    expect(why(['./*'])).toBe('Sidecar web/narrow, which is for this client, leaves \'a.shop\' out, so the request goes where the client wanted to go');
  });

  test('names it where no listener is left', () => {
    expect(why(['./*'], 'a.shop', { port: 81 })).toBe('Sidecar web/narrow, which is for this client, leaves \'a.shop\' out, so it goes where the client wanted to go');
  });

  test('does not name it for hosts that it has, or that nobody has', () => {
    expect([why(['*/*'], 'a.shop', { port: 81 }), why(['./*'], 'nobody.example.com')]).toEqual([
      'nothing at port 81 is for http to \'a.shop\', so it goes where the client wanted to go; \'a.shop\' has the port 80',
      'Istio knows no \'nobody.example.com\' at port 80, so the request goes where the client wanted to go',
    ]);
  });

  test('names the rules that it leaves out, because it does not take them from their namespace', () => {
    const other = named('other/y', 'a.shop.svc.cluster.local');
    const { why: said } = routed([...shop, other, limited(['shop/*'])], request('a.shop', { from: { kind: 'sidecar', namespace: 'web' } }));
    expect(said).toContain('VirtualService other/y does not: Sidecar web/narrow, which is for this client, takes none of its hosts from the namespace \'other\'');
  });
});
