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
