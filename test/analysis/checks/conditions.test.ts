import * as fc from 'fast-check';
import { check } from '../../../src/analysis/checks/check';
import { httpMatch } from '../../../src/analysis/checks/rule/example';
import { HEADER_VALUES, matchesNone, PATHS } from '../../../src/analysis/checks/values/expression';
import { matchesWhole } from '../../../src/analysis/routing/fields/regex';
import { meshOf } from '../../../src/analysis/routing/mesh';
import { runs } from '../../support/runs';
import { manifestsOf } from '../support/manifests';

const CODES = /^MAN75[0-7]$/;
const yamlOf = (match: object): string => httpMatch(JSON.stringify(match).slice(1, -1));
const codesOf = (match: object): readonly string[] => check(manifestsOf(yamlOf(match))).map(({ code }) => code).filter(code => CODES.test(code));

test.each([
  ['reports', ['MAN750']], ['http://shop.example.com/a', ['MAN750']], ['/', []], ['/reports', []], ['/a/*', ['MAN751']], ['/users/{id}', ['MAN751']], ['^/a', ['MAN751']], ['/a$', ['MAN751']],
  ['/a\\d', ['MAN751']], ['/a?b=1', ['MAN752']], ['/#a', ['MAN752']], ['/a b', ['MAN753']], ['/ä', ['MAN753']], ['/a/./b', ['MAN753']], ['/%61', ['MAN753']], ['/%20', []],
  ['/.well-known/a', []], ['/a:b@c,d;e=f&g!h(i)+j', []], ['/a//b', []], ['/a.b', []], ['/~user/', []],
] as const)('of the paths the prefix and the exact path %s have %j', (path, codes) => {
  expect(codesOf({ uri: { prefix: path } })).toEqual(codes);
  expect(codesOf({ uri: { exact: path } })).toEqual(codes);
});

test('a prefix may end in the beginning of what dots would resolve', () => {
  expect(codesOf({ uri: { prefix: '/a/.' } })).toEqual([]);
  expect(codesOf({ uri: { exact: '/a/.' } })).toEqual(['MAN753']);
});

test.each([
  ['/a/.*', []], ['^/a$', []], ['/[0-9]+', []], ['.*', []], ['.+\\.png', []], ['(?i)/a', []], ['[^/]*/a', []], ['(/a|b)', []], ['\\/a\\/b', []], ['/api/', []], ['/v2/i', []], ['^.*/x$', []],
  ['a.*', ['MAN754']], ['^api/v[12]', ['MAN754']], ['(a|b)/c', ['MAN754']], ['/\\/v2\\/orders/gi', ['MAN754']], ['/^\\/v2/', ['MAN754']], ['/a^b', ['MAN754']], ['/a$b', ['MAN754']],
  ['/a\\?b=1', ['MAN754']], ['\\s/a', ['MAN754']], ['/a b', ['MAN754']], ['/users/\\{id\\}', ['MAN754']], ['^$', ['MAN754']],
] as const)('of the expressions on a path %s has %j', (regex, codes) => expect(codesOf({ uri: { regex } })).toEqual(codes));

test.each([
  ['x-user', 'a|b', []], ['x-user', '', []], ['x-user', '^a$', []], ['x-user', '/a/', []], ['x-user', '/a/i', ['MAN755']], ['x-path', '/a/i', []], ['x-user', 'a$b', ['MAN755']], ['x-user', ' a', ['MAN755']],
  ['x-user', '*', []], [':path', '/a\\?b=1', []], ['user-agent', 'Android', ['MAN756']], ['user-agent', '(?i)iphone', ['MAN756']], ['user-agent', '^Mozilla', ['MAN756']],
  ['user-agent', '.*Android.*', []], ['user-agent', 'my-client/.*', []], ['user-agent', 'my-client', []], ['user-agent', '^Mozilla.*', []],
] as const)('of the expressions on headers, for %s %s has %j', (name, regex, codes) => {
  expect(codesOf({ headers: { [name]: { regex } } })).toEqual(codes);
});

test.each([
  [{ method: { exact: 'get' } }, ['MAN757']], [{ method: { exact: 'GET' } }, []], [{ scheme: { exact: 'HTTPS' } }, ['MAN757']], [{ scheme: { exact: 'https' } }, []], [{ method: { regex: 'get' } }, []],
] as const)('%j has %j', (match, codes) => expect(codesOf(match)).toEqual(codes));

const parts = fc.array(fc.constantFrom('/', 'a', 'b', '.', '.*', '[ab]', '(a|/)', '^', '$', '?', '+', '\\?', '|', ' ', '(?i)A'), { minLength: 1, maxLength: 6 }).map(all => all.join(''));

test('an expression that is said to match nothing matches no path and no value', () => {
  const path = fc.stringMatching(/^\/[ab/A]{0,4}$/);
  fc.assert(fc.property(parts, path, fc.stringMatching(/^([ab/A?]([ab ]{0,2}[ab])?)?$/), (pattern, text, value) => {
    if (matchesNone(pattern, PATHS)) expect(matchesWhole(pattern, text)).toBe(false);
    if (matchesNone(pattern, HEADER_VALUES)) expect(matchesWhole(pattern, value)).toBe(false);
  }), { numRuns: runs(2000) });
});

test('a match of a path that is found wanting takes no request', () => {
  const texts = fc.array(fc.constantFrom('/', 'a', '.', '*', '?', '%61', ' ', '{b}', '#'), { minLength: 1, maxLength: 5 }).map(all => all.join(''));
  const asked = fc.array(fc.constantFrom('/', 'a', '.', 'b', '%61', '%7Bb%7D', '%20'), { maxLength: 6 }).map(all => `/${all.join('')}`);
  fc.assert(fc.property(fc.constantFrom('exact', 'prefix'), texts, asked, (kind, text, path) => {
    const match = { uri: { [kind]: text } };
    fc.pre(codesOf(match).length > 0);
    const route = meshOf(manifestsOf(yamlOf(match))).route({ from: { kind: 'sidecar', namespace: 'shop' }, host: 'reviews', port: 80, path });
    expect(route.origin).toBeNull();
  }), { numRuns: runs(300) });
});
