import { deployment, destinationRule, gateway, goes, http, object, outside, request, routed, service, to, virtualService } from './meshes';

const shop = [service('shop/a'), deployment('shop/a'), service('shop/b'), deployment('shop/b')];
const port80 = (host: string) => ({ destination: { host: `${host}.shop.svc.cluster.local`, port: { number: 80 } } });
const atGateway = (id: string, host: string, spec: object) => virtualService(id, { hosts: [host], gateways: ['shop/main'], ...spec });
const tcp = (...hosts: string[]) => ({ port: { number: 443, name: 'tcp', protocol: 'TCP' }, hosts });
const tls = (mode: string | undefined, protocol: string, ...hosts: string[]) =>
  ({ port: { number: 443, name: `${mode}-${protocol}-${hosts.join()}`, protocol }, tls: { ...mode && { mode, credentialName: 'c' } }, hosts });
const passes = (host: string, target: string) => ({ tls: [{ match: [{ sniHosts: [host] }], route: [port80(target)] }] });

describe('at a gateway', () => {
  test.each([
    [{ uri: { prefix: '/' } }, 'b.shop:80'], [{ uri: { regex: '.*' } }, 'b.shop:80'], [{ uri: { prefix: '/x' } }, 'a.shop:80'], [{ uri: { regex: '/x.*' } }, 'a.shop:80'],
    [{ uri: { prefix: '/' }, method: { exact: 'GET' } }, 'a.shop:80'],
  ])('a route of an older VirtualService comes after those of others where its match takes every path: %j leads to %s', (match, expected) => {
    const objects = [gateway('shop/main', http(80, '*')), atGateway('shop/x', 'a.com', { http: [{ match: [match], route: [port80('a')] }] }),
      atGateway('shop/y', 'a.com', { http: [{ match: [{ uri: { exact: '/x' } }], route: [port80('b')] }] })];
    expect(goes([...shop, ...objects], outside('a.com', { path: '/x' }))).toBe(expected);
  });

  test('what no server has the name of goes to the server that asks for none', () => {
    const objects = [gateway('shop/main', tls('PASSTHROUGH', 'TLS', 'a.com'), tcp('*')), atGateway('shop/x', 'a.com', passes('a.com', 'a')),
      atGateway('shop/y', '*', { tcp: [{ route: [port80('b')] }] })];
    const asked = ['a.com', 'b.com'].map(host => goes([...shop, ...objects], outside(host, { port: 443, scheme: 'tls' })));
    expect(asked).toEqual(['a.shop:80', 'b.shop:80']);
  });

  test('bytes in the clear go to the server of TCP beside one of TLS', () => {
    const objects = [gateway('shop/main', tls('PASSTHROUGH', 'TLS', 'a.com'), tcp('*')), atGateway('shop/x', 'a.com', passes('a.com', 'a')),
      atGateway('shop/y', '*', { tcp: [{ route: [port80('b')] }] })];
    expect(goes([...shop, ...objects], outside('a.com', { port: 443, scheme: 'tcp' }))).toBe('b.shop:80');
  });

  test('a route of TLS without destinations takes no connections', () => {
    const objects = [gateway('shop/main', tls('PASSTHROUGH', 'TLS', '*')),
      atGateway('shop/x', 'a.com', { tls: [{ match: [{ sniHosts: ['a.com'] }] }, { match: [{ sniHosts: ['a.com'] }], route: [port80('b')] }] })];
    expect(goes([...shop, ...objects], outside('a.com', { port: 443, scheme: 'tls' }))).toBe('b.shop:80');
  });

  test('tls without a mode passes connections on', () => {
    const objects = [gateway('shop/main', tls(undefined, 'HTTPS', 'a.com')), atGateway('shop/x', 'a.com', { ...passes('a.com', 'a'), http: [{ route: [port80('b')] }] })];
    expect(goes([...shop, ...objects], outside('a.com', { port: 443, scheme: 'https' }))).toBe('a.shop:80');
  });

  test.each([
    ['http', 80, undefined], ['https', 443, undefined], ['http', 443, 443], ['https', 80, 80],
  ] as const)('a redirect of %s to the port %i that was asked for writes that port: %p', (scheme, port, written) => {
    const server = { port: { number: port, name: 'web', protocol: scheme.toUpperCase() }, hosts: ['*'], ...scheme === 'https' && { tls: { mode: 'SIMPLE', credentialName: 'c' } } };
    const objects = [gateway('shop/main', server), atGateway('shop/x', 'a.com', { http: [{ redirect: { uri: '/x', derivePort: 'FROM_REQUEST_PORT' } }] })];
    expect(routed(objects, outside('a.com', { port, scheme })).redirect?.port).toBe(written);
  });

  test('a destination without a port has that of the first server that its VirtualService is for', () => {
    const two = service('shop/c', { ports: [{ name: 'http', port: 80 }, { name: 'http-more', port: 81 }] });
    const front = object('Service', 'istio-system/front', { selector: { istio: 'ingressgateway' }, ports: [{ port: 80, targetPort: 8080 }, { port: 81, targetPort: 8080 }] });
    const rules = virtualService('shop/x', { hosts: ['a.com', 'b.com'], gateways: ['shop/main'], http: [{ route: [to('c')] }] });
    const objects = [two, deployment('shop/c'), front, gateway('shop/main', http(80, 'a.com'), http(81, 'b.com')), rules];
    expect(['a.com', 'b.com'].map(host => goes(objects, outside(host, { port: 8080 })))).toEqual(['c.shop:80', 'c.shop:80']);
  });

  test('the hosts of a server are narrowed by those of a VirtualService, wildcards too', () => {
    const objects = [gateway('shop/main', http(80, '*.a.com', 'b.com')), atGateway('shop/x', '*.com', { http: [{ route: [port80('a')] }] })];
    const asked = ['x.a.com', 'b.com', 'a.com', 'x.b.com'].map(host => goes([...shop, ...objects], outside(host)));
    expect(asked).toEqual(['a.shop:80', 'a.shop:80', 'no route: no virtual host matches', 'no route: no virtual host matches']);
  });
});

describe('inside the mesh', () => {
  test.each([[{ method: { exact: 'GET' } }, 'GET'], [{ authority: { exact: 'a' } }, 'GET'], [{ scheme: { exact: 'http' } }, 'GET']])('a delegate keeps %j of its root', (match, method) => {
    const root = (more: object) => virtualService('shop/x', { hosts: ['a'], http: [{ match: [{ ...match, ...more }], delegate: { name: 'leaf' } }, { route: [to('a')] }] });
    const leaf = virtualService('shop/leaf', { http: [{ match: [{ uri: { prefix: '/x' } }], route: [to('b')] }] });
    const other = { method: { exact: 'PUT' }, authority: { exact: 'z' }, scheme: { exact: 'https' } };
    expect(goes([...shop, root({}), leaf], request('a', { path: '/x', method }))).toBe('b.shop:80');
    for (const [name, value] of Object.entries(other).filter(([one]) => one in match)) {
      expect(goes([...shop, root({ [name]: value }), leaf], request('a', { path: '/x', method }))).toBe('a.shop:80');
    }
  });

  test.each([['method', { exact: 'PUT' }, 'GET'], ['authority', { exact: 'z' }, 'a'], ['scheme', { exact: 'https' }, 'http']])('it is said that the %s was not met', (field, wanted, got) => {
    const rules = virtualService('shop/x', { hosts: ['a'], http: [{ match: [{ [field]: wanted }], route: [to('b')] }, { route: [to('a')] }] });
    expect(routed([...shop, rules], request('a')).why)
      .toContain(`http[0].match[0] of shop/x does not match: ${field} should be exact '${wanted.exact}', but it is '${got}'`);
  });

  test('of two DestinationRules of a host the policy of the second counts where the first has none', () => {
    const policy = (timeout: string) => ({ trafficPolicy: { connectionPool: { http: { idleTimeout: timeout } } } });
    const objects = (first: object) => [...shop, destinationRule('shop/a1', { host: 'a', ...first }), destinationRule('shop/a2', { host: 'a', ...policy('5s') })];
    const found = [{}, policy('1s')].map(first => JSON.stringify(routed(objects(first), request('a')).destinations[0].policy));
    expect(found).toEqual([expect.stringContaining('5s'), expect.stringContaining('1s')]);
  });

  test('a VirtualService for its own namespace comes before one for some namespaces, whichever is older', () => {
    const leads = (id: string, target: string, exportTo: string[]) => virtualService(id, { hosts: ['a.shop.svc.cluster.local'], exportTo, http: [{ route: [port80(target)] }] });
    const own = leads('shop/z', 'a', ['.']);
    const some = leads('other/a', 'b', ['shop', 'third']);
    expect([[own, some], [some, own]].map(both => goes([...shop, ...both], request('a')))).toEqual(['a.shop:80', 'a.shop:80']);
    expect(goes([...shop, some], request('a'))).toBe('b.shop:80');
  });

  test('TLS at a port that does not say its protocol is not read as HTTP', () => {
    const objects = [service('shop/c', { ports: [{ port: 80 }] }), deployment('shop/c'), ...shop, virtualService('shop/x', { hosts: ['c'], http: [{ route: [to('b')] }] })];
    expect([{ scheme: 'http' as const }, { scheme: 'https' as const }].map(more => goes(objects, request('c', more)))).toEqual(['b.shop:80', 'c.shop:80']);
  });

  test('tcp routes are for each host of their VirtualService', () => {
    const bytes = (id: string, clusterIP: string) => [service(id, { clusterIP, ports: [{ name: 'tcp', port: 80 }] }), deployment(id)];
    const objects = [...bytes('shop/c', '10.0.0.1'), ...bytes('shop/d', '10.0.0.2'), ...bytes('shop/e', '10.0.0.3'), ...shop,
      virtualService('shop/x', { hosts: ['c', 'd'], tcp: [{ route: [port80('b')] }] })];
    expect(['c', 'd', 'e'].map(host => goes(objects, request(host, { scheme: 'tcp' })))).toEqual(['b.shop:80', 'b.shop:80', 'e.shop:80']);
  });

  test('a ServiceEntry without a resolution leaves addresses to its clients', () => {
    const entry = (more: object) => object('ServiceEntry', 'shop/e', { hosts: ['e.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], ...more });
    const [none, left, dns] = [{ resolution: 'NONE' }, {}, { resolution: 'STATIC' }].map(more => goes([entry(more)], request('e.com')));
    expect([left, dns]).toEqual([none, 'e.com:80 (no-endpoints)']);
  });

  test('a name that stands for another one may be short with TLS, too, but is no part of one', () => {
    const alias = service('shop/c', { type: 'ExternalName', externalName: 'e.com', ports: [{ name: 'tls', port: 443 }] });
    const target = object('ServiceEntry', 'shop/e', { hosts: ['e.com'], resolution: 'DNS', ports: [{ number: 443, name: 'tls', protocol: 'TLS' }] });
    const asked = ['c', 'c.shop', 'c.shop.svc', 'c.shop.svc.cluster.local', 'shop', 'c.other'].map(host => goes([alias, target], request(host, { port: 443, scheme: 'tls' })));
    expect(asked).toEqual(['e.com:443', 'e.com:443', 'e.com:443', 'e.com:443', 'PassthroughCluster:0', 'PassthroughCluster:0']);
  });
});
