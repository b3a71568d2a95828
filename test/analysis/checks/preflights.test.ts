import { check } from '../../../src/analysis/checks/check';
import { fieldOf } from '../../../src/analysis/model/field-path';
import { manifestsWith, request, routed, service, to, virtualService } from '../routing/meshes';

const CORS = { corsPolicy: { allowOrigins: [{ exact: 'https://ui.example.com' }] } };
const A = { route: [to('a')] };
const spec = (...http: readonly object[]) => virtualService('shop/a', { hosts: ['a'], http });
const told = (...http: readonly object[]) => check(manifestsWith([spec(...http)])).filter(({ code }) => code === 'MAN762').map(({ path, message }) => `${fieldOf(path)}: ${message}`);
const wanting = (...match: readonly object[]) => ({ match, ...CORS, ...A });
const LOST = (why: string, at = 0) => [`spec.http[${at}].corsPolicy: preflights do not take route #${at}, ${why}, and find no policy elsewhere`];
const TENANT = { headers: { 'x-tenant': { exact: 'a' } } };

test.each<[string, readonly object[], readonly string[]]>([
  ['asks for a header of the application', [wanting(TENANT), A], LOST("as they do not carry 'x-tenant'")],
  ['asks for a cookie', [wanting({ headers: { cookie: { regex: '.*a=b.*' } } })], LOST("as they do not carry 'cookie'")],
  ['leaves OPTIONS out', [wanting({ method: { exact: 'GET' } }), A], LOST('which leaves OPTIONS out')],
  ['has methods by an expression without OPTIONS', [wanting({ method: { regex: 'GET|POST' } })], LOST('which leaves OPTIONS out')],
  ['has several matches that no preflight meets', [wanting(TENANT, { method: { exact: 'GET' } })], LOST("as they do not carry 'x-tenant'")],
  ['stands beside a policy for other paths', [wanting({ ...TENANT, uri: { prefix: '/a' } }), { match: [{ uri: { prefix: '/b' } }], ...CORS, ...A }], LOST("as they do not carry 'x-tenant'")],
  ['has OPTIONS among its methods', [wanting({ method: { regex: 'GET|OPTIONS' } })], []],
  ['asks for what browsers send', [wanting({ headers: { origin: { exact: 'https://ui.example.com' } } })], []],
  ['asks for a header to be missing', [wanting({ withoutHeaders: { 'x-tenant': {} } })], []],
  ['asks for a path and a parameter', [wanting({ uri: { prefix: '/a' }, queryParams: { b: { exact: 'c' } } })], []],
  ['takes preflights by one of its matches', [wanting(TENANT, { uri: { prefix: '/' } })], []],
  ['stands before the same policy for all', [wanting(TENANT), { ...CORS, ...A }], []],
  ['stands before the same policy for the path', [wanting({ ...TENANT, uri: { regex: '/a/.*' } }), { match: [{ uri: { prefix: '/a' } }], ...CORS, ...A }, A], []],
])('a CORS policy on a route that %s is told whether preflights meet it', (_, http, expected) => expect(told(...http)).toEqual(expected));

test('what is told is where a preflight goes', () => {
  const http = [wanting(TENANT), { name: 'rest', ...A }];
  const preflight = request('a', { method: 'OPTIONS', headers: { 'origin': 'https://ui.example.com', 'access-control-request-headers': 'x-tenant' } });
  expect(routed([service('shop/a'), spec(...http)], preflight).rule).toBe('rest');
  expect(told(...http)).toHaveLength(1);
});

test('the policies of a delegate are for its root to say', () => {
  expect(check(manifestsWith([virtualService('shop/leaf', { http: [wanting(TENANT)] })])).filter(({ code }) => code === 'MAN762')).toEqual([]);
});
