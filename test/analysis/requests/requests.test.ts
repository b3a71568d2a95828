import type { Json } from '../../../src/analysis/model/json';
import { type AskedRequest, FIELDS } from '../../../src/analysis/requests/asked-request';
import { Requests } from '../../../src/analysis/requests/requests';
import { manifestsOf } from '../support/manifests';

const gateway = (name: string, namespace: string, selector: string, ...servers: string[]) =>
  `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: { selector: { ${selector} }, servers: [${servers.join(', ')}] }\n`;
const server = (port: number, protocol: string, tls = '') => `{ hosts: ["*"], port: { number: ${port}, name: p${port}, protocol: ${protocol} }${tls} }`;
const named = (name: string, ports: string, namespace = 'shop') => `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: { ports: [${ports}] }\n`;
const service = (name: string, namespace: string, ...ports: number[]) => named(name, ports.map(port => `{ name: p${port}, port: ${port} }`).join(', '), namespace);
const SET = [
  gateway('edge', 'shop', 'app: edge', server(80, 'HTTP'), server(443, 'HTTPS', ', tls: { credentialName: a }')),
  gateway('edge', 'other', 'app: other', server(81, 'HTTP')), gateway('inner', 'third', 'app: inner', server(82, 'HTTP')), gateway('plain', 'shop', 'app: plain', server(83, 'HTTP'), server(84, 'HTTP')),
  gateway('twice', 'shop', 'app: twice', server(85, 'HTTP'), server(85, 'HTTP')), service('a', 'shop', 9080), service('a', 'other', 9081), service('two', 'shop', 1, 2), service('none', 'shop'),
  named('mixed', '{ name: http, port: 8080 }, { name: tcp-db, port: 5432 }, { name: dns, port: 53, protocol: UDP }'), named('data', '{ name: tcp, port: 5432 }'),
  gateway('mixed', 'shop', 'app: mixed', server(86, 'HTTP'), server(87, 'TCP'), server(443, 'HTTPS', ', tls: { credentialName: a }'), server(444, 'TLS', ', tls: { mode: PASSTHROUGH }')),
];

const asked = (request: Json, set = SET) => new Requests(manifestsOf(set.join('---\n')), { namespace: 'shop', words: FIELDS }).requestOf(request as unknown as AskedRequest);
const problemAt = (request: Json, set: string[]): string => {
  try {
    return `no problem, but ${JSON.stringify(asked(request, set))}`;
  } catch (error) {
    return String(error);
  }
};
const at = (request: Json) => asked(request).port;

describe('the port of a server', () => {
  const front = (ports: string, selector = 'app: led') => `apiVersion: v1\nkind: Service\nmetadata: { name: front, namespace: gateways }\nspec: { selector: { ${selector} }, ports: [${ports}] }\n`;
  const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: led, namespace: gateways, labels: { app: led } }\nspec: {}\n';
  const led = (...ports: number[]) => gateway('led', 'shop', 'app: led', ...ports.map(port => server(port, 'HTTP')));
  const [TO_8443, TO_80] = ['{ name: a, port: 443, targetPort: 8443 }', '{ name: b, port: 8080, targetPort: 80 }'];

  test.each<[string, number, readonly string[], number]>([
    ['leads where its Service does', 443, [led(443), POD, front(TO_8443)], 8443], ['may be that of the pods', 8443, [led(443), POD, front(TO_8443)], 8443],
    ['is where nothing leads elsewhere', 443, [led(443), POD, front(TO_8443, 'app: other')], 443], ['is that of the pods where both are meant', 80, [led(80, 8080), POD, front(`{ name: a, port: 80, targetPort: 8000 }, ${TO_80}`)], 80],
    ['may be none', 1, [led(443), POD, front(TO_8443)], 1],
  ])('%s', (_, port, set, expected) => expect(asked({ host: 'x', from: 'gateway/led', port }, [...set]).port).toBe(expected));

  test('leads there as well where it is the only one', () => {
    expect(asked({ host: 'x', from: 'gateway/led' }, [led(443), POD, front(TO_8443)]).port).toBe(8443);
    expect(asked({ host: 'x', from: { kind: 'gateway', namespace: 'gateways', labels: { app: 'led' } } }, [led(443), POD, front(TO_8443)]).port).toBe(8443);
  });
});

describe('what is left open in a request', () => {
  test.each<[Json, number]>([
    [{ host: 'a' }, 9080], [{ host: 'a.other' }, 9081], [{ host: 'a.other.svc' }, 9081], [{ host: 'a.other.svc.cluster.local' }, 9081], [{ host: 'a', from: 'sidecar/other' }, 9081],
    [{ host: 'a', from: { kind: 'sidecar', namespace: 'other' } }, 9081], [{ host: 'a', from: { kind: 'sidecar' } }, 9080], [{ host: 'a', from: null, port: null }, 9080], [{ host: 'two', port: 7 }, 7], [{ host: 'a', port: 1 }, 1], [{ host: 'a', port: 65_535 }, 65_535],
    [{ host: 'x', from: 'gateway/edge' }, 80], [{ host: 'x', from: 'gateway/edge', scheme: 'https' }, 443], [{ host: 'x', from: 'gateway/edge', scheme: 'tls' }, 443],
    [{ host: 'x', from: 'gateway/edge', scheme: 'tcp' }, 80], [{ host: 'x', from: 'gateway/other/edge' }, 81], [{ host: 'x', from: 'gateway/inner' }, 82], [{ host: 'x', from: 'gateway/twice' }, 85],
    [{ host: 'x', from: { kind: 'gateway', labels: { app: 'other', more: 'b' } } }, 81],
    [{ host: 'mixed' }, 8080], [{ host: 'mixed', scheme: 'http' }, 8080], [{ host: 'data' }, 5432], [{ host: 'x', from: 'gateway/mixed' }, 86], [{ host: 'x', from: 'gateway/mixed', scheme: 'https' }, 443],
  ])('is the only port that there is, or the only one for HTTP: %j comes in at %i', (request, port) => expect(at(request)).toBe(port));

  test('is the sidecar of a pod in the namespace of who asks', () => {
    expect(asked({ host: 'a', path: '/x' })).toEqual({ host: 'a', path: '/x', port: 9080, from: { kind: 'sidecar', namespace: 'shop' } });
  });
});

describe('fails', () => {
  const GATEWAYS = 'gateway/shop/edge, gateway/other/edge, gateway/third/inner, gateway/shop/plain, gateway/shop/twice, gateway/shop/mixed';
  const WAYS = 'sidecar, sidecar/NAMESPACE, gateway/NAME or gateway/NAMESPACE/NAME';

  test.each<[Json, string]>([
    ['a', "it is 'a', not a request"], [[], 'it is [], not a request'], [1, 'it is 1, not a request'], [{}, 'it has no host'], [{ host: null }, 'it has no host'],
    [{ hosts: 'a' }, "there is no field 'hosts': write from, host, port, scheme, path, method, headers"],
    [{ host: '' }, 'host is empty: write a host, without scheme, path and spaces'], [{ host: 'a/b' }, "host is 'a/b': write a host, without scheme, path and spaces"],
    [{ host: 'a b' }, "host is 'a b': write a host, without scheme, path and spaces"], [{ host: 1 }, 'host is 1: write a host, without scheme, path and spaces'],
    [{ host: 'a', port: 0 }, 'port is 0: write a whole number from 1 to 65535'], [{ host: 'a', port: 65_536 }, 'port is 65536: write a whole number from 1 to 65535'],
    [{ host: 'a', port: 1.5 }, 'port is 1.5: write a whole number from 1 to 65535'], [{ host: 'a', port: '80' }, "port is '80': write a whole number from 1 to 65535"],
    [{ host: 'a', scheme: 'ftp' }, "scheme is 'ftp': write http, https, tcp or tls"], [{ host: 'a', path: 1 }, 'path is 1: write a path with its first slash, such as /cart'],
    [{ host: 'a', method: 'G T' }, "method is 'G T': write one word, such as GET"], [{ host: 'a', method: '' }, 'method is empty: write one word, such as GET'],
    [{ host: 'a', method: 1 }, 'method is 1: write one word, such as GET'], [{ host: 'a', headers: { a: 'b', c: 1 } }, 'headers is {"a":"b","c":1}: write strings by name'],
    [{ host: 'a', headers: [] }, 'headers is []: write strings by name'], [{ host: 'a', from: '' }, "from is empty: write 'sidecar/NAMESPACE', 'gateway/NAME' or { kind, namespace, labels }"],
    [{ host: 'a', from: 1 }, "from is 1: write 'sidecar/NAMESPACE', 'gateway/NAME' or { kind, namespace, labels }"], [{ host: 'a', from: {} }, 'from: kind is missing: write sidecar or gateway'],
    [{ host: 'a', from: { kind: 'pod' } }, "from: kind is 'pod': write sidecar or gateway"], [{ host: 'a', from: { kind: 'sidecar', name: 'a' } }, "from: there is no field 'name': write kind, namespace, labels"],
    [{ host: 'a', from: { kind: 'sidecar', namespace: '' } }, 'from: namespace is empty: write the name of a namespace'],
    [{ host: 'a', from: { kind: 'sidecar', labels: { a: 1 } } }, 'from: labels is {"a":1}: write the labels of the pod, as strings by name'],
  ])('at what is no request: %j', (request, problem) => expect(() => asked(request)).toThrow(new Error(problem)));

  test.each<[string, string]>([
    ['pod', WAYS], ['sidecar/', 'sidecar or sidecar/NAMESPACE'], ['sidecar/a/b', 'sidecar or sidecar/NAMESPACE'], ['gateway', GATEWAYS], ['gateway/', GATEWAYS], ['gateway/a/b/c', GATEWAYS],
    ['gateway//a', GATEWAYS], ['/a', WAYS],
  ])('at a way in that there is not: %s', (from, remedy) => expect(() => asked({ host: 'a', from })).toThrow(new Error(`a request cannot come from '${from}': use ${remedy}`)));

  test.each<[Json, string]>([
    [{ host: 'x', from: 'gateway/z' }, `there is no Gateway 'z' that the request could come from: use ${GATEWAYS}`],
    [{ host: 'x', from: 'gateway/third/edge' }, `there is no Gateway 'third/edge' that the request could come from: use ${GATEWAYS}`],
    [{ host: 'x', from: { kind: 'gateway' } }, `no Gateway selects pods with no labels: use ${GATEWAYS}`],
    [{ host: 'x', from: 'gateway/plain' }, "the Gateway 'shop/plain' has the ports 83, 84: say which one with 'port'"],
    [{ host: 'x', from: 'gateway/plain', scheme: 'https' }, "the Gateway 'shop/plain' has only servers without TLS: use scheme 'http'"],
    [{ host: 'mixed', scheme: 'tcp' }, "'mixed' has the ports 8080, 5432, 53: say which one with 'port'"],
    [{ host: 'x', from: 'gateway/mixed', scheme: 'tls' }, "the Gateway 'shop/mixed' has the ports 443, 444: say which one with 'port'"],
    [{ host: 'two' }, "'two' has the ports 1, 2: say which one with 'port'"], [{ host: 'none' }, "'none' has no port"],
    [{ host: 'b' }, "no Service or ServiceEntry of the manifests has the host 'b'"], [{ host: 'a', from: 'sidecar/third' }, "no Service or ServiceEntry of the manifests has the host 'a'; there is 'a.shop.svc.cluster.local', 'a.other.svc.cluster.local': use from 'sidecar/shop', or the full name"],

    [{ host: 'a:80' }, "'a:80' is a host with a port: write 'a' as the host, and 80 as 'port'"],
  ])('where the manifests do not say the rest: %j', (request, problem) => expect(() => asked(request)).toThrow(new Error(problem)));

  test.each<[string, string[], string]>([
    ['reviews', ['review', 'ratings'], "; there is 'review'"], ['reviews', ['rveiews', 'previous'], "; there is 'rveiews'"], ['reviews', ['rview', 'reviewsss'], "; there is 'rview', 'reviewsss'"],
    ['reviews.shop.svc.cluster.loca', ['revie', 'review', 'reviewer', 'reviewsy'], "; there is 'review', 'reviewsy', 'revie'"], ['ab', ['abc'], ''], ['abc', ['abd', 'ade', 'abcde'], "; there is 'abd'"],
    ['reviewed', ['reviews', 'rviewedx', 'reviewedxyz'], "; there is 'reviews', 'rviewedx'"], ['reviews', ['xreviews', 'eviews', 'rxviews'], "; there is 'xreviews', 'eviews', 'rxviews'"],
  ])('at %s, and names at most three hosts of %j that look like it, the nearest first', (host, names, hint) => {
    const [message] = /;.*(?=: use)|$/.exec(problemAt({ host }, names.map(name => service(name, 'shop', 80)))) ?? [];
    expect(message).toBe(hint.replaceAll(/'(\w+)'/g, "'$1.shop.svc.cluster.local'"));
  });

  test('at any gateway where there is none', () => {
    expect(() => asked({ host: 'a', from: 'gateway/a' }, [service('a', 'shop', 80)]))
      .toThrow(new Error("there is no Gateway 'a' that the request could come from: use sidecar, as there is no Gateway"));
  });
});
