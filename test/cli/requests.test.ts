import { EVERYTHING, ran, scratch } from './support';

const files = scratch();
const SHOP = ['route', ...EVERYTHING, '-n', 'shop'];

const meta = (kind: string, name: string) => `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: shop }\n`;
const service = (ports: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: orders, namespace: shop }\nspec: { selector: { app: orders }, ports: [${ports}] }\n`;
const HTTP = '{ name: http, port: 80 }';
const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: orders, namespace: shop, labels: { app: orders } }\n';
const server = (port: number, protocol: string, tls = '') => `{ hosts: ["*"], port: { number: ${port}, name: p${port}, protocol: ${protocol} }${tls} }`;
const gateway = (...servers: string[]) => `${meta('Gateway', 'edge')}spec: { selector: { istio: ingressgateway }, servers: [${servers.join(', ')}] }\n`;
const matching = (header: string) => `${meta('VirtualService', 'orders')}spec:
  hosts: [orders]
  http:
    - { match: [{ headers: { ${header} } }], redirect: { uri: /matched } }
    - { route: [{ destination: { host: orders } }] }
`;
const manifests = (...documents: string[]) => files.written('manifests.yaml', [POD, ...documents].join('---\n'));
const routed = (text: string, ...words: string[]) => ran('route', text, '-n', 'shop', '--host', 'orders', ...words);

describe('a header that is given several times', () => {
  test('is joined by a comma, whatever its letters', () => {
    const text = manifests(service(HTTP), matching('x-tag: { exact: "a,b" }'));
    expect(routed(text, '--header', 'x-tag: a', '--header', 'X-Tag: b').out).toMatch(/^redirect/);
    expect(routed(text, '--header', 'x-tag: a').out).toMatch(/^routed/);
  });

  test('is joined by a semicolon where it is a cookie', () => {
    const text = manifests(service(HTTP), matching('cookie: { exact: "a=1; b=2" }'));
    expect(routed(text, '--header', 'cookie: a=1', '--header', 'cookie: b=2').out).toMatch(/^redirect/);
  });
});

describe('what is left open', () => {
  test('is the only port of a ServiceEntry too, also by a wildcard', () => {
    const entry = (host: string) => manifests(`${meta('ServiceEntry', 'api')}spec: { hosts: ["${host}"], resolution: NONE, ports: [{ number: 8443, name: http, protocol: HTTP }] }\n`);
    for (const host of ['api.example.com', '*.example.com']) expect(ran('route', entry(host), '--host', 'api.example.com').out).toContain(':8443');
  });

  test('fails with the ports that there are', () => {
    expect(routed(manifests(service(`${HTTP}, { name: http-admin, port: 81 }`))).err).toBe("'orders' has the ports 80, 81: say which one with --port\n");
    expect(ran('route', manifests(gateway(server(80, 'HTTP'), server(8080, 'HTTP'))), '--host', 'a', '--from', 'gateway/shop/edge').err)
      .toBe("the Gateway 'shop/edge' has the ports 80, 8080: say which one with --port\n");
  });

  test('fails at a host that nobody has', () => {
    expect(ran('route', manifests(service(HTTP)), '--host', 'nobody')).toEqual({
      out: '', err: "no Service or ServiceEntry of the manifests has the host 'nobody'\n", code: 2,
    });
  });

  test.each([
    [['orders'], "'orders'; there is 'orders.shop.svc.cluster.local': use -n shop, or the full name"],
    [['orders.web'], "'orders.web'; there is 'orders.shop.svc.cluster.local': use -n shop, or the full name"],
    [['ordesr', '-n', 'shop'], "'ordesr'; there is 'orders.shop.svc.cluster.local': use the full name"],
    [['api.example.co'], "'api.example.co'; there is 'api.example.com': use the full name"],
    [['nobody'], "'nobody'"],
    [['or'], "'or'"],
  ])('fails at a host that nobody has, and names what looks like it: %j', (words, said) => {
    const entry = `${meta('ServiceEntry', 'api')}spec: { hosts: [api.example.com], resolution: NONE, ports: [{ number: 80, name: http, protocol: HTTP }] }\n`;
    expect(ran('route', manifests(service(HTTP), entry), '--host', ...words).err).toBe(`no Service or ServiceEntry of the manifests has the host ${said}\n`);
  });

  test('fails at a host of another namespace in a file of requests, and says how to write the caller', () => {
    const list = files.written('requests.json', JSON.stringify([{ host: 'orders' }]));
    expect(ran('route', manifests(service(HTTP)), '--requests', list).err).toMatch(/there is 'orders\.shop\.svc\.cluster\.local': use from 'sidecar\/shop', or the full name\n$/);
  });

  test('fails at a path without its slash, in an option and in a file', () => {
    expect(routed(manifests(service(HTTP)), '--path', 'cart').err).toBe("--path is 'cart': write a path with its first slash, such as /cart\n");
    expect(routed(manifests(service(HTTP)), '--path', '*', '--method', 'OPTIONS').code).toBe(0);
    const list = files.written('requests.json', JSON.stringify([{ host: 'orders', path: 'cart' }]));
    expect(ran('route', manifests(service(HTTP)), '-n', 'shop', '--requests', list).err).toMatch(/request 1: path is 'cart': write a path/);
  });

  test('is nothing where a request goes out as the client wants, which has no port then', () => {
    expect(routed(manifests(service(HTTP)), '--port', '8080').out)
      .toBe("routed\n      100 %  PassthroughCluster\n  nothing at port 8080 is for http to 'orders', so it goes where the client wanted to go; 'orders' has the port 80\n");
  });

  test('fails at a host with a port, and says how to write it', () => {
    expect(ran('route', manifests(service(HTTP)), '-n', 'shop', '--host', 'orders:80').err).toBe("'orders:80' is a host with a port: write 'orders' as the host, and 80 as --port\n");
  });

  test('fails at a gateway with TLS alone, and says how to ask it', () => {
    const words = ['route', manifests(gateway(server(443, 'HTTPS', ', tls: { credentialName: a }'))), '--host', 'a.com', '--from', 'gateway/shop/edge'];
    expect(ran(...words).err).toBe("the Gateway 'shop/edge' has only servers with TLS: use --scheme https\n");
    expect(ran(...words, '--scheme', 'https').code).toBe(0);
  });

  test('fails at a gateway in the clear alone', () => {
    const text = manifests(gateway(server(80, 'HTTP')));
    expect(ran('route', text, '--host', 'a.com', '--from', 'gateway/shop/edge', '--scheme', 'https').err).toContain('has only servers without TLS: use --scheme http\n');
  });
});

describe('options', () => {
  test.each([
    [[], 'pass --host'],
    [['--host', 'http://orders/x'], "--host is 'http://orders/x': write a host, without scheme, path and spaces"],
    [['--host', 'a b'], "--host is 'a b'"],
    [['--host', 'orders', '--header', 'end-user'], 'is not a header'],
    [['--host', 'orders', '--method', 'GET /'], "--method is 'GET /': write one word"],
    [['--host', 'orders', '--port', '0'], 'from 1 to 65535'],
    [['--host', 'orders', '--port', '65536'], 'from 1 to 65535'],
    [['--host', 'orders', '--port', 'http'], 'from 1 to 65535'],
    [['--host', 'orders', '--from', 'gateway/door'], 'use gateway/shop/edge'],
    [['--host', 'orders', '--from', 'gateway'], "a request cannot come from 'gateway': use gateway/shop/edge"],
    [['--host', 'orders', '--from', 'gateway/'], 'use gateway/shop/edge'],
    [['--host', 'orders', '--from', 'sidecar/a/b'], "a request cannot come from 'sidecar/a/b': use sidecar or sidecar/NAMESPACE"],
    [['--host', 'orders', '--from', 'moon'], 'use sidecar, sidecar/NAMESPACE, gateway/NAME or gateway/NAMESPACE/NAME'],
    [['--host', 'orders', '--scheme', 'gopher'], "--scheme is 'gopher': write http, https, tcp or tls"],
    [['--requests', EVERYTHING[0]], 'is not JSON'],
  ])('fails with 2 at %j', (words, said) => {
    const { err, code } = ran(...SHOP, ...words);
    expect(err).toContain(said);
    expect(code).toBe(2);
  });
});

describe('a file of requests', () => {
  const asked = (...requests: unknown[]) => ran(...SHOP, '--json', '--requests', files.written('requests.json', JSON.stringify(requests)));

  test('has proxies by name, and leaves out what is plain', () => {
    const { out } = asked({ host: 'orders' }, { from: 'sidecar/shop', host: 'orders' }, { from: 'gateway/edge', host: 'orders.example.com', port: 8080 });
    expect((JSON.parse(out) as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual(['routed', 'routed', 'redirect']);
  });

  test('may come from pods of no Gateway, and has null for what is left out', () => {
    const { out, code } = asked(
      { host: 'orders.example.com', port: 8080, from: { kind: 'gateway', namespace: 'edge', labels: { a: 'b' } } },
      { host: 'orders', port: null, method: null, headers: null, from: { kind: 'sidecar', namespace: 'shop', labels: null } },
    );
    expect((JSON.parse(out) as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual(['no-route', 'routed']);
    expect(code).toBe(0);
  });

  test.each<[request: unknown, said: string]>([
    [5, 'it is 5, not a request'],
    [{ port: 80 }, 'it has no host'],
    [{ host: 'orders', port: 0 }, 'port is 0: write a whole number from 1 to 65535'],
    [{ host: 'orders', port: 1.5 }, 'port is 1.5'],
    [{ host: 'orders', port: '80' }, "port is '80'"],
    [{ host: 'orders', scheme: 'gopher' }, "scheme is 'gopher': write http, https, tcp or tls"],
    [{ host: 'orders', headers: { a: 1 } }, 'headers is {"a":1}: write strings by name'],
    [{ host: 'orders', headers: ['a: b'] }, 'headers is ["a: b"]'],
    [{ host: 'orders', path: 5 }, 'path is 5: write a path with its first slash'],
    [{ host: 'orders', method: 5 }, 'method is 5'],
    [{ hots: 'orders' }, "there is no field 'hots': write from, host, port, scheme, path, method, headers"],
    [{ host: 'orders', from: { kind: 'moon' } }, "from: kind is 'moon': write sidecar or gateway"],
    [{ host: 'orders', from: {} }, 'from: kind is missing'],
    [{ host: 'orders', from: { kind: 'gateway', name: 'edge' } }, "from: there is no field 'name': write kind, namespace, labels"],
    [{ host: 'orders', from: 'gateway/door' }, "there is no Gateway 'door' that the request could come from: use gateway/shop/edge"],
    [{ host: 'orders', from: { kind: 'gateway', labels: { a: 'b' } } }, 'no Gateway selects pods with a=b: use gateway/shop/edge'],
    [{ host: 'nobody' }, "has the host 'nobody'"],
  ])('fails with 2 at %j, and says which it is', (request, said) => {
    const { err, code } = asked({ host: 'orders' }, request);
    expect(err).toContain('requests.json: request 2: ');
    expect(err).toContain(said);
    expect(code).toBe(2);
  });
});

describe('what is printed', () => {
  const split = manifests.bind(undefined, service(HTTP), `${meta('VirtualService', 'orders')}spec:
  hosts: [orders]
  http: [{ route: [{ destination: { host: orders }, weight: 1 }, { destination: { host: orders, port: { number: 81 } }, weight: 2 }] }]
`);

  test('calls a route without a name by its place', () => {
    expect(routed(split()).out).toMatch(/^routed by http\[0\] of shop\/orders\n/);
  });

  test('has shares with four decimals at most', () => {
    expect(routed(split()).out).toContain('\n  33.3333 %  ');
    const { destinations: [{ share }] } = JSON.parse(routed(split(), '--json').out) as { destinations: { share: number }[] };
    expect(share).toBeCloseTo(100 / 3, 10);
  });
});
