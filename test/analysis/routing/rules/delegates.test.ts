import { ruleOf } from '../../../../src/analysis/routing/traffic/phrases';
import { deployment, goes, meshWith, request, routed, service, to, told, virtualService } from '../meshes';

const shop = [service('shop/a'), deployment('shop/a'), service('shop/b'), deployment('shop/b')];
const root = (more: object, ...others: object[]) =>
  virtualService('shop/x', { hosts: ['a'], http: [{ delegate: { name: 'leaf', namespace: 'other' }, ...more }, ...others, { route: [to('a')] }] });
const leaf = (more: object, spec: object = {}) => virtualService('other/leaf', { http: [{ route: [to('b.shop.svc.cluster.local')], ...more }], ...spec });
const b = 'b.shop:80';
const a = 'a.shop:80';

describe('a delegate', () => {
  test.each<[string, object[], string]>([
    ['has routes in the place of those of its root', [root({}), leaf({})], b],
    ['may be in the same namespace', [
      virtualService('shop/x', { hosts: ['a'], http: [{ delegate: { name: 'y' } }] }), virtualService('shop/y', { http: [{ route: [to('b')] }] }),
    ], b],
    ['is left out where it is missing', [root({})], a],
    ['is left out where it has hosts', [root({}), leaf({}, { hosts: ['c.com'] })], a],
    ['is left out where it is not exported', [root({}), leaf({}, { exportTo: ['.'] })], a],
    ['counts where it is exported to the root', [root({}), leaf({}, { exportTo: ['shop'] })], b],
    ['counts beside other routes', [root({ match: [{ uri: { exact: '/x' } }] }, { match: [{ uri: { exact: '/' } }], route: [to('b')] }), leaf({})], b],
  ])('%s', (_, objects, expected) => {
    expect(goes([...shop, ...objects], request('a'))).toBe(expected);
  });

  const cases: [object, object, boolean][] = [
    [{ uri: { prefix: '/a' } }, { uri: { prefix: '/ab' } }, true],
    [{ uri: { prefix: '/ab' } }, { uri: { prefix: '/a' } }, false],
    [{ uri: { prefix: '/a' } }, { uri: { exact: '/abc' } }, true],
    [{ uri: { exact: '/abc' } }, { uri: { exact: '/abc' } }, true],
    [{ uri: { exact: '/abc' } }, { uri: { prefix: '/abc' } }, false],
    [{ uri: { regex: '.*' } }, { uri: { exact: '/abc' } }, false],
    [{ uri: { prefix: '/a' } }, { uri: { regex: '/abc' } }, false],
    [{ uri: { prefix: '/a' } }, { uri: {} }, false],
    [{ uri: { prefix: '/a' } }, {}, true],
    [{}, { uri: { prefix: '/a' } }, true],
    [{ headers: { x: { exact: '1' } } }, { headers: { x: { exact: '1' } } }, true],
    [{ headers: { x: { exact: '1' } } }, { headers: { x: { exact: '2' } } }, false],
    [{ withoutHeaders: { x: { exact: '2' } } }, { withoutHeaders: { y: { exact: '1' } } }, true],
    [{ queryParams: { q: { exact: '1' } } }, { queryParams: { q: { exact: '2' } } }, false],
    [{ ignoreUriCase: true }, {}, false],
    [{ port: 80 }, { port: 81 }, false],
    [{ port: 80 }, { port: 80 }, true],
    [{ sourceNamespace: 'shop' }, {}, false],
    [{ sourceNamespace: 'shop' }, { sourceNamespace: 'shop' }, true],
    [{ sourceLabels: { app: 'x' } }, { sourceLabels: { app: 'y' } }, false],
    [{ sourceLabels: { app: 'x' } }, { sourceLabels: { app: 'x' } }, true],
    [{ gateways: ['mesh', 'main'] }, { gateways: ['mesh'] }, true],
    [{ gateways: ['mesh'] }, { gateways: ['mesh', 'main'] }, false],
    [{ gateways: ['mesh', 'main'] }, { gateways: ['mesh', 'other'] }, false],
  ];

  test.each(cases)('below %j with %j fits: %s', (outer, inner, fits) => {
    const asked = request('a', { path: '/abc', headers: { x: '1' }, from: { kind: 'sidecar', namespace: 'shop', labels: { app: 'x' } } });
    expect(goes([...shop, root({ match: [outer] }), leaf({ match: [inner] })], asked)).toBe(fits ? b : a);
  });

  test('inherits what it does not say, and has a name of both', () => {
    const given = { name: 'root', timeout: '5s', rewrite: { uri: '/x' }, retries: { attempts: 0 }, headers: { request: { set: { x: '1' } } }, mirrors: [{ destination: { host: 'a' } }] };
    const outcome = routed([...shop, root({ ...given, match: [{ name: 'm' }] }), leaf({ name: 'leaf', timeout: '1s', match: [{ name: 'n' }] })], request('a'));
    expect(outcome).toMatchObject({
      rule: 'root-leaf.m-n',
      timeout: '1s',
      retries: null,
      rewrite: { uri: '/x' },
      headers: { request: { set: { x: '1' } } },
      mirrors: [{ host: 'a.shop.svc.cluster.local' }],
      virtualService: 'shop/x',
    });
    expect(routed([...shop, root({ name: 'root' }), leaf({})], request('a')).rule).toBe('root');
    expect(goes([...shop, root({ directResponse: { status: 503 } }), leaf({})], request('a'))).toBe('answer 503');
  });
});

describe('a rule of a delegate', () => {
  const x = { uri: { exact: '/x' } };
  const user = { headers: { 'x-user': { exact: 'jason' } } };

  test.each<[string, object, object, string, string]>([
    ['takes everything', {}, {}, 'http[0] of other/leaf', 'http[0] of shop/x'],
    ['has a match of its own', {}, { match: [user, x] }, 'http[0].match[1] of other/leaf', 'http[0] of shop/x'],
    ['has the match of its root', { match: [user, x] }, {}, 'http[0] of other/leaf', 'http[0].match[1] of shop/x'],
    ['has matches of both', { match: [user, x] }, { match: [{ port: 81 }, { method: { exact: 'GET' } }] }, 'http[0].match[1] of other/leaf', 'http[0].match[1] of shop/x'],
  ])('is named by where it is written, and by what delegates to it, where it %s', (_, outer, inner, ofLeaf, ofRoot) => {
    const outcome = routed([...shop, root(outer), leaf(inner)], request('a', { path: '/x' }));
    expect(ruleOf(outcome)).toBe(`${ofLeaf} (delegated by ${ofRoot})`);
    expect(outcome.why.filter(sentence => / matches: (it takes everything|all its conditions are met)$/.test(sentence)))
      .toEqual([expect.stringContaining(`${ofLeaf} (delegated by ${ofRoot}) matches: `)]);
    expect(outcome.virtualService).toBe('shop/x');
  });

  test('is never one that did not match', () => {
    const objects = [virtualService('shop/x', { hosts: ['a'], http: [{ match: [user], route: [to('a')] }, { delegate: { name: 'y' } }] }),
      virtualService('shop/y', { http: [{ match: [x], route: [to('b')] }, { name: 'rest', match: [{ port: 81 }, {}], route: [to('b')] }] })];
    expect(routed([...shop, ...objects], request('a')).why.slice(1)).toEqual([
      'http[1].match[0] of shop/y (delegated by http[1] of shop/x) does not count here: it is for port 81',
      "http[0].match[0] of shop/x does not match: headers.x-user should be exact 'jason', but it is missing",
      "http[0].match[0] of shop/y (delegated by http[1] of shop/x) does not match: uri should be exact '/x', but it is '/'",
      "'rest' (http[1].match[1]) of shop/y (delegated by http[1] of shop/x) matches: all its conditions are met",
    ]);
  });
});

describe('what only a delegate asks of its clients', () => {
  const from = (namespace: string, labels: Record<string, string>) => request('a.shop', { from: { kind: 'sidecar', namespace, labels } });

  test('are labels', () => {
    const mesh = meshWith(...shop, root({}), leaf({ match: [{ sourceLabels: { role: 'tester' } }] }));
    const callers: Record<string, string>[] = [{}, { role: 'tester' }, { role: 'other' }];
    expect(callers.map(labels => told(mesh.route(from('shop', labels))))).toEqual([a, b, a]);
  });

  test('is a namespace', () => {
    const mesh = meshWith(...shop, root({}), leaf({ match: [{ sourceNamespace: 'testing' }] }));
    expect(['shop', 'testing', 'other'].map(namespace => told(mesh.route(from(namespace, {}))))).toEqual([a, b, a]);
  });
});
