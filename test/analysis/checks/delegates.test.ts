import * as fc from 'fast-check';
import { check } from '../../../src/analysis/checks/check';
import { fieldOf } from '../../../src/analysis/model/field-path';
import { runs } from '../../support/runs';
import { manifestsWith, request, routed, service, to, virtualService } from '../routing/meshes';

const A = { route: [to('a')] };
const root = (route: object, name = 'root') => virtualService(`shop/${name}`, { hosts: [name === 'root' ? 'a' : 'b'], http: [{ ...route, delegate: { name: 'leaf', namespace: 'team' } }] });
const leaf = (...http: readonly object[]) => virtualService('team/leaf', { http });
const told = (code: string, ...objects: readonly object[]) => check(manifestsWith(objects)).filter(one => one.code === code)
  .map(({ object, path, message }) => `${object.name} ${fieldOf(path)}: ${message}`);
const prefix = (text: string) => ({ uri: { prefix: text } });

describe('a route of a delegate', () => {
  test.each<[string, object, object, string | undefined]>([
    ['of a path outside of the prefix', prefix('/books'), prefix('/authors'), "its uri of prefix '/authors' does not fit prefix '/books' of its root"],
    ['of a path within the prefix', prefix('/books'), { uri: { exact: '/books/a' } }, undefined],
    ['of an expression', prefix('/books'), { uri: { regex: '/books/.*' } }, "its uri of regex '/books/.*' does not fit prefix '/books' of its root"],
    ['of another value of a header', { headers: { a: { exact: '1' } } }, { headers: { a: { exact: '2' } } }, "its headers.a of exact '2' does not fit exact '1' of its root"],
    ['of another header', { headers: { a: { exact: '1' } } }, { headers: { b: { exact: '2' } } }, undefined],
    ['of another port', { port: 80 }, { port: 81 }, 'its port 81 is not port 80 of its root'],
    ['that ignores case', prefix('/a'), { ...prefix('/a'), ignoreUriCase: true }, 'it and its root differ in ignoreUriCase'],
    ['without the namespace of the client', { sourceNamespace: 'web' }, prefix('/a'), "it does not repeat the sourceNamespace 'web' of its root"],
    ['of other clients', { sourceLabels: { app: 'a' } }, { sourceLabels: { app: 'b' } }, 'its sourceLabels do not fit those of its root'],
    ['of other gateways', { gateways: ['mesh'] }, { gateways: ['edge'] }, 'its gateways are not among those of its root'],
    ['why no path', {}, prefix('/a'), undefined],
  ])('%s is dropped: %s', (_, outer, inner, reason) => {
    const expected = reason === undefined ? [] : [`leaf spec.http[0].match[0]: the route is dropped behind http[0] of 'shop/root': ${reason}`];
    expect(told('MAN775', service('shop/a'), root({ match: [outer] }), leaf({ match: [inner], ...A }))).toEqual(expected);
  });

  test('is kept where it fits one of several roots', () => {
    const books = root({ match: [prefix('/books')] });
    expect(told('MAN775', books, root({ match: [prefix('/authors')] }, 'other'), leaf({ match: [prefix('/authors')], ...A }))).toEqual([]);
    expect(told('MAN775', books, root({ match: [prefix('/films')] }, 'other'), leaf({ match: [prefix('/authors')], ...A }))).toHaveLength(1);
  });

  const path = fc.constantFrom('/a', '/a/b', '/b').chain(value => fc.constantFrom({ exact: value }, { prefix: value }, { regex: `${value}.*` }));
  test('that is said to be dropped takes no request, and the reason is told with it', () => {
    fc.assert(fc.property(path, path, fc.constantFrom('/a', '/a/b', '/a/b/c', '/b'), (outer, inner, asked) => {
      const objects = [service('shop/a'), root({ match: [{ uri: outer }] }), leaf({ match: [{ uri: inner }], name: 'leaf', route: [to('a.shop.svc.cluster.local')] })];
      const { rule, why } = routed(objects, request('a', { path: asked }));
      const isDropped = told('MAN775', ...objects).length > 0;
      if (isDropped) expect(rule).not.toBe('leaf');
      else expect(why.join()).not.toContain('does not count here');
    }), { numRuns: runs(200) });
  });
});

describe('a delegate', () => {
  const exported = (scope: string) => virtualService('team/leaf', { exportTo: [scope], http: [A] });

  test.each([['.', false], ['shop', true], ['*', true], ['web', false]])('that is exported to %s is seen by its root: %p', (scope, isSeen) => {
    expect(told('MAN776', root({}), exported(scope))).toEqual(isSeen ? [] : ["root spec.http[0].delegate: 'team/leaf' is not exported to 'shop'"]);
  });

  test('that is left out is told as the reason for that', () => {
    const why = (...objects: readonly object[]) => routed([service('shop/a'), virtualService('shop/root', { hosts: ['a'], http: [{ match: [prefix('/a')], delegate: { name: 'leaf', namespace: 'team' } }, A] }), ...objects], request('a')).why;
    expect(why(exported('.'))).toContain("http[0] of shop/root does not count here: its delegate team/leaf is not exported to the namespace 'shop'");
    expect(why()).toContain('http[0] of shop/root does not count here: its delegate team/leaf is not there');
  });

  const adding = { headers: { request: { set: { Lane: 'a' } } } };
  test('does not see the headers that its root adds', () => {
    const byLane = leaf({ match: [{ headers: { lane: { exact: 'a' } } }], ...A });
    expect(told('MAN777', root(adding), byLane)).toEqual(["leaf spec.http[0].match[0].headers.lane: the header 'lane' is added by http[0] of 'shop/root' only to what is forwarded, after this match"]);
    expect(told('MAN777', root(adding), root({}, 'other'), byLane)).toEqual([]);
    expect(told('MAN777', root({ headers: { request: { remove: ['lane'] } } }), byLane)).toEqual([]);
    const objects = [service('shop/a'), root(adding), byLane];
    expect(routed(objects, request('a')).outcome).toBe('no-route');
  });

  test('with headers of its own loses those of its root', () => {
    expect(told('MAN778', root(adding), leaf({ headers: { response: { add: { a: 'b' } } }, ...A }))).toEqual(["leaf spec.http[0].headers: http[0] of 'shop/root' loses its own headers here: request set lane"]);
    expect(told('MAN778', root(adding), leaf({ headers: { request: { set: { lane: 'b' } } }, ...A }))).toEqual([]);
    const both = { headers: { request: { set: { team: 'b' } } }, route: [to('a.shop.svc.cluster.local')] };
    expect(routed([service('shop/a'), root(adding), leaf(both)], request('a')).headers).toEqual({ request: { set: { team: 'b' } } });
  });
});
