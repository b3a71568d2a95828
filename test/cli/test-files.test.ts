import * as fc from 'fast-check';
import { asYaml, cart } from './cart';
import { schema } from './schemas';
import { ran } from './support';

const { files, manifests, ranOf } = cart();
const agrees = schema('test');

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, one]) => pathsIn(one, [...path, Array.isArray(value) ? Number(name) : name]))];
}

function replacedAt(whole: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(whole)) return whole.map((item: unknown, at) => at === step ? replacedAt(item, rest, value) : item);
  const fields = whole as Record<string, unknown>;
  return { ...fields, [step]: replacedAt(fields[step], rest, value) };
}

describe('a file of tests', () => {
  const right = { name: 'it', request: { host: 'cart.shop' }, expect: { to: 'v1' } };
  const withRequest = (request: object) => ({ tests: [{ ...right, request: { ...right.request, ...request } }] });
  const withExpect = (expect_: unknown) => ({ tests: [{ ...right, expect: expect_ }] });

  test.each<[file: unknown, said: string]>([
    [{ tests: [] }, 'tests is []: write a list with something in it'],
    [{}, "the file has no 'tests'"],
    [[right], 'the file is [{"name":"it","request":{"host":"cart.shop"},"expect":{"to":"v1"}}]: write its fields, defaults, tests'],
    [{ test: [right] }, "there is no field 'test' in the file: write tests, a list"],
    [{ tests: [{ ...right, nmae: 'it' }] }, "there is no field 'nmae' in item 1 of tests: did you mean 'name'?"],
    [{ tests: [{ request: right.request, expect: right.expect }] }, "item 1 of tests has no 'name'"],
    [{ tests: [{ ...right, name: true }] }, 'name is true: write a text'],
    [{ tests: [{ ...right, expect: null }] }, 'expect is empty: write its value, or leave it out'],
    [withRequest({ namespace: 'shop' }), "there is no field 'namespace' in request: write from: sidecar/NAMESPACE, the namespace of the caller"],
    [withRequest({ heders: {} }), "there is no field 'heders' in request: did you mean 'headers'?"],
    [withRequest({ headers: { 'x-beta': 1 } }), 'x-beta is 1, which is not a text: put it in quotes'],
    [withRequest({ path: 'cart' }), "path is 'cart': write a path with its first slash, such as /cart"],
    [withRequest({ path: [] }), 'path is []: write a list with something in it'],
    [withRequest({ port: 0 }), 'port is 0: write a whole number from 1 to 65535'],
    [withRequest({ from: { kind: 'moon' } }), "from: kind is 'moon': write sidecar or gateway"],
    [withRequest({ from: {} }), "from has no 'kind'"],
    [withRequest({ from: 'moon' }), "from is 'moon': write sidecar, sidecar/NAMESPACE, gateway/NAME or gateway/NAMESPACE/NAME"],
    [withExpect({}), 'expect is empty: write what has to be in it'],
    [withExpect({ too: 'v1' }), "there is no field 'too' in expect: did you mean 'to'?"],
    [withExpect({ mirror: 'v1' }), "there is no field 'mirror' in expect: write mirrors"],
    [withExpect({ to: { v1: 90 } }), "the shares of 'to' come to 90: write shares that come to 100"],
    [withExpect({ to: { v1: '90' } }), 'to is {"v1":"90"}: write a host with its subset, or shares by them'],
    [withExpect({ answered: false }), 'answered is false: write true, or leave it out; for what is lost write fails'],
    [withExpect({ fails: 502 }), 'fails is 502: write 404 NR, 503 NC, 503 UH, or only 404 or 503'],
    [withExpect({ timeout: 5 }), 'timeout is 5: write a duration such as 10s, or none'],
    [withExpect({ timeout: '5' }), "timeout is '5': write a duration such as 10s, or none"],
    [withExpect({ retries: {} }), 'retries is empty: write what has to be in it'],
    [withExpect({ retries: { attemps: 2 } }), "there is no field 'attemps' in retries: did you mean 'attempts'?"],
    [withExpect({ trafficPolicy: { loadbalancer: {} } }), "there is no field 'loadbalancer' in trafficPolicy: did you mean 'loadBalancer'?"],
    [withExpect({ redirect: { redirectCode: 301 } }), "there is no field 'redirectCode' in redirect: write code"],
  ])('fails with 2 as %j', (file, said) => {
    const { err, out, code } = ranOf(file);
    expect(err).toMatch(new RegExp(`^${files.at('a.test.yaml')}:1: `));
    expect(err).toContain(said);
    expect([out, code]).toEqual(['', 2]);
    // A schema cannot add.
    if (!said.includes('come to')) expect(agrees(file)).not.toEqual([]);
  });

  test('is refused as its schema refuses it, whatever stands in it', () => {
    const expected = {
      to: 'v1',
      answered: true,
      fails: '503',
      mirrors: { v1: 10 },
      rule: 'a',
      timeout: '1s',
      retries: { attempts: 1, perTryTimeout: '1s', retryOn: '5xx', statusCodes: [503] },
      fault: { delay: { percentage: 1, fixedDelay: '1s' }, abort: { percentage: 1, httpStatus: 500 } },
      redirect: { scheme: 'https', code: 301, port: 443 },
      directResponse: { status: 403, body: 'no' },
      rewrite: { uri: '/a', path: '/b' },
      headers: { request: { set: { a: 'b' }, remove: ['c'] }, response: 'none' },
      corsPolicy: { allowOrigins: [{ exact: 'a' }], allowMethods: ['GET'], maxAge: '1h', allowCredentials: true },
      trafficPolicy: { loadBalancer: { simple: 'RANDOM' }, tls: 'none' },
    };
    const request = { from: { kind: 'sidecar', namespace: 'shop', labels: { a: 'b' } }, host: ['cart.shop'], port: 8080, scheme: 'http', path: '/', headers: { a: 'b' } };
    const file = { defaults: { host: 'cart', method: 'GET' }, tests: [{ name: 'it', request: [request], expect: expected }] };
    const scalar = fc.constantFrom<unknown>('none', '', 'x', '5', '1s', 0, 1, 1.5, 404, true, false, null);
    const anything = fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }), fc.dictionary(fc.constantFrom('a', 'host', 'set', 'status', 'v1'), scalar, { maxKeys: 2 }));
    fc.assert(fc.property(fc.constantFrom(...pathsIn(file).slice(1)), anything, (path, value) => {
      const changed = replacedAt(file, path, value);
      const { err, code } = ranOf(changed);
      expect(err).not.toMatch(/undefined|Cannot read|is not a function/);
      if (!err.includes('come to')) expect([changed, code === 2 ? err : '']).toEqual([changed, agrees(changed).length > 0 ? err || 'nothing is said' : '']);
    }), { numRuns: 300 });
  });

  test('fails with the lines of all that is wrong in it', () => {
    const { err } = ranOf('tests:\n  - name: a\n    request: { host: cart }\n    expect:\n      to: v1\n      timeot: 5s\n---\ntests:\n  - name: b\n    requests: []\n    expect: { to: v1 }\n');
    expect(err.split('\n').map(line => line.replace(/^.*a\.test\.yaml:/, ''))).toEqual([
      "6: there is no field 'timeot' in expect: did you mean 'timeout'?",
      "9: item 1 of tests has no 'request'",
      "10: there is no field 'requests' in item 1 of tests: write request, which may be a list",
      '',
    ]);
  });

  test.each(['', '# nothing\n', '---\n---\n'])('fails with 2 where no test is in it: %j', text => {
    expect(ranOf(text)).toEqual({ out: '', err: `${files.at('a.test.yaml')}:1: there is no test in it\n`, code: 2 });
  });

  test('fails with 2 where it is no YAML', () => {
    expect(ranOf('tests: [\n')).toMatchObject({ code: 2, err: expect.stringMatching(/a\.test\.yaml:\d+: this is not YAML/) as string });
  });

  test('fails with 2 where nobody says what it is about', () => {
    const { err, code } = ran('test', files.written('a.test.yaml', asYaml({ tests: [right] })));
    expect([err, code]).toEqual(['the manifests are missing: write them behind --, as in cdk8s-istio test routes.test.yaml -- dist\n', 2]);
  });

  test('fails with 2 where the manifests cannot be read', () => {
    const words = ['test', files.written('a.test.yaml', asYaml({ tests: [right] })), '--', files.written('broken.yaml', 'a: [\n')];
    expect(ran(...words)).toMatchObject({ code: 2, err: expect.stringMatching(/broken\.yaml:\d cannot be read/) as string });
  });

  test('is found in a folder by its name', () => {
    files.written('tests/one.test.yaml', asYaml({ tests: [right] }));
    files.written('tests/below/two_test.yml', 'no: test\n');
    files.written('tests/below/two.test.json', asYaml({ tests: [right, right] }));
    expect(ran('test', files.at('tests'), '--', manifests()).out).toMatch(/\n3 tests: 3 passed, 0 failed\n$/);
    files.written('empty/values.yaml', 'a: 1\n');
    expect(ran('test', files.at('empty'), '--', manifests()).err).toMatch(/^there is no file of tests in .*empty: their names end with \.test\.yaml/);
  });

  test('may be given with the manifests by name', () => {
    expect(ran('test', '--manifests', manifests(), '--', files.written('a.test.yaml', asYaml({ tests: [right] }))).code).toBe(2);
    expect(ran('test', files.written('a.test.yaml', asYaml({ tests: [right] })), '--manifests', manifests()).code).toBe(0);
  });
});

describe('a file of istio-config-validator', () => {
  const file = `testCases:
  - description: users
    wantMatch: true
    request: { authority: [www.example.com, example.com], method: [GET], uri: [/users], headers: { x-user: abc } }
    route: [{ destination: { host: users.users.svc.cluster.local, port: { number: 80 } } }]
`;

  test('fails with 2, and shows its first test as it is written here', () => {
    const { err, code } = ranOf(file);
    const [, shown] = /its first test is written so here:\n([^]*)$/.exec(err)!;
    expect(code).toBe(2);
    expect(shown).toBe(`  tests:
    - name: users
      request:
        from: gateway/NAME, or sidecar/NAMESPACE
        host:
          - www.example.com
          - example.com
        path: /users
        method: GET
        headers:
          x-user: abc
      expect:
        to:
          users.users.svc.cluster.local/*:80: 100
`);
    expect(ranOf(shown.replace('gateway/NAME, or sidecar/NAMESPACE', 'sidecar/shop')).code).toBe(1);
  });

  test.each<[what: string, one: string, expected: string]>([
    ['a redirect', 'redirect: { uri: /b, redirectCode: 302 }', 'expect:\n        redirect:\n          uri: /b\n          code: 302\n'],
    ['a rewrite of the older form', 'destination: { host: a, port: { number: 80 } }, rewrite: { uri: /b }', 'expect:\n        to:\n          a/*:80: 100\n        rewrite:\n          uri: /b\n'],
    ['a request that goes elsewhere', 'wantMatch: false, route: []', 'expect:\n        to: HOST/SUBSET that answers instead\n'],
    ['nothing that has a counterpart', 'delegate: { name: a }', 'expect:\n        to: HOST/SUBSET\n'],
  ])('shows %s', (_, one, expected) => {
    expect(ranOf(`testCases: [{ request: { authority: [a] }, ${one} }]\n`).err).toContain(expected);
  });

  test('is told from others even if it has no test', () => {
    expect(ranOf('testCases: []\n').err).toMatch(/:1: this is a file of tests for istio-config-validator, which does not say whose proxy a request goes through\n$/);
  });
});
