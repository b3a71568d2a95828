import type { Request } from '../../../../src/analysis/routing/traffic/request';
import { deployment, destinationRule, goes, object, request, routed, service, to, virtualService } from '../meshes';

const shop = [
  service('shop/a'), deployment('shop/a', 'v1', { replicas: 2 }), deployment('shop/a', 'v2'), service('shop/b'), deployment('shop/b'),
  destinationRule('shop/a', { host: 'a', subsets: [{ name: 'v1', labels: { version: 'v1' } }, { name: 'v2', labels: { version: 'v2' } }] }),
];
const routes = (...http: object[]) => [...shop, virtualService('shop/a', { hosts: ['a'], http })];
const only = (more: object) => routed(routes({ route: [to('a')], ...more }), request('a'));

describe('a match', () => {
  const cases: [object, Partial<Request>, boolean][] = [
    [{ uri: { exact: '/a' } }, { path: '/a?x=1#y' }, true],
    [{ uri: { exact: '/a' } }, { path: '/ab' }, false],
    [{ uri: { prefix: '/a' } }, { path: '/ab' }, true],
    [{ uri: { prefix: '' } }, {}, true],
    [{ uri: { regex: '/a|/b' } }, { path: '/bc' }, false],
    [{ uri: { regex: '/[a-c]+' } }, { path: '/bc?d' }, true],
    [{ uri: { regex: '(' } }, { path: '(' }, false],
    [{ uri: { prefix: '/A' }, ignoreUriCase: true }, { path: '/ab' }, true],
    [{ uri: { exact: '/A' }, ignoreUriCase: true }, { path: '/b' }, false],
    [{ uri: { regex: '/A' }, ignoreUriCase: true }, { path: '/a' }, false],
    [{ uri: {} }, { path: '/a' }, true],
    [{ method: { exact: 'POST' } }, { method: 'POST' }, true],
    [{ method: { exact: 'POST' } }, {}, false],
    [{ scheme: { exact: 'http' } }, {}, true],
    [{ authority: { prefix: 'a' } }, {}, true],
    [{ headers: { 'X-User': { exact: 'jason' } } }, { headers: { 'x-user': 'jason' } }, true],
    [{ headers: { 'x-user': {} } }, { headers: { 'X-User': '' } }, true],
    [{ headers: { 'x-user': {} } }, {}, false],
    [{ headers: { 'x-user': { regex: 'j.*' } } }, { headers: { 'x-user': 'jason' } }, true],
    [{ headers: { ':method': { exact: 'GET' }, ':path': { exact: '/' }, ':scheme': { exact: 'http' }, 'host': { exact: 'a' } } }, {}, true],
    [{ headers: { '@request.auth.claims.group': { exact: 'x' } } }, { headers: { '@request.auth.claims.group': 'x' } }, false],
    [{ withoutHeaders: { '@request.auth.claims.group': { exact: 'x' } } }, {}, true],
    [{ withoutHeaders: { 'x-user': {} } }, {}, true],
    [{ withoutHeaders: { 'x-user': { regex: '*' } } }, { headers: { 'x-user': 'y' } }, false],
    [{ withoutHeaders: { 'x-user': { exact: 'x' } } }, {}, true],
    [{ withoutHeaders: { 'x-user': { exact: 'x' } } }, { headers: { 'x-user': 'x' } }, false],
    [{ queryParams: { q: { exact: 'a%20b' } } }, { path: '/?p&q=a%20b&q=c' }, true],
    [{ queryParams: { q: {} } }, { path: '/?q' }, true],
    [{ queryParams: { q: {} } }, { path: '/?p=q' }, false],
    [{ queryParams: { q: {} } }, { path: '/' }, false],
    [{ port: 80 }, {}, true],
    [{ port: 81 }, {}, false],
    [{ sourceLabels: { app: 'x' } }, { from: { kind: 'sidecar', namespace: 'shop', labels: { app: 'x', version: 'v1' } } }, true],
    [{ sourceLabels: { app: 'x' } }, {}, false],
    [{ sourceNamespace: 'shop' }, {}, true],
    [{ sourceNamespace: 'other' }, {}, false],
    [{ gateways: ['mesh'], sourceNamespace: 'other', sourceLabels: { app: 'x' } }, {}, true],
    [{ gateways: ['main'] }, {}, false],
  ];

  test.each(cases)('of %j takes %j: %s', (match, more, expected) => {
    expect(goes(routes({ match: [match], route: [to('b')] }, { route: [to('a')] }), request('a', more))).toBe(expected ? 'b.shop:80' : 'a.shop:80');
  });

  test('names its rule', () => {
    const named = (more: object) => routed(routes({ route: [to('a')], ...more }), request('a')).rule;
    expect([named({}), named({ name: 'r' }), named({ name: 'r', match: [{ name: 'm' }] })]).toEqual(['', 'r', 'r.m']);
  });

  test('that takes everything ends the list', () => {
    expect(goes(routes({ match: [{ uri: { prefix: '/' } }, { uri: { prefix: '/x' } }], route: [to('b')] }, { route: [to('a')] }), request('a'))).toBe('b.shop:80');
  });
});

describe('destinations', () => {
  test.each<[string, object[], string]>([
    ['share by weight', [to('a', 'v1', { weight: 1 }), to('a', 'v2', { weight: 3 })], '25% a.shop:80 v1 + 75% a.shop:80 v2'],
    ['get nothing without a weight beside others', [to('a', 'v1'), to('a', 'v2', { weight: 3 })], 'a.shop:80 v2'],
    ['get all when alone, whatever the weight', [to('a', 'v1', { weight: 0 })], 'a.shop:80 v1'],
    ['are missing without their subset', [to('a', 'v3')], 'a.shop:80 v3 (no-cluster)'],
    ['take the port of the listener', [{ destination: { host: 'a' } }], 'a.shop:80'],
    ['may have numbers in strings', [{ destination: { host: 'a', port: { number: '80' } } }], 'a.shop:80'],
    ['are missing where nothing is written', [{}], 'UnknownService:0 (no-cluster)'],
    ['are missing where no weight is written', [to('a'), to('b')], ''],
  ])('%s', (_, route, expected) => {
    expect(goes(routes({ route }), request('a'))).toBe(expected);
  });

  test('have the labels of their pods, and how many there are', () => {
    const { destinations } = routed(routes({ route: [to('a', 'v1')] }), request('a'));
    expect(destinations[0].pods).toEqual([{ labels: { app: 'a', version: 'v1' }, count: 2 }]);
  });

  test('have pods of several objects together where their labels are the same', () => {
    const pod = (name: string, labels: object) => object('Pod', `shop/${name}`, {}, { labels });
    const { destinations } = routed([
      service('shop/c'), deployment('shop/c', 'v1', { replicas: 3 }), pod('c', { version: 'v1', app: 'c' }), pod('d', { app: 'c', version: 'v2' }),
    ], request('c'));
    expect(destinations[0].pods).toEqual([{ labels: { app: 'c', version: 'v1' }, count: 4 }, { labels: { app: 'c', version: 'v2' }, count: 1 }]);
  });

  test('may have any number of pods', () => {
    const { destinations } = routed([service('shop/c'), deployment('shop/c', 'v1', { replicas: 200_000_000 })], request('c'));
    expect(destinations[0].pods).toEqual([{ labels: { app: 'c', version: 'v1' }, count: 200_000_000 }]);
  });

  test.each<[string, object[], string]>([
    ['a Pod', [object('Pod', 'shop/p', {}, { labels: { app: 'c' } })], 'c.shop:80'],
    ['a StatefulSet', [object('StatefulSet', 'shop/p', { template: { metadata: { labels: { app: 'c' } } } })], 'c.shop:80'],
    ['a Job', [object('Job', 'shop/p', { template: { metadata: { labels: { app: 'c' } } } })], 'c.shop:80'],
    ['no replicas', [deployment('shop/c', 'v1', { replicas: 0 })], 'c.shop:80 (no-endpoints)'],
    ['no replicas, but the pods of a Rollout', [deployment('shop/c', 'v1', { replicas: 0 }), object('Rollout', 'shop/r', { workloadRef: { kind: 'Deployment', name: 'c-v1' } })], 'c.shop:80'],
    ['pods elsewhere', [deployment('other/c')], 'c.shop:80 (no-endpoints)'],
    ['a machine', [object('WorkloadEntry', 'shop/m', { address: '1.2.3.4', labels: { app: 'c' } })], 'c.shop:80'],
  ])('may be %s', (_, objects, expected) => {
    expect(goes([service('shop/c'), ...objects], request('c'))).toBe(expected);
  });

  test('need the port that is named', () => {
    const ports = (targetPort: string) => ({ ports: [{ name: 'http', port: 80, targetPort }] });
    expect(goes([service('shop/c', ports('web')), deployment('shop/c')], request('c'))).toBe('c.shop:80');
    expect(goes([service('shop/c', ports('other')), deployment('shop/c')], request('c'))).toBe('c.shop:80 (no-endpoints)');
    const machine = (more: object) => object('WorkloadEntry', 'shop/m', { labels: { app: 'c' }, ...more });
    expect(goes([service('shop/c', ports('web')), machine({})], request('c'))).toBe('c.shop:80 (no-endpoints)');
    expect(goes([service('shop/c', ports('web')), machine({ ports: { web: 8080 } })], request('c'))).toBe('c.shop:80');
  });

  test('are not known of a service that selects nothing', () => {
    expect(goes([service('shop/c', { selector: {} }), deployment('shop/c')], request('c'))).toBe('c.shop:80 (unknown)');
  });

  test('are another host where a service stands for one', () => {
    const alias = service('shop/c', { type: 'ExternalName', externalName: 'b.shop.svc.cluster.local' });
    expect(goes([...shop, alias], request('c'))).toBe('b.shop:80');
    expect(goes([...shop, alias, virtualService('shop/a', { hosts: ['a'], http: [{ route: [to('c')] }] })], request('a'))).toBe('b.shop:80');
    const loop = [['c', 'd'], ['d', 'c']].map(([name, externalName]) => service(`shop/${name}`, { type: 'ExternalName', externalName: `${externalName}.shop.svc.cluster.local` }));
    expect(goes([...shop, ...loop], request('c'))).toBe('PassthroughCluster:0');
  });
});

describe('what else a route does', () => {
  test('mirrors', () => {
    const { mirrors } = only({ mirror: { host: 'b' }, mirrorPercentage: { value: 0.57 }, mirrors: [{ destination: { host: 'a', subset: 'v2' } }, { percentage: { value: 1 } }] });
    expect(mirrors.map(({ host, share }) => `${host} ${share}`)).toEqual(['b.shop.svc.cluster.local 0.5699', 'a.shop.svc.cluster.local 100']);
    expect(only({ mirror: { host: 'b' }, mirrorPercent: 30 }).mirrors[0].share).toBe(30);
    expect(only({ mirror: { host: 'b' }, mirror_percent: 0 }).mirrors).toEqual([]);
    expect(only({ mirror: { host: 'b' }, mirrorPercentage: { value: 0 } }).mirrors).toEqual([]);
  });

  test.each<[object, object | null]>([
    [{}, { attempts: 2, perTryTimeout: null, retryOn: 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes' }],
    [{ retries: { attempts: 0 } }, null],
    [{ retries: { attempts: 3, perTryTimeout: '250ms', retryOn: '5xx, 503,' } },
      { attempts: 3, perTryTimeout: '0.25s', retryOn: '5xx,retriable-status-codes', statusCodes: [503] }],
    [{ retries: { attempts: 1, retryOn: 'reset,retriable-status-codes,429' } },
      { attempts: 1, perTryTimeout: null, retryOn: 'reset,retriable-status-codes', statusCodes: [429] }],
    [{ retries: { attempts: 1, retryOn: 'reset' } }, { attempts: 1, perTryTimeout: null, retryOn: 'reset' }],
  ])('retries with %j', (more, retries) => {
    expect(only(more).retries).toEqual(retries);
  });

  test.each<[unknown, string | null]>([
    [undefined, null], ['0s', null], ['1m30s', '90s'], ['1.5h', '5400s'], ['5', null], ['1500ms', '1.5s'], ['1us', '0.000001s'], ['0', null], [7, null], ['+1s', '1s'],
    ['-1s', '-1s'],
  ])('times out after %j', (timeout, expected) => {
    expect(only({ timeout }).timeout).toBe(expected);
  });

  test.each<[object, object | null]>([
    [{ delay: { fixedDelay: '2s', percentage: { value: 12.5 } } }, { delay: { percentage: 12.5, fixedDelay: '2s' } }],
    [{ delay: { fixedDelay: '2s', percent: 7 } }, { delay: { percentage: 7, fixedDelay: '2s' } }],
    [{ delay: { percentage: { value: 1 } } }, null],
    [{ abort: { httpStatus: 503 } }, { abort: { percentage: 0, httpStatus: 503 } }],
    [{ abort: { httpStatus: 0, percentage: { value: 1 } } }, { abort: { percentage: 1 } }],
    [{ abort: { grpcStatus: 'UNAVAILABLE', percentage: { value: 100 } } }, { abort: { percentage: 100, grpcStatus: 14 } }],
    [{ abort: { percentage: { value: 1 } } }, null],
  ])('breaks with %j', (fault, expected) => {
    expect(only({ fault }).fault).toEqual(expected);
  });

  test.each<[object, object | undefined]>([
    [{ uri: '/x' }, { uri: '/x', code: 301 }],
    [{ authority: 'b.com', scheme: 'https', redirectCode: 302 }, { authority: 'b.com', scheme: 'https', code: 302 }],
    [{ prefixRewrite: '/y', port: 8080 }, { uri: '/y', port: 8080, code: 301 }],
    [{ derivePort: 'FROM_REQUEST_PORT' }, { code: 301 }],
    [{ derivePort: 1, scheme: 'https' }, { scheme: 'https', port: 80, code: 301 }],
    [{ port: 443, scheme: 'https' }, { scheme: 'https', code: 301 }],
  ])('redirects with %j', (redirect, expected) => {
    expect(routed(routes({ redirect }), request('a')).redirect).toEqual(expected);
  });

  test('redirects with no code that Envoy does not know', () => {
    expect(goes(routes({ redirect: { uri: '/x', redirectCode: 399 } }), request('a'))).toBe('no route: the route redirects with a code that Envoy does not know');
  });

  test.each<[object, object]>([
    [{ status: 503, body: { string: 'no' } }, { status: 503, body: 'no' }], [{ status: 200, body: { bytes: 'aGk=' } }, { status: 200, body: 'hi' }], [{}, { status: 0 }],
  ])('answers with %j', (directResponse, expected) => {
    expect(routed(routes({ directResponse }), request('a')).directResponse).toEqual(expected);
  });

  test.each<[object, string, object | null]>([
    [{ rewrite: { uri: '/new' }, match: [{ uri: { prefix: '/old' } }] }, '/old/x?q', { uri: '/new', path: '/new/x?q' }],
    [{ rewrite: { uri: '/new' }, match: [{ uri: { exact: '/old' } }] }, '/old?q', { uri: '/new', path: '/new?q' }],
    [{ rewrite: { uri: '/new/' } }, '/x', { uri: '/new/', path: '/new/x' }],
    [{ rewrite: { uri: '/n' }, match: [{ uri: {} }] }, '/x', { uri: '/n', path: '/nx' }],
    [{ rewrite: { authority: 'b.com' } }, '/x', { authority: 'b.com', path: '/x' }],
    [{ rewrite: { uriRegexRewrite: { match: '^/(a)/(b)?', rewrite: '/$1\\1-\\2\\9' } } }, '/a/c', { uri: '/$1\\1-\\2\\9', path: '/$1a-c' }],
    [{ rewrite: { uriRegexRewrite: { match: '(', rewrite: 'x' } } }, '/a', { uri: 'x', path: '/a' }],
    [{ headers: { request: { set: { host: 'c.com' } } } }, '/', { authority: 'c.com', path: '/' }],
    [{ route: [to('a', undefined, { headers: { request: { add: { ':authority': 'd.com' } } } })] }, '/', { authority: 'd.com', path: '/' }],
    [{}, '/', null],
  ])('rewrites with %j', (more, path, expected) => {
    expect(routed(routes({ route: [to('a')], ...more }), request('a', { path })).rewrite).toEqual(expected);
  });

  test('changes headers', () => {
    const own = { request: { set: { 'x-a': '1', ':authority': 'x' }, add: { 'x-b': '2' }, remove: ['x-c', 'host'] }, response: { remove: ['x-d'] } };
    expect(only({ headers: own }).headers).toEqual({ request: { set: { 'x-a': '1' }, add: { 'x-b': '2' }, remove: ['x-c'] }, response: { remove: ['x-d'] } });
    expect(only({ route: [to('a', undefined, { headers: { request: { set: { 'x-e': '3' } } } })] }).headers).toEqual({ request: { set: { 'x-e': '3' } } });
    const { destinations, headers } = only({ route: [to('a', 'v1', { weight: 1, headers: { response: { set: { y: '1' } } } }), to('a', 'v2', { weight: 1 })] });
    expect([headers, destinations.map(one => one.headers)]).toEqual([null, [{ response: { set: { y: '1' } } }, undefined]]);
  });
});

describe('fails at nothing', () => {
  const junk = [null, 1, 'x', true, [], {}, [[]], [null], [1], { x: 1 }];

  test.each(junk)('%j in any field', value => {
    const names = ['hosts', 'http', 'tcp', 'tls', 'gateways', 'exportTo'];
    const objects = names.map(name => virtualService('shop/x', { hosts: ['a'], http: [{ route: [to('b')] }], [name]: value }));
    const inRoutes = ['match', 'route', 'redirect', 'rewrite', 'retries', 'fault', 'mirror', 'mirrors', 'headers', 'timeout', 'delegate', 'directResponse', 'name']
      .map(name => virtualService('shop/x', { hosts: ['a'], http: [{ route: [to('b')], [name]: value }] }));
    const others = [
      ...['host', 'subsets', 'trafficPolicy', 'exportTo', 'workloadSelector'].map(name => destinationRule('shop/x', { host: 'a', [name]: value })),
      ...['hosts', 'ports', 'resolution', 'endpoints', 'addresses', 'workloadSelector'].map(name => object('ServiceEntry', 'shop/x', { hosts: ['a.com'], [name]: value })),
      ...['ports', 'selector', 'type', 'clusterIP'].map(name => service('shop/x', { [name]: value })),
      ...['servers', 'selector'].map(name => object('Gateway', 'shop/x', { [name]: value })),
      ...['template', 'replicas'].map(name => deployment('shop/a', 'v1', { [name]: value })),
    ];
    for (const one of [...objects, ...inRoutes, ...others]) {
      const outcome = routed([...shop, one], request('a'));
      expect(outcome.why.length + outcome.outcome.length).toBeGreaterThan(0);
      expect(routed([...shop, one], { ...request('a'), from: { kind: 'gateway' } }).outcome).toBe('no-route');
    }
  });
});
