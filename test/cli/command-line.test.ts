import * as fs from 'fs';
import { schema } from './schemas';
import { EVERYTHING, ran, scratch } from './support';
import { HAZARDS } from '../../src/analysis/changes/hazards/catalogue';
import { FINDINGS } from '../../src/analysis/checks/catalogue/catalogue';
import { REFUSALS } from '../../src/constructs/refusals/catalogue';
import { EXAMPLES as REFUSED } from '../../src/constructs/refusals/examples';
import { REASONS } from '../../src/constructs/refusals/reasons';

const { at, written } = scratch();

/** The example alone, without the word that its certificate is kept elsewhere. */
let LOST: string;
beforeAll(() => {
  LOST = written('expected.yaml', fs.readFileSync(EVERYTHING[0], 'utf8').replace(/^ +annotations:\n +cdk8s-istio\/ignore: .*\n/m, ''));
});

const BROKEN = 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a, namespace: shop }\nspec:\n  hosts: ["*"]\n  http:\n    - route: []\n';

describe('check', () => {
  test('finds nothing in what is right, and exits with 0', () => {
    expect(ran('check', ...EVERYTHING)).toEqual({ out: '11 objects, nothing found\n', err: '', code: 0 });
  });

  test('says where, how bad, which code, what, and what to do, and exits with 1', () => {
    const { out, code } = ran('check', LOST);
    expect(out).toMatch(/expected\.yaml:\d+ warning MAN\d+ \(IST0101\) Gateway shop\/edge, spec\.servers\[1\]\.tls\.credentialName: .*'orders-example-com'.*\n {2}\S.*\n( {2}[ >] +\d+ \| .*\n){3}10 objects: 1 warning\n$/);
    expect(code).toBe(1);
  });

  test('prints JSON as its schema says, with the line of the field', () => {
    const { out, code } = ran('check', '--json', written('broken.yaml', BROKEN));
    const report = JSON.parse(out) as
      { version: number; findings: { line: number; field: string; istio: string; level: string }[]; summary: { errors: number } };
    expect(schema('check')(report)).toEqual([]);
    expect(report.version).toBe(1);
    expect(report.findings.map(({ line, field }) => [line, field])).toEqual(expect.arrayContaining([[5, 'spec.hosts[0]'], [7, 'spec.http[0]']]));
    expect(report.findings.every(({ istio, level }) => istio === 'webhook' && level === 'error')).toBe(true);
    expect([report.summary.errors, code]).toEqual([report.findings.length, 1]);
  });

  test('prints SARIF with a rule for each code and a place for each result', () => {
    const { runs: [{ tool, results }] } = JSON.parse(ran('check', '--format', 'sarif', LOST).out) as
      { runs: { tool: { driver: { rules: { id: string; shortDescription: object }[] } }; results: { ruleId: string; locations: object[] }[] }[] };
    expect(results.map(({ ruleId }) => ruleId)).toEqual(tool.driver.rules.map(({ id }) => id));
    for (const { id, shortDescription } of tool.driver.rules) {
      expect(shortDescription).toEqual({ text: FINDINGS[id as keyof typeof FINDINGS].title });
    }
    const place = { artifactLocation: { uri: LOST }, region: { startLine: expect.any(Number) as number } };
    const field = { kind: 'object', name: 'edge', fullyQualifiedName: 'Gateway shop/edge, spec.servers[1].tls.credentialName' };
    expect(results[0].locations).toEqual([{ physicalLocation: place, logicalLocations: [field] }]);
  });

  test('leaves out what is ignored with a reason', () => {
    const { findings: [{ code }] } = JSON.parse(ran('check', '--json', LOST).out) as { findings: { code: string }[] };
    expect(ran('check', '--ignore', `${code}=cert-manager makes it`, LOST)).toMatchObject({ out: '10 objects, nothing found; 1 ignored with a reason\n', code: 0 });
    expect(JSON.parse(ran('check', '--json', '--ignore', `${code}=cert-manager makes it`, LOST).out)).toMatchObject({ findings: [], summary: { warnings: 0, ignored: 1 } });
    expect(ran('check', '--ignore', `${code}=cert-manager makes it`, written('broken.yaml', BROKEN), LOST).out).toMatch(/\n11 objects: \d+ errors; 1 ignored with a reason\n$/);
  });

  test.each([
    ['what is not YAML', 'a: [', /bad\.yaml:1 unreadable/],
    ['a list', '- a\n', /bad\.yaml:1 unreadable/],
    ['duplicate keys', 'apiVersion: v1\nkind: A\nkind: B\nmetadata: { name: a }\n', /bad\.yaml:\d unreadable/],
  ])('fails with 2 at %s, with file and line', (_, text, said) => {
    const { out, code } = ran('check', written('bad.yaml', text));
    expect(out).toMatch(said);
    expect(code).toBe(2);
  });

  test('says the same once', () => {
    const twice = BROKEN.replace('"*"', 'a').replace('[]', '[{ destination: { host: a } }]\n      retries: { attempts: 1, retryOn: "5xx,," }');
    expect(ran('check', written('twice.yaml', twice)).out).toMatch(/^\S+:8 error MAN125 [^\n]*: \(empty\) is not a condition to retry\n.*\n +7 \|.*\n {2}> 8 \|.*\n1 object: 1 error\n$/);
  });

  test('says which kinds of Istio it does not look at', () => {
    const kinds = ['networking.istio.io/v1beta1 ProxyConfig', 'networking.istio.io/v1alpha3 EnvoyFilter', 'security.istio.io/v1 AuthorizationPolicy',
      'telemetry.istio.io/v1 Telemetry', 'extensions.istio.io/v1alpha1 WasmPlugin', 'gateway.networking.k8s.io/v1 HTTPRoute',
      'security.istio.io/v1 RequestAuthentication', 'v1 ConfigMap'].map(kind => kind.split(' '));
    const documents = kinds.map(([version, kind], index) => `apiVersion: ${version}\nkind: ${kind}\nmetadata: { name: a${index} }\n`);
    const { out, code } = ran('check', written('others.yaml', [...documents, documents[1].replace('a1', 'other')].join('---\n')));
    expect(out).toBe('9 objects, nothing found\nnot checked: ProxyConfig (1), EnvoyFilter (2), AuthorizationPolicy (1), Telemetry (1), WasmPlugin (1), HTTPRoute (1), RequestAuthentication (1)\n');
    expect(code).toBe(0);
  });

  test('reads a file once, whatever leads to it', () => {
    const file = written('once/a.yaml', BROKEN.replace('"*"', 'a').replace('[]', '[{ destination: { host: a } }]'));
    fs.symlinkSync(file, at('once/b.yaml'));
    expect(ran('check', file, at('once'), `${at('once')}/`, file).out).toMatch(/^1 object, nothing found\n/);
  });

  test.each([['an empty file', 'empty.yaml', ''], ['a file of comments', 'comments.yaml', '# a\n---\n'], ['an empty list', 'list.yaml', 'apiVersion: v1\nkind: List\nitems: []\n']])(
    'fails with 2 at %s', (_, name, text) => {
      const file = written(name, text);
      expect(ran('check', file, ...EVERYTHING)).toMatchObject({ out: expect.stringContaining(`${file}:1 unreadable there is no object in it${text === '' ? ': the file is empty, as cdk8s writes it for a chart without objects' : ''}\n`), code: 2 });
      expect(ran('route', file, '--host', 'a')).toMatchObject({ err: expect.stringContaining(`${file}:1`), code: 2 });
    });

  test('fails with 2 at a folder without any object, and not at an empty file beside others', () => {
    written('nothing/a.yaml', '');
    expect(ran('check', at('nothing'))).toMatchObject({ out: expect.stringContaining(`${at('nothing')}:1 unreadable there is no object in it\n`), code: 2 });
    written('nothing/b.yaml', fs.readFileSync(EVERYTHING[1], 'utf8'));
    expect(ran('check', at('nothing')).out).not.toContain('no object');
  });

  test.each([['MAN999'], ['IST9999'], ['KIA9999']])('fails with 2 where %s is to be ignored, which nobody knows', code => {
    expect(ran('check', '--ignore', `${code}=so`, LOST)).toMatchObject({ code: 2, err: expect.stringContaining(`no finding has the code ${code}`) });
  });

  test.each([[['check']], [['chek', 'a']], [['check', '--format', 'xml', 'a']], [['check', '--ignore', 'MAN101', 'a']]])('fails with 2 at %j, in words', words => {
    const { err, code } = ran(...words);
    expect(err).toMatch(/^error: /);
    expect(err).not.toMatch(/\n\s+at /);
    expect(err).toMatch(words[0] === 'check' ? /\nsee: cdk8s-istio check --help\n$/ : /\nsee: cdk8s-istio --help\n$/);
    expect(code).toBe(2);
  });

  test.each<[level: string, of: string, code: number]>([
    ['error', 'a warning', 0], ['warning', 'a warning', 1], ['info', 'a warning', 1], ['error', 'an error', 1], ['warning', 'an info', 0], ['info', 'an info', 1],
  ])('with --fail-on %s exits at %s with %i, and says the same', (level, of, code) => {
    const shares = '{ destination: { host: a }, weight: 9 }, { destination: { host: b }, weight: 1 }';
    const texts: Readonly<Record<string, string>> = { 'a warning': fs.readFileSync(LOST, 'utf8'), 'an error': BROKEN, 'an info': BROKEN.replace('"*"', 'a').replace('[]', `[${shares}]`) };
    const file = written('some.yaml', texts[of]);
    const usual = ran('check', file);
    expect(usual).toMatchObject({ code: of === 'an info' ? 0 : 1, out: expect.stringMatching(new RegExp(`: \\d+ ${of.split(' ')[1]}s?\n$`)) });
    expect(ran('check', '--fail-on', level, file)).toEqual({ ...usual, code });
    if (level === 'warning') expect(usual.code).toBe(code);
  });
});

describe('route', () => {
  test('says who answers, who gets copies, and why', () => {
    const { out, code } = ran('route', ...EVERYTHING, '-n', 'shop', '--host', 'orders', '--header', 'x-partner: acme');
    expect(out).toMatch(/^routed by 'shop\/PartnerOnV1' \(http\[2\]\.match\[0\]\) of shop\/orders\n +100 % {2}orders\.shop\.svc\.cluster\.local:8080 v1\ncopies to\n/);
    expect(out).toContain('timeout: 3s');
    expect(code).toBe(0);
  });

  test('takes a request through a gateway, and prints JSON as its schema says', () => {
    const { out } = ran('route', ...EVERYTHING, '--json', '--from', 'gateway/edge', '--scheme', 'https', '--host', 'orders.example.com', '--path', '/orders/1');
    const answer = JSON.parse(out) as { outcome: string; destinations: { subset: string; share: number }[] };
    expect(schema('route')(answer)).toEqual([]);
    expect(answer.destinations.map(({ subset, share }) => [subset, share])).toEqual([['v1', 90], ['v2', 10]]);
  });

  test('says as JSON what it says in words: the headers of a share, the place of a rule, and what delegates to it', () => {
    const headers = { response: { set: { 'set-cookie': 'version=v2' } } };
    const object = (kind: string, name: string, spec: object) =>
      JSON.stringify({ apiVersion: kind === 'Service' ? 'v1' : 'networking.istio.io/v1', kind, metadata: { name, namespace: 'shop' }, spec });
    const file = written('delegates.yaml', [
      object('Service', 'a', { ports: [{ name: 'http', port: 80 }] }),
      object('VirtualService', 'root', { hosts: ['a'], http: [{ match: [{ uri: { exact: '/x' } }, { method: { exact: 'GET' } }], delegate: { name: 'leaf' } }] }),
      object('VirtualService', 'leaf', { http: [{ route: [{ destination: { host: 'a' }, weight: 90 }, { destination: { host: 'a', port: { number: 80 } }, weight: 10, headers }] }] }),
    ].join('\n---\n'));
    const words = ['route', file, '-n', 'shop', '--host', 'a'];
    const answer = JSON.parse(ran(...words, '--json').out) as { destinations: object[] };
    expect(schema('route')(answer)).toEqual([]);
    expect(answer).toMatchObject({
      version: 1,
      rule: '',
      origin: { virtualService: 'shop/leaf', field: 'spec.http[0]', delegatedBy: { virtualService: 'shop/root', field: 'spec.http[0].match[1]' } },
      destinations: [{ share: 90, headers: null }, { share: 10, headers }],
    });
    const { out } = ran(...words);
    expect(out).toMatch(/^routed by http\[0\] of shop\/leaf \(delegated by http\[0\]\.match\[1\] of shop\/root\)\n/);
    expect(out).toMatch(/10 % {2}a\.shop\.svc\.cluster\.local:80 endpoints unknown\n +(request|response) headers: (set|add|remove) /);
  });

  test('answers about any number of pods', () => {
    const template = { metadata: { labels: { app: 'a' } } };
    const file = written('many.yaml', [
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { selector: { app: 'a' }, ports: [{ name: 'http', port: 80 }] } },
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, spec: { replicas: 200_000_000, selector: { matchLabels: { app: 'a' } }, template } },
    ].map(one => JSON.stringify(one)).join('\n---\n'));
    expect(ran('route', file, '--host', 'a').out).toMatch(/^routed\n +100 % {2}a\.default\.svc\.cluster\.local:80\n/);
    expect(ran('check', file)).toMatchObject({ err: '', code: 0 });
  });

  test('says how each destination is treated, where that differs from what Istio does anyway', () => {
    const words = ['route', ...EVERYTHING, '-n', 'shop', '--host', 'orders'];
    const { policies } = JSON.parse(ran(...words, '--json').out) as { policies: { subset: string; policy: { maxConnections: number } }[] };
    expect(policies.slice(0, 2).map(({ subset, policy }) => [subset, policy.maxConnections])).toEqual([['v1', 100], ['v2', 50]]);
    expect(ran(...words).out).toContain('policy of orders.shop.svc.cluster.local:8080 v2: maxConnections 50, ');
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
});

describe('explain', () => {
  test('says what a code means, also one of Istio', () => {
    expect(ran('explain', 'ist0101').out).toMatch(/^MAN\d+ (error|warning) \(IST0101/);
    expect(JSON.parse(ran('explain', '--json', 'IST0101').out)).toEqual(expect.arrayContaining([expect.objectContaining({ istio: 'IST0101' })]));
  });

  test('lists every code with its title, those of the constructs too, and says what their letters stand for', () => {
    const { out, code } = ran('explain');
    const [families, list] = out.trimEnd().split('\n\n');
    const lines = list.split('\n');
    expect(families).toBe('MAN (manifests): a finding in manifests\nCDI (cdk8s-istio): a refusal of the constructs, which stops the program\nPLN (plans): a hazard of a change');
    expect(lines).toEqual(expect.arrayContaining([`MAN101  ${FINDINGS.MAN101.title}`, `CDI404  ${REFUSALS.CDI404.title}`]));
    expect(lines.map(line => line.slice(0, 6))).toEqual([FINDINGS, REFUSALS, HAZARDS].flatMap(catalogue => Object.keys(catalogue).sort()));
    expect(JSON.parse(ran('explain', '--json').out)).toHaveLength(lines.length);
    expect(code).toBe(0);
  });

  test('says what a refusal of the constructs is about, why, and what somebody reads who makes the mistake', () => {
    expect(ran('explain', 'cdi404').out.trimEnd().split('\n')).toEqual([
      'CDI404 refused by the constructs (IST0130, IST0131)', '  every match must be reachable', `  because ${REASONS.CDI404}`,
      '', `for example, ${REFUSED.CDI404.mistake}:`, expect.stringMatching(/^ {2}.*; .*\(CDI404\)$/),
    ]);
    expect(JSON.parse(ran('explain', 'CDI404', '--json').out)).toEqual([{ code: 'CDI404', ...REFUSALS.CDI404, reason: REASONS.CDI404, refused: REFUSED.CDI404 }]);
  });

  test.each(Object.keys(REFUSALS))('has a reason and an example of %s', code => {
    expect(ran('explain', code).out).toMatch(/\n {2}because \S.*\n\nfor example, \S.*:\n {2}\S.*\n$/);
  });

  test('has the examples of one code, without the inside of certificates, and of several codes what they are', () => {
    const { out } = ran('explain', 'MAN514');
    expect(out).toContain('tls.crt: "-----BEGIN CERTIFICATE-----…" }');
    expect(out).not.toContain('MII');
    expect(ran('explain', 'MAN514', '--json').out).toContain('MII');
    const several = ran('explain', 'IST0101').out.trimEnd().split('\n\n');
    expect(several.at(-1)).toMatch(/^for examples ask for one code, as in cdk8s-istio explain MAN\d+$/);
    expect(several.slice(0, -1).every(part => /^MAN\d+ .*\n {2}\S.*\n {2}\S.*$/.test(part))).toBe(true);
  });

  test.each(['MAN999', 'CDI999', 'toString'])('fails with 2 at %s, which nobody has, and says how to list them', code => {
    expect(ran('explain', code)).toEqual({ out: '', code: 2, err: `there is no code '${code}': 'cdk8s-istio explain' lists all codes\n` });
  });
});

test('help shows examples, and exits with 0', () => {
  const { code, out } = ran('check', '--help');
  expect(code).toBe(0);
  expect(out).toContain('helm template shop | cdk8s-istio check -');
  for (const value of ['default', 'warning', '.cdk8s-istio.yaml, here or above']) expect(out.replace(/\s+/g, ' ')).toContain(`(default: ${value})`);
});

test.each(['check', 'route', 'explain'])('help of %s fits 80 columns, and shows no value that is only a program\'s', command => {
  const { out } = ran(command, '--help');
  expect(out.split('\n').filter(line => line.length > 80)).toEqual([]);
  expect(out).not.toContain('[]');
});
