import * as fc from 'fast-check';
import { check } from '../../../src/analysis/checks/check';
import { fieldOf } from '../../../src/analysis/model/field-path';
import { runs } from '../../support/runs';
import { manifestsWith, request, routed, service, to, virtualService } from '../routing/meshes';

const route = (http: readonly object[]) => virtualService('shop/a', { hosts: ['a'], http });
const CODES = /^MAN7(58|59|60)$/;
const told = (...http: readonly object[]) => check(manifestsWith([route(http)])).filter(({ code }) => CODES.test(code)).map(({ code, path }) => `${code} ${fieldOf(path)}`);
const rewriting = (uri: string, match?: object) => ({ match: match && [match], rewrite: { uri }, route: [to('a')] });

test.each<[string, object | undefined, string, readonly string[]]>([
  ['doubles the slash of a prefix', { uri: { prefix: '/common' } }, '/', ['MAN758 spec.http[0].rewrite.uri']],
  ['loses the slash of a prefix', { uri: { prefix: '/old/' } }, '/new', ['MAN759 spec.http[0].rewrite.uri']],
  ['loses that of a route without conditions', undefined, '/v1', ['MAN759 spec.http[0].rewrite.uri']],
  ['replaces a whole path', { uri: { regex: '/v[0-9]+/items(/.*)?' } }, '/items', ['MAN760 spec.http[0].rewrite.uri']],
  ['leads a regular expression to a page', { uri: { regex: '/[^.]*' } }, '/index.html', []],
  ['replaces an expression that is one path', { uri: { regex: '^/a$' } }, '/b', []],
  ['replaces an exact path', { uri: { exact: '/a' } }, '/b/', []],
  ['ends like the prefix, with a slash', { uri: { prefix: '/a/' } }, '/', []],
  ['ends like the prefix, without one', { uri: { prefix: '/a' } }, '/b', []],
  ['leaves a route without conditions as it is', undefined, '/', []],
])('a rewrite that %s is told so', (_, match, uri, expected) => expect(told(rewriting(uri, match))).toEqual(expected));

test('a prefix beside the same one with a slash is left with itself alone', () => {
  expect(told({ ...rewriting('/'), match: [{ uri: { prefix: '/kiali/' } }, { uri: { prefix: '/kiali' } }] })).toEqual([]);
  expect(told({ ...rewriting('/'), match: [{ uri: { prefix: '/kiali' } }, { uri: { prefix: '/kiali/' } }] })).toEqual(['MAN758 spec.http[0].rewrite.uri']);
  expect(told(rewriting('/', { uri: { prefix: '/a/' }, method: { exact: 'GET' } }), rewriting('/', { uri: { prefix: '/a' } }))).toEqual(['MAN758 spec.http[1].rewrite.uri']);
});

test('what a delegate and a redirect rewrite is not known here', () => {
  expect(check(manifestsWith([virtualService('shop/leaf', { http: [rewriting('/v1')] })])).filter(({ code }) => CODES.test(code))).toEqual([]);
});

test('a slash is said to be doubled or lost where a destination sees that, and nowhere else', () => {
  const path = fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }).chain(parts => fc.boolean().map(ends => `/${parts.join('/')}${ends && parts.length > 0 ? '/' : ''}`));
  fc.assert(fc.property(path, path, (prefix, uri) => {
    const http = [rewriting(uri, { uri: { prefix } })];
    const asked = `${prefix.replace(/\/$/, '')}/x`;
    const seen = routed([service('shop/a'), route(http)], request('a', { path: asked })).rewrite?.path ?? '';
    const codes = told(...http).map(line => line.slice(0, 6));
    expect([codes.includes('MAN758'), codes.includes('MAN759')]).toEqual([seen.includes('//'), !/\/x$/.test(seen)]);
  }), { numRuns: runs(200) });
});
