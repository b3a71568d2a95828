import type { Request } from '../../../../src/analysis/routing/traffic/request';
import { deployment, goes, object, request, routed, service, to, told, virtualService } from '../meshes';

const other = [service('shop/b'), deployment('shop/b')];
const split = { route: [{ destination: { host: 'b', port: { number: 80 } }, weight: 1 }, { destination: { host: 'b', port: { number: 81 } }, weight: 0 }] };
const all = (host: string, tls: object = { match: [{ sniHosts: [host] }], ...split }) =>
  virtualService('shop/x', { hosts: [host], http: [{ route: [to('b.shop.svc.cluster.local')] }], tcp: [split], tls: [tls] });
const at = (port: object, more: Partial<Request> = {}) =>
  goes([...other, service('shop/a', { ports: [{ port: 80, ...port }] }), deployment('shop/a'), all('a')], request('a', more));

describe('what a port is taken for', () => {
  test.each<[object, string]>([
    [{ name: 'http' }, 'http'], [{ name: 'http2-x' }, 'http'], [{ name: 'grpc-web-x' }, 'http'], [{ name: 'GRPC' }, 'http'], [{}, 'sniffed'], [{ name: 'web' }, 'sniffed'],
    [{ name: 'tcp-web' }, 'tcp'], [{ name: 'mongo' }, 'tcp'], [{ name: 'redis' }, 'tcp'], [{ name: 'https' }, 'tls'], [{ name: 'tls-x' }, 'tls'],
    [{ name: 'tcp', appProtocol: 'http' }, 'http'], [{ name: 'http', appProtocol: 'kubernetes.io/h2c' }, 'http'], [{ appProtocol: 'kubernetes.io/ws' }, 'http'],
    [{ appProtocol: 'kubernetes.io/wss' }, 'tls'], [{ name: 'http', protocol: 'UDP' }, 'nothing'],
  ])('%j is %s', (port, protocol) => {
    const [http, tcp] = [at(port), at(port, { scheme: 'tcp' })];
    const kinds: Readonly<Record<string, string>> = { 'b.shop:80 b.shop:80': 'tcp', 'b.shop:80 PassthroughCluster:0': 'http', 'PassthroughCluster:0 PassthroughCluster:0': 'tls or nothing' };
    const found = kinds[`${http} ${tcp}`];
    const withTls = at(port, { scheme: 'https' });
    const isSniffed = found === 'tcp' && routed([...other, service('shop/a', { ports: [{ port: 80, ...port }] }), all('a')], request('a')).rule === '';
    expect(isSniffed ? 'sniffed' : found === 'tls or nothing' ? withTls === 'b.shop:80' ? 'tls' : 'nothing' : found).toBe(protocol);
  });

  test.each([25, 53, 3306, 27017])('%i speaks first, so nothing is sniffed there', port => {
    const objects = [...other, service('shop/a', { ports: [{ port }] }), deployment('shop/a'), all('a')];
    expect(routed(objects, request('a', { port })).rule).toBeNull();
  });
});

describe('tls and tcp routes', () => {
  test.each<[string, object, string]>([
    ['by name', { match: [{ sniHosts: ['a'] }], ...split }, 'b.shop:80'],
    ['of another name', { match: [{ sniHosts: ['z'] }], ...split }, 'PassthroughCluster:0'],
    ['of another port', { match: [{ sniHosts: ['a'], port: 444 }], ...split }, 'a.shop:443'],
    ['of another client', { match: [{ sniHosts: ['a'], sourceLabels: { app: 'z' } }], ...split }, 'a.shop:443'],
    ['of another namespace', { match: [{ sniHosts: ['a'], sourceNamespace: 'z' }], ...split }, 'a.shop:443'],
    ['of a gateway', { match: [{ sniHosts: ['a'], gateways: ['main'] }], ...split }, 'a.shop:443'],
    ['without a destination', { match: [{ sniHosts: ['a'] }] }, 'a.shop:443'],
    ['of other addresses', { match: [{ sniHosts: ['a'], destinationSubnets: ['10.0.0.0/8'] }], ...split }, 'PassthroughCluster:0'],
  ])('are chosen %s', (_, tls, expected) => {
    const objects = [...other, service('shop/a', { ports: [{ name: 'https', port: 443 }] }), deployment('shop/a'), all('a', tls)];
    expect(goes(objects, request('a', { port: 443, scheme: 'https' }))).toBe(expected);
  });

  test('take the first of the same names', () => {
    const match = (port: number) => ({ match: [{ sniHosts: ['a'] }, { sniHosts: ['a'] }], route: [{ destination: { host: 'b', port: { number: port } } }] });
    const objects = [...other, service('shop/a', { ports: [{ name: 'tls', port: 443 }] }), virtualService('shop/x', { hosts: ['a'], tls: [match(80), match(81)] })];
    expect(goes(objects, request('a', { port: 443, scheme: 'tls' }))).toBe('b.shop:80');
  });

  test('take the first of their own names, whatever stands before them', () => {
    const match = (name: string, port: number) => ({ match: [{ sniHosts: [name] }], route: [{ destination: { host: 'b', port: { number: port } } }] });
    const objects = [...other, service('shop/a', { ports: [{ name: 'tls', port: 443 }] }), virtualService('shop/x', { hosts: ['a', 'z'], tls: [match('z', 81), match('a', 80)] })];
    expect(goes(objects, request('a', { port: 443, scheme: 'tls' }))).toBe('b.shop:80');
  });

  test.each<[object[], string]>([
    [[{ match: [{ port: 5000 }], ...split }], 'b.shop:80'],
    [[{ match: [{ port: 5001 }], ...split }], 'a.shop:5000'],
    [[{ match: [{ destinationSubnets: ['10.0.0.1'] }], ...split }], 'b.shop:80'],
    [[{ match: [{ destinationSubnets: ['10.0.0.0/24'] }], ...split }], 'b.shop:80'],
    [[{ match: [{ destinationSubnets: ['10.1.0.0/24'] }], ...split }], 'a.shop:5000'],
    [[{ match: [{}] }], 'a.shop:5000'],
  ])('tcp %j leads to %s', (tcp, expected) => {
    const objects = [...other, service('shop/a', { clusterIP: '10.0.0.1', ports: [{ name: 'tcp', port: 5000 }] }), deployment('shop/a')];
    expect(goes([...objects, virtualService('shop/x', { hosts: ['a'], tcp })], request('a', { port: 5000 }))).toBe(expected);
  });
});

const entry = (id: string, spec: object) => object('ServiceEntry', id, { hosts: ['e.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], ...spec });

describe('a ServiceEntry', () => {
  test.each<[object, string]>([
    [{ resolution: 'DNS' }, 'e.com:80'],
    [{ resolution: 2 }, 'e.com:80'],
    [{ resolution: 'NONE' }, 'e.com:80'],
    [{ resolution: 'STATIC' }, 'e.com:80 (no-endpoints)'],
    [{ resolution: 'STATIC', endpoints: [{ address: '1.2.3.4' }] }, 'e.com:80'],
    [{ resolution: 'STATIC', workloadSelector: { labels: { app: 'b' } } }, 'e.com:80'],
    [{ resolution: 'STATIC', workloadSelector: { labels: { app: 'z' } } }, 'e.com:80 (no-endpoints)'],
    [{ resolution: 'STATIC', workloadSelector: {} }, 'e.com:80 (no-endpoints)'],
    [{ resolution: 'DYNAMIC_DNS' }, 'e.com:80 (no-cluster)'],
    [{ resolution: 'DNS', exportTo: ['other'] }, 'PassthroughCluster:0'],
    [{ resolution: 'DNS', exportTo: ['.'] }, 'e.com:80'],
    [{ resolution: 'DNS', addresses: ['10.0.0.1/32'] }, 'e.com:80'],
  ])('with %j leads to %s', (spec, expected) => {
    expect(goes([...other, entry('shop/e', spec)], request('e.com'))).toBe(expected);
  });

  test.each<[string, object[], Partial<Request>, string]>([
    ['TLS by name', [entry('shop/e', { resolution: 'DNS', ports: [{ number: 443, name: 'tls', protocol: 'TLS' }] })], { port: 443, scheme: 'tls' }, 'e.com:443'],
    ['TLS only', [entry('shop/e', { resolution: 'DNS', ports: [{ number: 443, name: 'tls', protocol: 'TLS' }] })], { port: 443 }, 'PassthroughCluster:0'],
    ['bytes beside HTTP', [
      entry('shop/e', { resolution: 'DNS', ports: [{ number: 80, name: 'tcp', protocol: 'TCP' }] }), service('shop/a'), deployment('shop/a'),
    ], { scheme: 'tcp' }, 'e.com:80'],
    ['HTTP beside bytes', [
      entry('shop/e', { resolution: 'DNS', ports: [{ number: 80, name: 'tcp', protocol: 'TCP' }] }),
      entry('shop/f', { hosts: ['f.com'], resolution: 'DNS' }), entry('shop/g', { hosts: ['g.com'], resolution: 'DNS', ports: [{ number: 80, name: 'm', protocol: 'MONGO' }] }),
    ], { host: 'f.com' }, 'f.com:80'],
    ['anything', [entry('shop/e', { resolution: 'NONE', ports: [{ number: 81, name: 'x', protocol: '' }] }),
      entry('shop/f', { hosts: ['f.com'], resolution: 'NONE', ports: [{ number: 81, name: 'x', protocol: '' }] })], { port: 81, scheme: 'tcp' }, 'e.com:81'],
    ['a range of addresses', [entry('shop/e', { resolution: 'NONE', addresses: ['10.0.0.0/8'], ports: [{ number: 81, name: 'tcp', protocol: 'TCP' }] })],
      { port: 81, scheme: 'tcp' }, 'e.com:81'],
  ])('takes %s', (_, objects, more, expected) => {
    expect(goes(objects, request('e.com', more))).toBe(expected);
  });

  test('of a host in several namespaces is that of the client, otherwise the first', () => {
    const ports = (number: number) => ({ resolution: 'DNS', ports: [{ number: 80, name: 'http', protocol: 'HTTP' }, { number, name: 'more', protocol: 'HTTP' }] });
    const objects = [entry('aaa/e', ports(81)), entry('shop/e', ports(82)), entry('shop/f', ports(83))];
    expect(goes(objects, request('e.com', { port: 82 }))).toBe('e.com:82');
    expect(goes(objects, request('e.com', { port: 83 }))).toBe('e.com:83');
    expect(goes(objects, request('e.com', { port: 81 }))).toBe('PassthroughCluster:0');
    expect(goes(objects, request('e.com', { port: 81, from: { kind: 'sidecar', namespace: 'z' } }))).toBe('e.com:81');
  });

  test('never takes a host from a Service', () => {
    const objects = [entry('aaa/e', { hosts: ['b.shop.svc.cluster.local'], resolution: 'DNS' }), ...other];
    expect(goes(objects, request('b.shop', { from: { kind: 'sidecar', namespace: 'z' } }))).toBe('b.shop:80');
    expect(routed(objects, request('b.shop', { from: { kind: 'sidecar', namespace: 'z' } })).destinations[0].pods).toHaveLength(1);
  });
});

test('TLS for a name that stands for another one is for that', () => {
  const alias = service('shop/c', { type: 'ExternalName', externalName: 'e.com', ports: [{ name: 'tls', port: 443 }] });
  const objects = [alias, entry('shop/e', { resolution: 'DNS', ports: [{ number: 443, name: 'tls', protocol: 'TLS' }] })];
  expect(['c', 'c.shop', 'e.com', 'z'].map(host => goes(objects, request(host, { port: 443, scheme: 'tls' }))))
    .toEqual(['e.com:443', 'e.com:443', 'e.com:443', 'PassthroughCluster:0']);
});

describe('a Service', () => {
  test('is seen where it is exported to', () => {
    const objects = [service('shop/a', {}), object('Service', 'shop/c', { ports: [{ port: 80, name: 'http' }] }, { annotations: { 'networking.istio.io/exportTo': 'z, y' } })];
    expect(goes(objects, request('c'))).toBe('PassthroughCluster:0');
    expect(goes(objects, request('c.shop', { from: { kind: 'sidecar', namespace: 'y' } }))).toBe('c.shop:80 (unknown)');
  });

  test.each(['TCP', 'UDP'])('may have one number for UDP and for what proxies know, whichever comes first: %s', first => {
    const ports = [{ name: 'dns', port: 53, protocol: 'UDP' }, { name: 'dns-tcp', port: 53, protocol: 'TCP' }, { name: 'tcp-more', port: 5353 }];
    const dns = [service('shop/b', { ports: first === 'UDP' ? ports : ports.reverse() }), deployment('shop/b'),
      virtualService('shop/x', { hosts: ['b'], tcp: [{ match: [{ port: 5353 }], route: [{ destination: { host: 'b', port: { number: 53 } } }] }] })];
    expect([53, 5353].map(port => goes(dns, request('b', { port, scheme: 'tcp' })))).toEqual(['b.shop:53', 'b.shop:53']);
  });

  test('does not take requests to a number that it has for UDP alone', () => {
    const udp = [service('shop/z'), service('shop/b', { ports: [{ name: 'quic', port: 80, protocol: 'UDP' }, { name: 'http', port: 81 }] }), deployment('shop/b')];
    const asked = request('b.shop.svc.cluster.local');
    expect(goes(udp, asked)).toBe('PassthroughCluster:0');
    const led = routed([...udp, virtualService('shop/x', { hosts: ['b'], http: [{ route: [to('b')] }] })], asked);
    expect(told(led)).toBe('b.shop:80 (no-cluster)');
    expect(led.why.at(-1)).toBe("'b.shop.svc.cluster.local' has no port 80, only 80 for UDP, 81: 503 NC");
  });

  test('of its own namespace is there for routes even where it is not seen', () => {
    const hidden = object('Service', 'shop/c', { selector: { app: 'b' }, ports: [{ port: 80, name: 'http' }] }, { annotations: { 'networking.istio.io/exportTo': 'z' } });
    const leads = (port?: number) => virtualService('shop/x', { hosts: ['b'], http: [{ route: [{ destination: { host: 'c', ...port && { port: { number: port } } } }] }] });
    expect(goes([...other, hidden, leads()], request('b'))).toBe('c.shop:80');
    expect(goes([...other, hidden, leads(81)], request('b'))).toBe('c.shop:81 (no-cluster)');
  });

  test('without an address goes where the client wanted to go', () => {
    const headless = service('shop/a', { clusterIP: 'None', ports: [{ port: 80, name: 'http' }, { port: 81, name: 'tcp' }] });
    expect(goes([headless], request('a'))).toBe('a.shop:80');
    expect(goes([headless], request('pod.a.shop.svc.cluster.local'))).toBe('a.shop:80');
    expect(goes([headless], request('pod.a'))).toBe('a.shop:80');
    expect(goes([headless], request('a', { port: 81 }))).toBe('PassthroughCluster:0');
    expect(goes([headless], { ...request('a.shop.svc.cluster.local'), from: { kind: 'gateway' } })).toMatch(/^no route/);
  });

  test('is called by its address', () => {
    expect(goes([service('shop/a', { clusterIP: '10.0.0.1' })], request('10.0.0.1'))).toBe('a.shop:80 (no-endpoints)');
  });

  test('that stands for a whole namespace is what all names there mean', () => {
    expect(goes([entry('shop/e', { hosts: ['*.shop.svc.cluster.local'], resolution: 'NONE' })], request('anything'))).toBe('*.shop:80');
  });
});
