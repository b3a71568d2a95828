import { matchSpecs } from '../../../src/constructs/rendering/match';
import type { Condition, Part } from '../../../src/constructs/values/matches/conjunction';
import type { TextTest } from '../../../src/constructs/values/matches/text-test';

const on = (part: Part, name: string, test: TextTest): Condition => ({ part, name, test });
const exact = (value: string): TextTest => ({ kind: 'exact', value });
const prefix = (value: string): TextTest => ({ kind: 'prefix', value });
const regex = (value: string): TextTest => ({ kind: 'regex', value });

/** What is written, without the fields that are not. */
const written = (conditions: Condition[], port?: number) => JSON.parse(JSON.stringify(matchSpecs([conditions], port)[0]));

describe('a match is written', () => {
  test.each<[string, Condition[], object]>([
    ['nothing', [], {}],
    ['a path', [on('uri', '', exact('/a'))], { uri: { exact: '/a' } }],
    ['a beginning of a path', [on('uri', '', prefix('/a'))], { uri: { prefix: '/a' } }],
    ['an expression on a path', [on('uri', '', regex('/a.*'))], { uri: { regex: '/a.*' } }],
    ['a method', [on('method', '', exact('GET'))], { method: { exact: 'GET' } }],
    ['a path in any case', [on('uri', '', { kind: 'prefix', value: '/a', ignoreCase: true })], { uri: { prefix: '/a' }, ignoreUriCase: true }],
    ['a host', [on('authority', '', prefix('shop.'))], { authority: { prefix: 'shop.' } }],
    ['a scheme', [on('scheme', '', exact('https'))], { scheme: { exact: 'https' } }],
    ['the namespace of a caller', [on('caller namespace', '', exact('web'))], { sourceNamespace: 'web' }],
    ['labels of a caller', [on('caller label', 'app', exact('web')), on('caller label', 'tier', exact('front'))], { sourceLabels: { app: 'web', tier: 'front' } }],
    ['headers', [on('header', 'x', exact('1')), on('header', 'y', prefix('2'))], { headers: { x: { exact: '1' }, y: { prefix: '2' } } }],
    ['presence, which is the empty match', [on('header', 'x', { kind: 'present' })], { headers: { x: {} } }],
    ['absence, which is presence turned round', [on('header', 'x', { kind: 'absent' })], { withoutHeaders: { x: {} } }],
    ['presence beside absence', [on('header', 'x', { kind: 'present' }), on('header', 'y', { kind: 'absent' })],
      { headers: { x: {} }, withoutHeaders: { y: {} } }],
    ['query parameters', [on('queryParam', 'q', exact('1')), on('queryParam', 'r', regex('.'))],
      { queryParams: { q: { exact: '1' }, r: { regex: '.' } } }],
    ['a cookie, which is in its header', [on('cookie', 'q', exact('1'))], { headers: { cookie: { regex: '(.*; ?)?q=1(;.*)?' } } }],
    ['a cookie beside another header', [on('cookie', 'q', exact('1')), on('header', 'x', exact('1'))],
      { headers: { x: { exact: '1' }, cookie: { regex: '(.*; ?)?q=1(;.*)?' } } }],
    ['two cookies, in one expression', [on('cookie', 'q', exact('1')), on('cookie', 'r', exact('2'))],
      { headers: { cookie: { regex: '(.*; ?)?(q=1(;.*)?; ?r=2|r=2(;.*)?; ?q=1)(;.*)?' } } }],
  ])('as %s', (_, conditions, spec) => {
    expect(written(conditions)).toEqual(spec);
    expect(written(conditions, 80)).toEqual({ ...spec, port: 80 });
  });

  test('with everything at once', () => {
    expect(written([
      on('uri', '', prefix('/')), on('method', '', exact('PUT')), on('header', 'x', exact('1')), on('header', 'y', { kind: 'absent' }),
      on('queryParam', 'q', exact('')),
    ])).toEqual({
      uri: { prefix: '/' },
      method: { exact: 'PUT' },
      headers: { x: { exact: '1' } },
      withoutHeaders: { y: {} },
      queryParams: { q: { exact: '' } },
    });
  });
});

describe('alternatives are written', () => {
  const get = on('method', '', exact('GET'));
  const under = (path: string) => on('uri', '', prefix(path));

  test.each<[string, Condition[][], object[]]>([
    ['in their order', [[under('/b')], [get], [under('/a')]], [{ uri: { prefix: '/b' } }, { method: { exact: 'GET' } }, { uri: { prefix: '/a' } }]],
    ['with a prefix before its own beginning, though that asks for more', [[get], [under('/a'), get], [under('/b')], [under('/a/b/c')], [under('/a/b')]],
      [{ method: { exact: 'GET' } }, { uri: { prefix: '/a/b/c' } }, { uri: { prefix: '/a/b' } }, { uri: { prefix: '/a' }, method: { exact: 'GET' } },
        { uri: { prefix: '/b' } }]],
    ['with a prefix before its own beginning, though that is the first', [[under('/a')], [under('/a/b')]], [{ uri: { prefix: '/a/b' } }, { uri: { prefix: '/a' } }]],
    ['with the same prefix twice as they were', [[under('/a'), get], [under('/a')]], [{ uri: { prefix: '/a' }, method: { exact: 'GET' } }, { uri: { prefix: '/a' } }]],
  ])('%s', (_, alternatives, specs) => {
    expect(JSON.parse(JSON.stringify(matchSpecs(alternatives, undefined)))).toEqual(specs);
  });
});
