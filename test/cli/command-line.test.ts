import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import Ajv from 'ajv';
import { run } from '../../src/cli/run';

const ROOT = path.resolve(__dirname, '..', '..');
const EVERYTHING = ['expected.yaml', 'cluster.yaml'].map(file => path.join(ROOT, 'examples', 'everything', file));
const LOST = path.join(ROOT, 'examples', 'everything', 'expected.yaml');

interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: unknown;
}

/** What a command prints, and how it exits. */
function ran(...words: string[]): Ran {
  const printed = { out: '', err: '' };
  const surroundings = {
    stdout: { write: (text: string) => printed.out += text },
    stderr: { write: (text: string) => printed.err += text },
    exitCode: undefined as number | undefined,
  };
  run(words, surroundings);
  return { ...printed, code: surroundings.exitCode };
}

function schema(name: string): (value: unknown) => string[] {
  const validate = new Ajv().compile(JSON.parse(fs.readFileSync(path.join(ROOT, 'schema', `${name}.json`), 'utf8')) as object);
  return value => validate(value) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

let folder: string;
beforeAll(() => folder = fs.mkdtempSync(path.join(os.tmpdir(), 'command-line-')));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const at = path.join(folder, name);
  fs.writeFileSync(at, text);
  return at;
}

const BROKEN = 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a, namespace: shop }\nspec:\n  hosts: ["*"]\n  http:\n    - route: []\n';

describe('check', () => {
  test('finds nothing in what is right, and exits with 0', () => {
    expect(ran('check', ...EVERYTHING)).toEqual({ out: '11 objects, nothing found\n', err: '', code: 0 });
  });

  test('says where, how bad, which code, what, and what to do, and exits with 1', () => {
    const { out, code } = ran('check', LOST);
    expect(out).toMatch(/expected\.yaml:\d+ warning MAN\d+ \(IST0101\) Gateway shop\/edge: .*'orders-example-com'.*\n {2}\S.*\n10 objects: 1 warning\n$/);
    expect(code).toBe(1);
  });

  test('prints JSON as its schema says, with the line of the field', () => {
    const { out, code } = ran('check', '--json', written('broken.yaml', BROKEN));
    const report = JSON.parse(out) as { findings: { line: number; istio: string; level: string }[]; summary: { errors: number } };
    expect(schema('check')(report)).toEqual([]);
    expect(report.findings.map(({ line }) => line)).toEqual(expect.arrayContaining([5, 7]));
    expect(report.findings.every(({ istio, level }) => istio === 'webhook' && level === 'error')).toBe(true);
    expect([report.summary.errors, code]).toEqual([report.findings.length, 1]);
  });

  test('prints SARIF with a rule for each code and a place for each result', () => {
    const { runs: [{ tool, results }] } = JSON.parse(ran('check', '--format', 'sarif', LOST).out) as
      { runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; locations: object[] }[] }[] };
    expect(results.map(({ ruleId }) => ruleId)).toEqual(tool.driver.rules.map(({ id }) => id));
    const place = { artifactLocation: { uri: LOST }, region: { startLine: expect.any(Number) as number } };
    expect(results[0].locations).toMatchObject([{ physicalLocation: place }]);
  });

  test('leaves out what is ignored with a reason', () => {
    const { findings: [{ code }] } = JSON.parse(ran('check', '--json', LOST).out) as { findings: { code: string }[] };
    expect(ran('check', '--ignore', `${code}=cert-manager makes it`, LOST).code).toBe(0);
  });

  test.each([
    ['what is no YAML', 'a: [', /bad\.yaml:1 unreadable/],
    ['a list', '- a\n', /bad\.yaml:1 unreadable/],
    ['duplicate keys', 'apiVersion: v1\nkind: A\nkind: B\nmetadata: { name: a }\n', /bad\.yaml:\d unreadable/],
  ])('fails with 2 at %s, with file and line', (_, text, said) => {
    const { out, code } = ran('check', written('bad.yaml', text));
    expect(out).toMatch(said);
    expect(code).toBe(2);
  });

  test.each([[['check']], [['chek', 'a']], [['check', '--format', 'xml', 'a']], [['check', '--ignore', 'MAN101', 'a']]])('fails with 2 at %j, in words', words => {
    const { err, code } = ran(...words);
    expect(err).toMatch(/^error: /);
    expect(err).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
  });
});

describe('route', () => {
  test('says who answers, who gets copies, and why', () => {
    const { out, code } = ran('route', ...EVERYTHING, '-n', 'shop', '--host', 'orders', '--header', 'x-partner: acme');
    expect(out).toMatch(/^routed by 'shop\/PartnerOnV1'\n +100 % {2}orders\.shop\.svc\.cluster\.local:8080 v1\ncopies to\n/);
    expect(out).toContain('timeout: 3s');
    expect(code).toBe(0);
  });

  test('takes a request through a gateway, and prints JSON as its schema says', () => {
    const { out } = ran('route', ...EVERYTHING, '--json', '--from', 'gateway/edge', '--scheme', 'https', '--host', 'orders.example.com', '--path', '/orders/1');
    const answer = JSON.parse(out) as { outcome: string; destinations: { subset: string; share: number }[] };
    expect(schema('route')(answer)).toEqual([]);
    expect(answer.destinations.map(({ subset, share }) => [subset, share])).toEqual([['v1', 90], ['v2', 10]]);
  });

  test('says how each destination is treated, where that differs from what Istio does anyway', () => {
    const words = ['route', ...EVERYTHING, '-n', 'shop', '--host', 'orders'];
    const { policies } = JSON.parse(ran(...words, '--json').out) as { policies: { subset: string; policy: { maxConnections: number } }[] };
    expect(policies.slice(0, 2).map(({ subset, policy }) => [subset, policy.maxConnections])).toEqual([['v1', 100], ['v2', 50]]);
    expect(ran(...words).out).toContain('policy of orders.shop.svc.cluster.local:8080 v2: {"maxConnections":50,');
  });

  test('answers many requests in one run', () => {
    const requests = written('requests.json', JSON.stringify([
      { from: { kind: 'sidecar', namespace: 'shop' }, host: 'orders', port: 8080, headers: { cookie: 'staff=1' } },
      { from: { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } }, host: 'orders.example.com', port: 8080, path: '/' },
    ]));
    const answers = JSON.parse(ran('route', ...EVERYTHING, '--requests', requests, '--json').out) as { outcome: string }[];
    expect(schema('route')(answers)).toEqual([]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['routed', 'redirect']);
  });

  test.each([
    [[], 'pass --host'],
    [['--host', 'orders', '--header', 'end-user'], 'is no header'],
    [['--host', 'orders', '--from', 'gateway/door'], 'use gateway/shop/edge'],
    [['--host', 'orders', '--from', 'moon'], 'use sidecar'],
    [['--requests', LOST], 'is no JSON'],
  ])('fails with 2 at %j', (words, said) => {
    const { err, code } = ran('route', ...EVERYTHING, '-n', 'shop', ...words);
    expect(err).toContain(said);
    expect(code).toBe(2);
  });
});

describe('explain', () => {
  test('says what a code means, also one of Istio', () => {
    expect(ran('explain', 'ist0101').out).toMatch(/^MAN\d+ (error|warning) \(IST0101/);
    expect(JSON.parse(ran('explain', '--json', 'IST0101').out)).toEqual(expect.arrayContaining([expect.objectContaining({ istio: 'IST0101' })]));
  });

  test('fails with 2 at a code that nobody has', () => {
    expect(ran('explain', 'MAN999')).toMatchObject({ code: 2, err: expect.stringContaining('docs/diagnostics.md') });
  });
});

test('help shows examples, and exits with 0', () => {
  expect(ran('check', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('helm template shop | cdk8s-istio check -') });
});
