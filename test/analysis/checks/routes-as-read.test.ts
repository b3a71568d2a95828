import { check } from '../../../src/analysis/checks/check';
import {
  atGateway, destinationRule, EDGE, gateway, HOSTS, HTTP, httpMatch, httpRoute, REVIEWS, ROUTE, serviceEntry, serviceWith, together, virtualService,
} from '../../../src/analysis/checks/rule/example';
import { manifestsOf } from '../support/manifests';

/** Where codes are found. */
const places = (code: string, ...documents: readonly string[]): string[] =>
  check(manifestsOf(together(...documents))).filter(one => one.code === code).map(({ path, message }) => `${path.slice(1).join('.')}: ${message}`);
const has = (code: string, ...documents: readonly string[]): boolean => places(code, ...documents).length > 0;
const share = 'percentage: { value: 50 }';

describe('a fault', () => {
  test.each([
    ['an abort beside retries', `fault: { abort: { httpStatus: 502, ${share} } }, retries: { attempts: 3 }`, true],
    ['an abort of gRPC beside retries', `fault: { abort: { grpcStatus: UNAVAILABLE, ${share} } }, retries: { attempts: 3 }`, true],
    ['an abort without retries', `fault: { abort: { httpStatus: 502, ${share} } }, retries: { attempts: 0 }`, false],
    ['an abort of nobody', 'fault: { abort: { httpStatus: 502, percentage: { value: 0 } } }, retries: { attempts: 3 }', false],
    ['an abort that clients ask for', `match: [{ headers: { x-fault: {} } }], fault: { abort: { httpStatus: 502, ${share} } }, retries: { attempts: 3 }`, false],
    ['an abort for a path', `match: [{ uri: { prefix: /a } }], fault: { abort: { httpStatus: 502, ${share} } }, retries: { attempts: 3 }`, true],
  ])('%s is told: %p', (_, route, isTold) => expect(has('MAN763', httpRoute(`${route}, ${ROUTE}`))).toBe(isTold));

  test.each([['7s', '3s', true], ['3s', '3s', true], ['1s', '3s', false]])('that delays for %s under a timeout of %s is told: %p', (delay, timeout, isTold) =>
    expect(has('MAN764', httpRoute(`fault: { delay: { fixedDelay: ${delay}, ${share} } }, timeout: ${timeout}, ${ROUTE}`))).toBe(isTold));
});

test.each([
  ['attempts: 3, perTryTimeout: 2s, retryOn: 5xx', '5s', ['MAN765']], ['attempts: 3, perTryTimeout: 2s, retryOn: 5xx', '6s', []], ['attempts: 3, perTryTimeout: 2s, retryOn: 5xx', '10s', []],
  ['attempts: 3, perTryTimeout: 2s', '10s', ['MAN766']], ['attempts: 3', '10s', []], ['attempts: 3, perTryTimeout: 10s', '10s', ['MAN725']],
])('retries with %s within %s have %j', (retries, timeout, codes) => {
  const found = check(manifestsOf(httpRoute(`retries: { ${retries} }, timeout: ${timeout}, ${ROUTE}`))).map(({ code }) => code);
  expect(found.filter(code => ['MAN725', 'MAN765', 'MAN766'].includes(code))).toEqual(codes);
});

test.each([
  ['headers: { response: { set: { Set-Cookie: a=b } } }', ROUTE, true], ['headers: { response: { add: { set-cookie: a=b } } }', ROUTE, false], ['headers: { request: { set: { set-cookie: a=b } } }', ROUTE, false],
  ['', 'route: [{ destination: { host: a }, headers: { response: { set: { set-cookie: a=b } } } }]', true], ['headers: { response: { set: { set-cookie: a=b } } }', 'redirect: { uri: /a }', false],
])('cookies of applications get lost by %s, %s: %p', (headers, route, isTold) => expect(has('MAN761', httpRoute(`${headers}${headers === '' ? '' : ', '}${route}`))).toBe(isTold));

test.each([['mirror: { host: a }', true], ['mirror: { host: a }, mirrorPercentage: { value: 100 }', false], ['mirror: { host: a }, mirrorPercent: 10', false],
  ['mirrors: [{ destination: { host: a } }]', true], ['mirrors: [{ destination: { host: a }, percentage: { value: 100 } }]', false]])('a mirror leaves open how much it copies, %s: %p', (mirror, isTold) =>
  expect(has('MAN768', httpRoute(`${mirror}, ${ROUTE}`))).toBe(isTold));

test.each([['exact: a=b', true], ['regex: a=b', true], ['regex: ".*a=b.*"', false], ['prefix: a=', false]])('a cookie is matched as if there were no other, %s: %p', (cookie, isTold) =>
  expect(has('MAN726', httpMatch(`headers: { cookie: { ${cookie} } }`))).toBe(isTold));

test.each([['', '', true], [', headers: { request: { set: { model: a } } }', ', headers: { request: { set: { model: b } } }', false], [', headers: { request: { set: { model: a } } }', ', headers: { request: { set: { model: a } } }', true],
  [', headers: { request: { set: { model: a } } }', '', false]])('a destination is there twice, with%s and%s: %p', (one, other, isTwice) =>
  expect(has('MAN710', httpRoute(`route: [{ destination: { host: a }, weight: 50${one} }, { destination: { host: a }, weight: 50${other} }]`))).toBe(isTwice));

describe('a client that encrypts', () => {
  const tls = (fields: string, wrap = (block: string) => `trafficPolicy: ${block}`) => destinationRule(`{ host: api.example.com, ${wrap(`{ tls: { ${fields} } }`)} }`);

  test.each([
    ['mode: SIMPLE, sni: a.com', true], ['mode: MUTUAL, sni: a.com', true], ['mode: SIMPLE, sni: a.com, subjectAltNames: [a.com]', false], ['mode: SIMPLE', false], ['mode: ISTIO_MUTUAL, sni: a.com', false],
    ['mode: SIMPLE, sni: a.com, caCertificates: system', true],
    ['mode: SIMPLE, sni: api.example.com', true], ['mode: SIMPLE, sni: api.example.com, caCertificates: system', false], ['mode: SIMPLE, sni: a.com, insecureSkipVerify: true', false], ['mode: DISABLE, sni: a.com', false],
  ])('asks for a name and checks none, by %s: %p', (fields, isTold) => expect(has('MAN769', tls(fields))).toBe(isTold));

  test('does so for a subset and for a port, too', () => {
    expect(places('MAN769', tls('mode: SIMPLE, sni: a.com', block => `subsets: [{ name: v1, trafficPolicy: ${block} }]`))).toEqual([expect.stringMatching(/^subsets\.0\.trafficPolicy\.tls\.sni: /)]);
    expect(has('MAN769', tls('mode: SIMPLE, sni: a.com', block => `trafficPolicy: { portLevelSettings: [${block.replace('{ tls', '{ port: { number: 443 }, tls')}] }`))).toBe(true);
  });
});

describe('routes for a host', () => {
  const entry = (ports: string, name = 'api') => serviceEntry(`{ hosts: [api.example.com], resolution: DNS, ports: [${ports}] }`).replace('name: api,', `name: ${name},`);
  const [WEB, TLS, TCP] = ['{ number: 80, name: http, protocol: HTTP }', '{ number: 443, name: tls, protocol: HTTPS }', '{ number: 5432, name: tcp, protocol: TCP }'];
  const to = 'route: [{ destination: { host: api.example.com, port: { number: 443 } } }]';
  const http = (match = '', gateways = '') => virtualService(`{ hosts: [api.example.com], ${gateways}http: [{ ${match}${to} }] }`);
  const tcp = virtualService(`{ hosts: [api.example.com], tcp: [{ ${to} }] }`);
  const tls = virtualService(`{ hosts: [api.example.com], tls: [{ match: [{ sniHosts: [api.example.com] }], ${to} }] }`);

  test.each([
    ['http routes and a port of TLS', 'MAN729', [entry(TLS), http()], true], ['http routes and a port of HTTP, too', 'MAN729', [entry(`${WEB}, ${TLS}`), http()], false],
    ['http routes and a port of HTTP in another ServiceEntry', 'MAN729', [entry(WEB, 'web'), entry(TLS), http()], false],
    ['http routes for a gateway alone', 'MAN729', [entry(TLS), http('match: [{ gateways: [edge] }], ', 'gateways: [mesh, edge], ')], false],
    ['http routes for the mesh as well', 'MAN729', [entry(TLS), http('match: [{ gateways: [mesh] }], ', 'gateways: [mesh, edge], ')], true],
    ['tcp routes and a port of TLS', 'MAN738', [entry(TLS), tcp], true], ['tcp routes and a port of TCP', 'MAN738', [entry(`${TCP}, ${TLS}`), tcp], false],
    ['tls routes and a port of TCP', 'MAN770', [entry(TCP), tls], true], ['tls routes and a port of HTTPS', 'MAN770', [entry(TLS), tls], false],
    ['tls routes and a port that says nothing', 'MAN770', [serviceWith('{ port: 443 }'), virtualService(`{ hosts: [reviews], tls: [{ match: [{ sniHosts: [reviews] }], ${ROUTE} }] }`)], true],
    ['tls routes and no known host', 'MAN770', [tls], false],
  ] as const)('%s: %s is told %p', (_, code, documents, isTold) => expect(has(code, ...documents)).toBe(isTold));
});

describe('a port in a match', () => {
  const both = (match: string, hosts = 'reviews') => virtualService(`{ hosts: [${hosts}], gateways: [edge, mesh], http: [{ match: [{ ${match} }], ${ROUTE} }] }`);
  const ports = (...documents: readonly string[]) => ['MAN739', 'MAN771'].flatMap(code => places(code, ...documents));

  test.each([
    ['one of a server', [EDGE, atGateway(HOSTS, `http: [{ match: [{ port: 80 }], ${ROUTE} }]`)], []],
    ['none of a server', [EDGE, atGateway(HOSTS, `http: [{ match: [{ port: 8080 }], ${ROUTE} }]`)], ["http.0.match.0.port: no server of 'edge' has port 8080, but 80"]],
    ['none of a Gateway that nobody knows', [atGateway(HOSTS, `http: [{ match: [{ port: 8080 }], ${ROUTE} }]`)], []],
    ['one of the host, for both', [EDGE, REVIEWS, both('port: 9080')], []], ['one of the server, for both', [EDGE, REVIEWS, both('port: 80')], []],
    ['one of the host, for the gateway', [EDGE, REVIEWS, both('port: 9080, gateways: [edge]')], ["http.0.match.0.port: no server of 'edge' has port 9080, but 80"]],
    ['one of the server, for the mesh', [EDGE, REVIEWS, both('port: 80, gateways: [mesh]')], ['http.0.match.0.port: port 80 is not one of the ports 9080']],
    ['none of either', [EDGE, REVIEWS, both('port: 81')], ["http.0.match.0.port: no server of 'edge' has port 81, but 80, 9080"]],
    ['none of the host, for a list of the mesh', [REVIEWS, virtualService(`{ hosts: [reviews], gateways: [mesh], tcp: [{ match: [{ port: 81 }], ${ROUTE} }] }`)], ['tcp.0.match.0.port: port 81 is not one of the ports 9080']],
    ['one of a delegate', [virtualService(`{ http: [{ match: [{ port: 81 }], ${ROUTE} }] }`)], []],
  ])('is %s', (_, documents, expected) => expect(ports(...documents)).toEqual(expected));
});

describe('a gateway in a match', () => {
  const bound = (own: string, asked: string, kind = 'http') => virtualService(`{ hosts: [reviews], gateways: [${own}], ${kind}: [{ match: [{ gateways: [${asked}] }], ${ROUTE} }] }`);

  test.each([['edge', 'shop/edge', false], ['shop/edge', 'edge', false], ['edge', 'bad', true], ['edge', 'other/edge', true], ['edge, mesh', 'mesh', false], ['edge', 'mesh', true]])(
    'of a VirtualService for %s is %s: wrong is %p', (own, asked, isWrong) => expect(has('MAN713', bound(own, asked))).toBe(isWrong));
  test('is one of the VirtualService for connections, too', () => expect([has('MAN713', bound('edge', 'bad', 'tcp')), has('MAN713', bound('edge', 'edge', 'tcp'))]).toEqual([true, false]));
  test('of a delegate is for its root to have', () => expect(has('MAN713', virtualService(`{ http: [{ match: [{ gateways: [edge] }], ${ROUTE} }] }`))).toBe(false));
});

describe('connections', () => {
  const TCP = gateway(`{ selector: { istio: ingressgateway }, servers: [{ port: { number: 5432, name: tcp, protocol: TCP }, ${HOSTS} }] }`);
  const at = (gateways: string, match: string) => virtualService(`{ ${HOSTS}, gateways: [${gateways}], tcp: [{ match: [{ ${match} }], ${ROUTE} }] }`);

  test.each([
    ['edge', 'destinationSubnets: [10.0.0.0/8]', true], ['edge', 'sourceLabels: { app: a }', true], ['edge', 'sourceNamespace: a', true], ['edge', 'port: 5432', false],
    ['edge, mesh', 'sourceNamespace: a', false], ['edge, mesh', 'gateways: [edge], sourceNamespace: a', true], ['mesh', 'sourceNamespace: a', false],
  ])('at %s with %s: %p is said of what is not looked at', (gateways, match, isTold) => expect(has('MAN772', TCP, at(gateways, match))).toBe(isTold));

  test.each([['sourceSubnet: 10.0.0.0/8', true], ['destinationSubnets: [10.0.0.0/8]', false]])('by %s are told by the address of the client: %p', (match, isTold) => expect(has('MAN773', at('mesh', match))).toBe(isTold));

  const database = (addresses: string) => serviceEntry(`{ hosts: [db.example.com], addresses: [${addresses}], resolution: NONE, ports: [{ number: 5432, name: tcp, protocol: TCP }] }`);
  const into = (subnet: string) => virtualService(`{ hosts: [db.example.com], tcp: [{ match: [{ destinationSubnets: [${subnet}] }], route: [{ destination: { host: db.example.com, port: { number: 5432 } } }] }] }`);
  test.each([
    ['10.20.0.15', '10.20.0.0/16', false], ['10.20.0.15', '10.30.0.0/16', true], ['10.20.0.15', '10.20.0.15', false], ['10.20.0.15', '0.0.0.0/0', false], ['10.20.0.15, 10.30.0.1', '10.30.0.0/16', false],
    ['10.20.0.0/16', '10.30.0.0/16', false], ['', '10.30.0.0/16', false], ['10.20.0.15', '"2001:db8::/32"', false], ['128.0.0.1', '128.0.0.0/1', false], ['127.0.0.1', '128.0.0.0/1', true],
  ])('to the addresses %s are never in %s: %p', (addresses, subnet, isNever) => expect(has('MAN774', database(addresses), into(subnet))).toBe(isNever));

  test('to a Service come in at its clusterIP', () => {
    const at10 = serviceWith('{ name: tcp, port: 5432 }').replace('selector:', 'clusterIP: 10.0.0.10, selector:');
    const route = virtualService(`{ hosts: [reviews], tcp: [{ match: [{ destinationSubnets: [10.1.0.0/16] }], ${ROUTE} }] }`);
    expect([has('MAN774', at10, route), has('MAN774', serviceWith(HTTP), route)]).toEqual([true, false]);
  });
});
