import { deployment, destinationRule, goes, object, request, routed, service, to, virtualService } from '../meshes';

const shop = [service('shop/a'), deployment('shop/a'), service('shop/b'), deployment('shop/b'), service('other/c'), deployment('other/c')];
const route = (...targets: object[]) => ({ route: targets });
const leads = (id: string, host: string, target: string, more: object = {}, metadata?: object) =>
  virtualService(id, { hosts: [host], http: [route(to(target))], ...more }, metadata);

describe('the VirtualService of a host inside the mesh', () => {
  test.each<[string, object[], string]>([
    ['none', [], 'a.shop:80'],
    ['the first by name', [leads('shop/y', 'a', 'c.other.svc.cluster.local'), leads('shop/x', 'a', 'b')], 'b.shop:80'],
    ['the first by namespace, of one name', [leads('shop/x', 'a', 'b'), leads('other/x', 'a.shop.svc.cluster.local', 'c')], 'c.other:80'],
    ['the older one', [
      leads('shop/x', 'a', 'b', {}, { creationTimestamp: '2024-01-02T00:00:00Z' }),
      leads('shop/y', 'a', 'c.other.svc.cluster.local', {}, { creationTimestamp: '2024-01-01T00:00:00Z' }),
    ], 'c.other:80'],
    ['its own private one', [leads('shop/x', 'a', 'b'), leads('shop/y', 'a', 'c.other.svc.cluster.local', { exportTo: ['.'] })], 'c.other:80'],
    ['one that is exported to it alone', [leads('shop/x', 'a', 'b'), leads('other/y', 'a.shop.svc.cluster.local', 'c', { exportTo: ['shop'] })], 'c.other:80'],
    ['none that it does not see', [leads('other/y', 'a.shop.svc.cluster.local', 'c', { exportTo: ['.'] })], 'a.shop:80'],
    ['none that nobody sees', [leads('shop/y', 'a', 'b', { exportTo: ['~'] })], 'a.shop:80'],
    ['none of a gateway', [leads('shop/y', 'a', 'b', { gateways: ['shop/main'] })], 'a.shop:80'],
    ['one of the mesh and a gateway', [leads('shop/y', 'a', 'b', { gateways: ['main', 'mesh'] })], 'b.shop:80'],
    ['the more specific one', [leads('shop/x', '*.shop.svc.cluster.local', 'c.other.svc.cluster.local'), leads('shop/y', 'a', 'b')], 'b.shop:80'],
    ['the most specific wildcard', [
      leads('shop/x', '*.svc.cluster.local', 'c.other.svc.cluster.local'), leads('shop/y', '*.shop.svc.cluster.local', 'b'),
    ], 'b.shop:80'],
    ['one whose host is written in full', [leads('other/y', 'a.shop.svc.cluster.local', 'c')], 'c.other:80'],
    ['none whose host is written by half', [leads('shop/y', 'a.shop', 'b')], 'a.shop:80'],
    ['none without a route for it, so all goes to the service', [
      virtualService('shop/x', { hosts: ['a'], http: [{ match: [{ sourceLabels: { app: 'z' } }], ...route(to('b')) }] }),
    ], 'a.shop:80'],
    ['the later of two of one name', [leads('shop/x', 'a', 'c.other.svc.cluster.local'), leads('shop/x', 'a', 'b')], 'b.shop:80'],
  ])('is %s', (_, objects, expected) => {
    expect(goes([...shop, ...objects], request('a'))).toBe(expected);
  });

  test.each([['a'], ['a.shop'], ['a.shop.svc'], ['a.shop.svc.cluster.local'], ['A.SHOP'], ['a.shop.svc.cluster.local.'], ['a:80']])('is found by %s', name => {
    expect(goes([...shop, leads('shop/x', 'a', 'b')], request(name))).toBe('b.shop:80');
  });

  test('is not found by the first part of a name from another namespace', () => {
    expect(goes(shop, request('a', { from: { kind: 'sidecar', namespace: 'other' } }))).toBe('PassthroughCluster:0');
    expect(goes(shop, request('a.shop', { from: { kind: 'sidecar', namespace: 'other' } }))).toBe('a.shop:80');
  });

  test('counts at port 80 alone for a host that is not a service', () => {
    const objects = [...shop, leads('shop/x', 'example.com', 'b'), leads('shop/y', '*.example.com', 'a')];
    expect(goes(objects, request('example.com'))).toBe('b.shop:80');
    expect(goes(objects, request('www.example.com'))).toBe('a.shop:80');
    expect(goes(objects, request('example.com', { port: 8080 }))).toBe('PassthroughCluster:0');
  });
});

describe('why', () => {
  const why = (objects: readonly object[], asked = request('a')) => routed([...shop, ...objects], asked).why;

  test('names the owner, those that are not, and each route on the way', () => {
    expect(why([
      virtualService('shop/x', {
        hosts: ['a'],
        http: [
          { name: 'testers', match: [{ headers: { 'x-user': { exact: 'jason' } } }, { port: 81 }, { uri: { prefix: '/x' } }], ...route(to('b')) },
          route(to('a', 'v9')),
        ],
      }),
      leads('shop/y', 'a', 'b'), leads('shop/z', 'a', 'b', { gateways: ['main'] }), leads('other/z', 'a.shop.svc.cluster.local', 'c', { exportTo: ['.'] }),
      leads('shop/v', '*.shop.svc.cluster.local', 'b'), virtualService('shop/w', { hosts: ['a'], http: [{ match: [{ sourceNamespace: 'z' }] }] }),
    ])).toEqual([
      "VirtualService shop/x has the routes for 'a.shop.svc.cluster.local' at port 80",
      'VirtualService shop/v does not: its host is less specific',
      'VirtualService shop/w does not: none of its http routes is for this client at this port',
      'VirtualService shop/y does not: inside the mesh VirtualServices are not merged, and it comes later: by age, then by name',
      "VirtualService other/z does not: it is not exported to the namespace 'shop'",
      'VirtualService shop/z does not: it is for the gateways shop/main',
      'http[0].match[1] of shop/x does not count here: it is for port 81',
      "'testers' (http[0].match[0]) of shop/x does not match: headers.x-user should be exact 'jason', but it is missing",
      "'testers' (http[0].match[2]) of shop/x does not match: uri should be prefix '/x', but it is '/'",
      'http[1] of shop/x matches: it takes everything',
      "no DestinationRule for 'a.shop.svc.cluster.local' counts here, so it has no subset 'v9': 503 NC",
    ]);
  });

  test('tells where there is no VirtualService', () => {
    expect(why([])).toEqual(["no VirtualService has routes for 'a.shop.svc.cluster.local' at port 80 here, so all goes to the service"]);
  });

  test.each<[string, object[], string]>([
    ['no pod', [service('shop/d'), leads('shop/x', 'a', 'd')], "no pod answers for 'd.shop.svc.cluster.local': 503 UH"],
    ['no host', [leads('shop/x', 'a', 'b.shop')], "'b.shop' is not a host that Istio knows here: 503 NC"],
    ['no port', [virtualService('shop/x', { hosts: ['a'], http: [route({ destination: { host: 'b', port: { number: 81 } } })] })],
      "'b.shop.svc.cluster.local' has no port 81, only 80: 503 NC"],
    ['no subset', [leads('shop/x', 'a', 'b', { http: [route(to('b', 'v2'))] }), destinationRule('shop/b', { host: 'b', subsets: [{ name: 'v1' }] })],
      "what counts here, DestinationRule shop/b, has no subset 'v2': 503 NC"],
    ['no pod of a subset', [
      leads('shop/x', 'a', 'b', { http: [route(to('b', 'v2'))] }), destinationRule('shop/b', { host: 'b', subsets: [{ name: 'v2', labels: { version: 'v2' } }] }),
    ], 'no pod of \'b.shop.svc.cluster.local\' has version=v2 of the subset \'v2\': 503 UH'],
    ['no cluster', [
      object('ServiceEntry', 'shop/e', { hosts: ['*.example.com'], resolution: 'DNS', ports: [{ number: 80, name: 'http', protocol: 'HTTP' }] }),
      leads('shop/x', 'a', '*.example.com'),
    ], "'*.example.com' has no cluster: 503 NC"],
  ])('tells that there is %s', (_, objects, sentence) => {
    expect(why(objects).at(-1)).toBe(sentence);
  });

  test('tells that no route is left', () => {
    const objects = [virtualService('shop/x', { hosts: ['a'], http: [{ match: [{ uri: { exact: '/y' } }], ...route(to('b')) }] })];
    expect(goes([...shop, ...objects], request('a'))).toBe('no route: no route matches');
    expect(why(objects).at(-1)).toBe('no route matches: 404 NR');
  });

  test('tells that nobody knows a host', () => {
    expect(why([], request('nowhere.org'))).toEqual(["Istio knows no 'nowhere.org' at port 80, so the request goes where the client wanted to go"]);
    expect(why([leads('shop/x', 'nowhere.org', 'b')], request('nowhere.org', { port: 9080 }))).toEqual([
      "nothing at port 9080 is for http to 'nowhere.org', so it goes where the client wanted to go",
    ]);
    expect(why([leads('shop/x', 'nowhere.org', 'b', { exportTo: ['other'] })], request('nowhere.org'))[1]).toMatch(/^VirtualService shop\/x names it, but/);
  });

  test('tells for which pods a match is', () => {
    const labelled = virtualService('shop/x', { hosts: ['a'], http: [{ match: [{ sourceLabels: { version: 'v1', app: 'web' } }], ...route(to('b')) }, route(to('a'))] });
    expect(why([labelled])).toContain('http[0].match[0] of shop/x does not count here: it is for pods with app=web,version=v1');
  });

  test('tells at which ports a service is that nobody knows at another port', () => {
    expect(why([], request('a', { port: 9999 }))).toEqual(["nothing at port 9999 is for http to 'a', so it goes where the client wanted to go; 'a' has the port 80"]);
    const two = service('shop/two', { ports: [{ name: 'http', port: 81 }, { name: 'http-b', port: 82 }] });
    expect(why([two], request('two', { port: 9999 }))[0]).toMatch(/; 'two' has the ports 81, 82$/);
    expect(why([two], request('two'))[0]).toBe("Istio knows no 'two' at port 80, so the request goes where the client wanted to go; 'two' has the ports 81, 82");
    expect(why([two], request('two', { port: 81, scheme: 'tcp' })).join()).not.toContain('has the port');
    const headless = service('shop/bare', { clusterIP: 'None', ports: [{ name: 'http', port: 81 }] });
    expect(why([headless], request('bare', { port: 9999 }))[0]).not.toContain('has the port');
  });

  test('tells that bytes are passed on', () => {
    expect(why([service('shop/d', { ports: [{ name: 'tcp', port: 5000 }] })], request('d', { port: 5000 }))).toEqual([
      "port 5000 of 'd' is not known to speak HTTP, so http routes do not count and bytes are passed on to 'd.shop.svc.cluster.local'",
    ]);
  });

  test('tells which matches of connections a sidecar does not get', () => {
    const matches = [{ port: 12345 }, { sourceLabels: { app: 'x' } }, { sourceNamespace: 'web' }, { gateways: ['edge'] }];
    const tcp = (more: object = {}) => virtualService('shop/x', { hosts: ['d'], tcp: [{ match: matches, route: [to('a')] }], ...more });
    const said = (rule: object) => why([service('shop/d', { ports: [{ name: 'tcp', port: 5000 }] }), rule], request('d', { port: 5000, scheme: 'tcp' })).slice(1);
    expect(said(tcp())).toEqual(['it is for port 12345', 'it is for pods with app=x', "it is for the namespace 'web'", 'it is for the gateways shop/edge']
      .map((reason, at) => `tcp[0].match[${at}] of shop/x does not count here: ${reason}`));
    expect(said(tcp({ gateways: ['edge'] }))).toEqual(['VirtualService shop/x does not count here: it is for the gateways shop/edge']);
    expect(said(tcp({ hosts: ['a'] }))).toEqual([]);
  });

  test('tells to which subsets bytes are passed on, each once', () => {
    const share = (subset: string, weight: number) => ({ destination: { host: 'd', subset }, weight });
    const shares = virtualService('shop/d', { hosts: ['d'], tcp: [{ route: [share('v1', 50), share('v1', 30), share('v2', 20)] }] });
    const [said] = why([service('shop/d', { ports: [{ name: 'tcp', port: 5000 }] }), shares], request('d', { port: 5000 }));
    expect(said).toMatch(/bytes are passed on to v1 of 'd\.shop\.svc\.cluster\.local', v2 of 'd\.shop\.svc\.cluster\.local'$/);
  });
});
