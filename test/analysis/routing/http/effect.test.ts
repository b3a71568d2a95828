import { normalForm } from '../../../../src/analysis/routing/http/effect';
import { deployment, meshWith, service, to, virtualService } from '../meshes';

/** The effect of an http route on every request that it takes. */
function effectOf(route: object) {
  const mesh = meshWith(service('shop/a'), deployment('shop/a'), service('shop/b'), virtualService('shop/a', { hosts: ['a'], http: [route] }));
  return mesh.proxyOf({ kind: 'sidecar', namespace: 'shop' }).at(80).hosts[0].entries()[0].effect();
}

describe('the effect of a rule', () => {
  const prefixed = (more: object) => effectOf({ match: [{ uri: { prefix: '/old' } }], route: [to('a')], ...more });

  test.each<[string, object, object | null]>([
    ['nothing', {}, null],
    ['the start of a path that a prefix takes', { rewrite: { uri: '/new' } }, { uri: '/new', replaces: { kind: 'start', length: 4 } }],
    ['the host alone', { rewrite: { authority: 'b.com' } }, { authority: 'b.com', replaces: { kind: 'nothing' } }],
    ['what an expression matches', { rewrite: { uriRegexRewrite: { match: 'o(l)d', rewrite: '\\1' } } }, { uri: '\\1', replaces: { kind: 'matches', regex: 'o(l)d' } }],
    ['the whole of a path that is named', { match: [{ uri: { exact: '/old' } }], rewrite: { uri: '/new' } }, { uri: '/new', replaces: { kind: 'everything' } }],
  ])('rewrites %s', (_, more, expected) => {
    expect(prefixed(more).rewrite).toEqual(expected);
  });
});

describe('the normal form of an effect', () => {
  const shares = (...targets: object[]) => normalForm(effectOf({ route: targets })).destinations.map(({ host, share }) => [host.split('.')[0], share]);
  const adding = (value: string) => ({ headers: { request: { set: { x: value } } } });

  test('has one share for each cluster', () => {
    expect(shares(to('a', undefined, { weight: 50 }), to('b', undefined, { weight: 20 }), to('a', undefined, { weight: 30 }))).toEqual([['a', 80], ['b', 20]]);
  });

  test('keeps shares apart whose headers differ', () => {
    expect(shares(to('a', undefined, { weight: 50, ...adding('1') }), to('a', undefined, { weight: 50, ...adding('2') }))).toEqual([['a', 50], ['a', 50]]);
  });
});
