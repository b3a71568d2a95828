import type { Request } from '../../../../src/analysis/routing/traffic/request';
import { deployment, gateway, goes, http, object, outside, routed, service, to, virtualService } from '../meshes';

const shop = [service('shop/a'), deployment('shop/a'), service('shop/b'), deployment('shop/b')];
const leads = (id: string, host: string, target: string, more: object = {}) =>
  virtualService(id, { hosts: [host], gateways: ['shop/main'], http: [{ route: [to(`${target}.shop.svc.cluster.local`)] }], ...more });
const tls = (mode: string, protocol = 'HTTPS', ...hosts: string[]) =>
  ({ port: { number: 443, name: `${mode}-${protocol}-${hosts.join()}`, protocol }, tls: { mode, credentialName: 'c' }, hosts });
const NO_SERVER = 'no route: no server listens on port 443';
const secure = (host: string, more: Partial<Request> = {}) => outside(host, { port: 443, scheme: 'https', ...more });

describe('a gateway', () => {
  test.each<[string, object[], string, string]>([
    ['leads a host to its routes', [gateway('shop/main', http(80, '*')), leads('shop/x', 'a.com', 'a')], 'a.com', 'a.shop:80'],
    ['counts no case and no port of a host', [gateway('shop/main', http(80, '*')), leads('shop/x', 'a.com', 'a')], 'A.com:80', 'a.shop:80'],
    ['knows nothing without a Gateway', [leads('shop/x', 'a.com', 'a')], 'a.com', 'no route: no server listens on port 80'],
    ['knows nothing at another port', [gateway('shop/main', http(81, '*')), leads('shop/x', 'a.com', 'a')], 'a.com', 'no route: no server listens on port 80'],
    ['needs routes', [gateway('shop/main', http(80, '*'))], 'a.com', 'no route: no route matches'],
    ['needs a host of its own', [gateway('shop/main', http(80, 'b.com')), leads('shop/x', 'a.com', 'a')], 'a.com', 'no route: no route matches'],
    ['needs routes for the host', [gateway('shop/main', http(80, '*')), leads('shop/x', 'b.com', 'a')], 'a.com', 'no route: no virtual host matches'],
    ['takes the more specific of both hosts', [gateway('shop/main', http(80, 'a.com')), leads('shop/x', '*.com', 'a')], 'a.com', 'a.shop:80'],
    ['is for one namespace', [gateway('shop/main', http(80, 'other/*')), leads('shop/x', 'a.com', 'a')], 'a.com', 'no route: no route matches'],
    ['is for its own namespace', [gateway('shop/main', http(80, './*')), leads('shop/x', 'a.com', 'a')], 'a.com', 'a.shop:80'],
    ['is for all namespaces', [gateway('shop/main', http(80, '*/*')), leads('other/x', 'a.com', 'a')], 'a.com', 'a.shop:80'],
    ['is for any namespace', [gateway('shop/main', http(80, '*/a.com')), leads('other/x', 'a.com', 'a')], 'a.com', 'a.shop:80'],
    ['sees what is exported to its pods', [gateway('shop/main', http(80, '*')), leads('shop/x', 'a.com', 'a', { exportTo: ['.'] })], 'a.com',
      'no route: no route matches'],
    ['is named in short', [gateway('shop/main', http(80, '*')), leads('shop/x', 'a.com', 'a', { gateways: ['main'] })], 'a.com', 'a.shop:80'],
    ['is named in the deprecated way', [gateway('shop/main', http(80, '*')), leads('other/x', 'a.com', 'a', { gateways: ['main.shop.svc.cluster.local'] })], 'a.com',
      'a.shop:80'],
    ['is named by a dot', [gateway('shop/main', http(80, '*')), leads('shop/x', 'a.com', 'a', { gateways: ['./main'] })], 'a.com', 'a.shop:80'],
    ['takes the most specific host and no other', [
      gateway('shop/main', http(80, '*')), leads('shop/x', '*.com', 'a'), leads('shop/y', 'a.com', 'b', { http: [{ match: [{ uri: { exact: '/x' } }] }] }),
    ], 'a.com', 'no route: no route matches'],
    ['puts routes of one host together, those for all at the end', [
      gateway('shop/main', http(80, '*')), leads('shop/x', 'a.com', 'a'),
      leads('shop/y', 'a.com', 'b', { http: [{ match: [{ uri: { regex: '/' } }], route: [to('b')] }] }),
    ], 'a.com', 'b.shop:80'],
    ['takes the first of those for all', [gateway('shop/main', http(80, '*')), leads('shop/x', 'a.com', 'a'), leads('shop/y', 'a.com', 'b')], 'a.com', 'a.shop:80'],
    ['takes the wider host where the narrower has no http routes', [
      gateway('shop/main', http(80, '*')), leads('shop/x', '*.com', 'a'), leads('shop/y', 'a.com', 'b', { http: [], tcp: [{ route: [to('b')] }] }),
    ], 'a.com', 'a.shop:80'],
    ['takes several servers at a port', [gateway('shop/main', http(80, 'b.com'), http(80, 'a.com')), leads('shop/x', 'a.com', 'a')], 'a.com', 'a.shop:80'],
    ['sends to TLS', [gateway('shop/main', { ...http(80, 'a.com'), tls: { httpsRedirect: true } })], 'a.com', 'redirect 301'],
    ['sends to TLS what has routes', [gateway('shop/main', { ...http(80, '*'), tls: { httpsRedirect: true } }), leads('shop/x', 'a.com', 'a')], 'a.com',
      'redirect 301'],
    ['takes the only port of a service', [
      gateway('shop/main', http(80, '*')), leads('shop/x', 'a.com', 'c'), service('shop/c', { ports: [{ name: 'http', port: 9080 }] }), deployment('shop/c'),
    ], 'a.com', 'c.shop:9080'],
    ['takes its own port where there are several', [
      gateway('shop/main', http(80, '*')), leads('shop/x', 'a.com', 'c'), service('shop/c', { ports: [{ port: 9080 }, { port: 9090 }] }),
    ], 'a.com', 'c.shop:80 (no-cluster)'],
  ])('%s', (_, objects, host, expected) => {
    expect(goes([...shop, ...objects], outside(host))).toBe(expected);
  });

  test.each([
    ['a.com', 'a.shop:80'], ['shop/a.com', 'a.shop:80'], ['./a.com', 'a.shop:80'], ['*/a.com', 'a.shop:80'], ['other/a.com', NO_SERVER], ['b.com', NO_SERVER],
  ])('passes TLS on for a host of a server that is written %s, if one of the hosts of the routes is within it: %s', (host, expected) => {
    const routes = virtualService('shop/x', { hosts: ['c.com', 'a.com'], gateways: ['shop/main'], tls: [{ match: [{ sniHosts: ['a.com'] }], route: [to('a', undefined, { port: 80 })] }] });
    expect(goes([...shop, gateway('shop/main', tls('PASSTHROUGH', 'TLS', host)), routes], secure('a.com'))).toBe(expected);
  });

  test('listens where its Service leads', () => {
    const front = object('Service', 'istio-system/front', { selector: { istio: 'ingressgateway' }, ports: [{ port: 80, targetPort: 8080 }, { port: 81, targetPort: 'x' }] });
    const objects = [...shop, front, gateway('shop/main', http(80, '*'), http(81, '*')), leads('shop/x', 'a.com', 'a')];
    expect(goes(objects, outside('a.com', { port: 8080 }))).toBe('a.shop:80');
    expect(goes(objects, outside('a.com', { port: 81 }))).toBe('a.shop:80');
    expect(goes(objects, outside('a.com'))).toBe('no route: no server listens on port 80');
  });

  test('is for pods with its labels', () => {
    const objects = [...shop, gateway('shop/main', http(80, '*')), leads('shop/x', 'a.com', 'a')];
    expect(goes(objects, outside('a.com', { from: { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'other' } } })))
      .toBe('no route: no server listens on port 80');
  });

  test.each<[string, object[], Request, string]>([
    ['ends TLS', [tls('SIMPLE', 'HTTPS', '*')], secure('a.com'), 'a.shop:80'],
    ['ends TLS for a name', [tls('SIMPLE', 'HTTPS', 'a.com'), tls('MUTUAL', 'HTTPS', 'b.com')], secure('a.com'), 'a.shop:80'],
    ['takes the longest name', [tls('SIMPLE', 'HTTPS', '*.com'), tls('PASSTHROUGH', 'TLS', 'a.com')], secure('a.com'), 'b.shop:80'],
    ['knows modes by number', [{ ...tls('SIMPLE', 'HTTPS', '*'), tls: { mode: 1, credentialName: 'c' } }], secure('a.com'), 'a.shop:80'],
    ['needs TLS', [tls('SIMPLE', 'HTTPS', '*')], secure('a.com', { scheme: 'http' }), 'no route: the listener wants TLS'],
    ['needs a name that is known', [tls('SIMPLE', 'HTTPS', 'b.com')], secure('a.com'), 'no route: no server on port 443 is for a.com'],
    ['needs TLS for one of several names', [tls('SIMPLE', 'HTTPS', 'a.com'), tls('MUTUAL', 'HTTPS', 'b.com')], secure('a.com', { scheme: 'http' }), 'no route: the servers on port 443 want TLS'],
    ['needs a name that is known, in the clear too', [tls('SIMPLE', 'HTTPS', 'b.com')], secure('a.com', { scheme: 'http' }), 'no route: no server on port 443 is for a.com'],
    ['needs a certificate of the mesh', [tls('ISTIO_MUTUAL', 'HTTPS', '*')], secure('a.com'), 'no route: the listener wants TLS with a certificate of the mesh'],
    ['speaks HTTP behind TLS', [tls('SIMPLE', 'HTTPS', '*')], secure('a.com', { scheme: 'tls' }), 'no route: the listener speaks HTTP'],
    ['takes no TLS in the clear', [{ ...http(443, '*') }], secure('a.com'), 'no route: the listener speaks HTTP in the clear'],
    ['passes TLS on', [tls('PASSTHROUGH', 'TLS', '*')], secure('a.com', { scheme: 'tls' }), 'b.shop:80'],
    ['passes HTTPS on', [tls('PASSTHROUGH', 'HTTPS', '*')], secure('a.com'), 'b.shop:80'],
    ['passes nothing on by itself here', [tls('AUTO_PASSTHROUGH', 'TLS', '*')], secure('a.com'), 'no route: no server listens on port 443'],
    ['ends TLS before bytes', [tls('SIMPLE', 'TLS', '*')], secure('a.com', { scheme: 'tls' }), '50% a.shop:80 + 50% b.shop:80'],
    ['passes bytes on', [{ port: { number: 443, name: 'tcp', protocol: 'TCP' }, hosts: ['*'] }], secure('a.com', { scheme: 'tcp' }), '50% a.shop:80 + 50% b.shop:80'],
    ['has one server for a name', [tls('SIMPLE', 'HTTPS', 'a.com'), tls('PASSTHROUGH', 'TLS', 'a.com')], secure('a.com'), 'a.shop:80'],
    ['has one protocol for a port', [http(443, '*'), { port: { number: 443, name: 'tcp', protocol: 'TCP' }, hosts: ['*'] }], secure('a.com', { scheme: 'http' }), 'a.shop:80'],
    ['has one TCP server for a port', [
      { port: { number: 443, name: 'tcp', protocol: 'TCP' }, hosts: ['*'] }, { port: { number: 443, name: 'tcp2', protocol: 'TCP' }, hosts: ['*'] },
    ], secure('a.com', { scheme: 'tcp' }), '50% a.shop:80 + 50% b.shop:80'],
    ['has a name for each port', [{ ...tls('SIMPLE', 'HTTPS', 'b.com') }, { ...tls('SIMPLE', 'HTTPS', 'a.com'), port: { number: 443, name: 'SIMPLE-HTTPS-b.com', protocol: 'HTTPS' } }],
      secure('a.com'), 'no route: no server on port 443 is for a.com'],
    ['may listen at an address', [http(443, 'b.com'), { ...http(443, 'a.com'), bind: '10.0.0.1' }], secure('a.com', { scheme: 'http' }), 'no route: no route matches'],
    ['may listen at any address', [{ ...http(443, 'a.com'), bind: '0.0.0.0' }], secure('a.com', { scheme: 'http' }), 'a.shop:80'],
  ])('%s', (_, servers, asked, expected) => {
    const both = {
      hosts: ['a.com'],
      gateways: ['main'],
      http: [{ route: [to('a')] }],
      tls: [{ match: [{ sniHosts: ['a.com'] }], route: [{ destination: { host: 'b', port: { number: 80 } } }] }],
      tcp: [{ match: [{ port: 444 }], route: [to('a')] }, { route: ['a', 'b'].map(host => ({ destination: { host, port: { number: 80 } }, weight: 5 })) }],
    };
    expect(goes([...shop, gateway('shop/main', ...servers), virtualService('shop/x', both)], asked)).toBe(expected);
  });

  test('skips a name of TLS that is taken', () => {
    const route = (host: string) => ({ match: [{ sniHosts: ['a.com'] }], route: [{ destination: { host, port: { number: 80 } } }] });
    const objects = [gateway('shop/main', tls('PASSTHROUGH', 'TLS', '*')), virtualService('shop/x', { hosts: ['a.com'], gateways: ['main'], tls: [route('a'), route('b')] })];
    expect(goes([...shop, ...objects], secure('a.com'))).toBe('a.shop:80');
  });

  test('has several addresses', () => {
    const objects = ['10.0.0.1', '10.0.0.1', '10.0.0.2'].map((bind, at) => gateway(`shop/g${at}`, { ...http(80, `${at}.com`), bind }));
    expect(goes([...shop, ...objects, gateway('shop/main', http(80, '*')), leads('shop/x', 'a.com', 'a')], outside('a.com'))).toBe('a.shop:80');
  });

  test('takes services of the namespace of the VirtualService first', () => {
    const entry = (id: string, port: number) =>
      object('ServiceEntry', id, { hosts: ['e.com'], resolution: 'DNS', ports: [{ number: port, name: 'http', protocol: 'HTTP' }] });
    const objects = [gateway('shop/main', http(80, '*')), entry('other/e', 8081), entry('shop/e', 8082),
      virtualService('shop/x', { hosts: ['a.com'], gateways: ['main'], http: [{ route: [to('e.com')] }] })];
    expect(goes([...shop, ...objects], outside('a.com'))).toBe('e.com:8082 (no-cluster)');
  });
});

describe('why', () => {
  const why = (objects: readonly object[], asked = outside('a.com')) => routed([...shop, ...objects], asked).why;

  test('names those for other hosts that the host is one of', () => {
    expect(why([gateway('shop/main', http(80, '*')), leads('shop/x', 'a.com', 'a'), leads('shop/y', '*.com', 'b')])).toContain(
      "VirtualService shop/y has none: it is for '*.com', and the most specific host alone takes a request");
    expect(why([gateway('shop/main', http(80, 'a.com')), leads('shop/x', 'a.com', 'a'), leads('shop/y', '*.com', 'b', { gateways: ['main'] })])).toContain(
      "the routes for 'a.com' at port 80 are those of VirtualService shop/x, then of VirtualService shop/y; those that take everything come last");
  });

  test('names the matches that a gateway does not get where nothing else has the host', () => {
    const lone = (match: object) => why([gateway('shop/main', http(80, 'a.com')), leads('shop/x', 'a.com', 'a', { http: [{ match: [match], route: [to('a')] }] })]);
    const NONE = ["no VirtualService has routes for '*' at port 80", 'VirtualService shop/x has none: none of its http routes is for this gateway and port'];
    expect(lone({ gateways: ['bad'] })).toEqual([...NONE, 'http[0].match[0] of shop/x does not count here: it is for the gateways shop/bad', 'no route matches: 404 NR']);
    expect(lone({ port: 8080 })).toEqual([...NONE, 'http[0].match[0] of shop/x does not count here: it is for port 8080', 'no route matches: 404 NR']);
  });

  test('names the hosts of those that are for others', () => {
    expect(why([gateway('shop/main', http(80, '*')), leads('shop/x', '*', 'a'), leads('shop/y', 'b.com', 'b')])).toContain("VirtualService shop/y has none: it is for 'b.com' alone");
  });

  test('names the matches of connections that a server does not get', () => {
    const tcp = { port: { number: 5432, name: 'tcp', protocol: 'TCP' }, hosts: ['*'] };
    const routes = virtualService('shop/x', { hosts: ['*'], gateways: ['shop/main'], tcp: [{ match: [{ port: 1 }, { port: 5432, gateways: ['shop/other'] }], route: [to('a')] }] });
    const asked = outside('a.com', { port: 5432, scheme: 'tcp' });
    expect(why([gateway('shop/main', tcp), routes], asked)).toEqual([
      'no server listens on port 5432', 'tcp[0].match[0] of shop/x does not count here: it is for port 1', 'tcp[0].match[1] of shop/x does not count here: it is for the gateways shop/other',
    ]);
  });

  test('names the VirtualServices in order, and those that are left out', () => {
    expect(why([
      gateway('shop/main', http(80, '*')), leads('shop/x', 'a.com', 'a', { http: [{ match: [{ uri: { exact: '/x' }, gateways: ['other'] }, { uri: { exact: '/x' } }] }] }),
      leads('shop/y', 'a.com', 'b'), leads('shop/z', 'a.com', 'b', { gateways: ['other'] }), leads('shop/v', 'a.com', 'b', { exportTo: ['.'] }),
      leads('shop/w', 'a.com', 'b', { http: [{ match: [{ port: 81 }] }] }),
    ])).toEqual([
      "the routes for 'a.com' at port 80 are those of VirtualService shop/x, then of VirtualService shop/y; those that take everything come last",
      "VirtualService shop/v has none: it is not exported to the namespace of the gateway, 'istio-system'",
      'VirtualService shop/w has none: none of its http routes is for this gateway and port',
      'http[0].match[0] of shop/w does not count here: it is for port 81',
      'VirtualService shop/z has none: it is for the gateways shop/other, and none of them is here',
      'http[0].match[0] of shop/x does not count here: it is for the gateways shop/other',
      "http[0].match[1] of shop/x does not match: uri should be exact '/x', but it is '/'",
      'http[0] of shop/y matches: it takes everything',
    ]);
  });

  test('tells what is refused, skipped, passed on and sent away', () => {
    const twice = [gateway('shop/main', tls('SIMPLE', 'HTTPS', 'b.com')), gateway('shop/second', tls('SIMPLE', 'HTTPS', 'b.com'))];
    expect(why(twice, secure('a.com'))).toEqual([
      'no server on port 443 is for a.com',
      'server 0 of the Gateway shop/second is skipped: b.com is taken on port 443 by an earlier server with TLS',
    ]);
    expect(why(twice, secure('b.com', { scheme: 'http' }))).toHaveLength(2);
    expect(why([gateway('shop/main', { ...http(80, '*'), tls: { httpsRedirect: true } })])).toEqual(["a server for '*' at port 80 sends requests in the clear to TLS"]);
    expect(why([gateway('shop/main', http(80, '*'))])).toEqual(["no VirtualService has routes for '*' at port 80", 'no route matches: 404 NR']);
    expect(why([gateway('shop/main', http(80, '*')), leads('shop/x', 'b.com', 'a')])).toEqual(['no virtual host matches']);
    const bytes = virtualService('shop/x', { hosts: ['a.com'], gateways: ['main'], tcp: [{ route: [to('a')] }] });
    expect(why([gateway('shop/main', { port: { number: 80, name: 'tcp', protocol: 'TCP' }, hosts: ['*'] }), bytes])[0]).toMatch(/bytes are passed on to 'a.shop/);
  });
});
