import * as fs from 'fs';
import * as path from 'path';
import Ajv from 'ajv';
import { load } from 'js-yaml';
import { SETTINGS } from '../../../src/cli/settings/shape';
import { EVERYTHING, ran, ROOT, scratch, within } from '../support';

const { at, written } = scratch();

/** A VirtualService without a host of its own: MAN103, and without an answer: MAN106. */
const BROKEN = 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a }\nspec:\n  hosts: ["*"]\n  http:\n    - route: []\n';
const named = (name: string) => BROKEN.replace('name: a', `name: ${name}`).replace('"*"', name);

interface Found {
  readonly findings: readonly { readonly code: string; readonly file: string; readonly namespace: string }[];
  readonly summary: { readonly ignored: number };
}

/** What `check` finds in a folder. */
function foundIn(folder: string, ...words: string[]): Found {
  const { out, err } = within(at(folder), () => ran('check', '--json', ...words));
  if (out === '') throw new Error(err);
  return JSON.parse(out) as Found;
}

const filesOf = ({ findings }: Found) => [...new Set(findings.map(({ file }) => file))];
const refusalOf = (text: string) => ran('check', '--config', written('refused.yaml', text), EVERYTHING[0]).err.replaceAll(path.join(at(''), '/'), '');

describe('the file of settings', () => {
  beforeAll(() => {
    fs.mkdirSync(at('repository/.git'), { recursive: true });
    written('repository/clusters/a.yaml', named('a'));
    written('repository/clusters/testdata/b.yaml', named('b'));
    written('repository/other/c.yaml', named('c'));
    written('.cdk8s-istio.yaml', 'paths: [nowhere]\n');
  });

  test('is looked for upwards, and its paths and globs begin where it lies', () => {
    written('repository/.cdk8s-istio.yaml', 'paths: [clusters]\nexclude: ["clusters/testdata"]\n');
    expect(filesOf(foundIn('repository'))).toEqual(['clusters/a.yaml']);
    expect(filesOf(foundIn('repository/other'))).toEqual(['../clusters/a.yaml']);
  });

  test('counts less than the words of a call, and not at all with --no-config', () => {
    written('repository/.cdk8s-istio.yaml', 'paths: [clusters]\nexclude: ["**/testdata"]\nnamespace: shop\nfailOn: info\n');
    const of = (...words: string[]) => foundIn('repository', ...words).findings.map(({ file, namespace }) => `${file} ${namespace}`)[0];
    expect(of()).toBe('clusters/a.yaml shop');
    expect(of('other')).toBe('other/c.yaml shop');
    expect(of('-n', 'bar')).toBe('clusters/a.yaml bar');
    expect(of('clusters/testdata', '--no-config')).toBe('clusters/testdata/b.yaml default');
    expect(of('--config', written('repository/of/another.yaml', 'paths: [../other]\n'))).toBe('other/c.yaml default');
  });

  test('of a folder above the repository is none of its business', () => {
    fs.rmSync(at('repository/.cdk8s-istio.yaml'));
    expect(within(at('repository'), () => ran('check'))).toEqual({
      out: '',
      code: 2,
      err: "error: missing argument 'paths': pass files, folders or -, or write paths into .cdk8s-istio.yaml\nsee: cdk8s-istio check --help\n",
    });
  });

  test('under a name that looks right and is not read is refused', () => {
    written('repository/.cdk8s-istio.yml', 'paths: [clusters]\n');
    expect(within(at('repository/other'), () => ran('check', '.'))).toMatchObject({ code: 2, err: '../.cdk8s-istio.yml is not read: call it .cdk8s-istio.yaml, or pass it by --config\n' });
    fs.rmSync(at('repository/.cdk8s-istio.yml'));
  });

  test('is no manifest', () => {
    written('repository/other/.cdk8s-istio.yaml', '# nothing yet\n');
    expect(filesOf(foundIn('repository/other', '.'))).toEqual(['c.yaml']);
    expect(ran('check', '--config', at('repository/other/.cdk8s-istio.yaml'), at('repository/other')).out).not.toContain('unreadable');
    fs.rmSync(at('repository/other/.cdk8s-istio.yaml'));
  });

  test('says what route reads, too', () => {
    written('repository/.cdk8s-istio.yaml', 'paths: [service.yaml]\nnamespace: shop\n');
    written('repository/service.yaml', 'apiVersion: v1\nkind: Service\nmetadata: { name: cart }\nspec: { selector: { app: cart }, ports: [{ name: http, port: 80 }] }\n'
      + '---\napiVersion: v1\nkind: Pod\nmetadata: { name: cart, labels: { app: cart } }\nspec: { containers: [] }\n');
    expect(within(at('repository'), () => ran('route', '--host', 'cart')).out).toContain('cart.shop.svc.cluster.local:80');
  });

  test('says what the manifests of tests are, too', () => {
    written('repository/cart.test.yaml', 'tests:\n  - name: the cart answers\n    request: { from: sidecar/shop, host: cart }\n    expect: { to: cart }\n');
    expect(within(at('repository'), () => ran('test', 'cart.test.yaml'))).toMatchObject({ err: '', code: 0 });
    expect(within(at('repository'), () => ran('test', 'cart.test.yaml', '--no-config'))).toMatchObject({ err: expect.stringMatching(/^the manifests are missing/), code: 2 });
  });
});

describe('settings', () => {
  beforeAll(() => {
    written('shop/team-a/a.yaml', named('a'));
    written('shop/team-b/b.yaml', named('b'));
  });

  test('give the documents of some files a namespace: the first glob that means the file', () => {
    written('shop/.cdk8s-istio.yaml', 'namespace: rest\nnamespaces: { team-a: first, "**/a.yaml": second }\n');
    const namespaces = foundIn('shop', '.').findings.map(({ file, namespace }) => `${file} ${namespace}`);
    expect(new Set(namespaces)).toEqual(new Set(['team-a/a.yaml first', 'team-b/b.yaml rest']));
  });

  test.each<[what: string, ignore: string, left: string[], ignored: number]>([
    ['a code', '{ code: MAN106 }', [], 2],
    ['a code of others', '{ code: IST0101 }', ['team-a/a.yaml', 'team-b/b.yaml'], 0],
    ['an object', '{ code: MAN106, object: VirtualService default/a }', ['team-b/b.yaml'], 1],
    ['files', '{ code: MAN106, path: team-b }', ['team-a/a.yaml'], 1],
    ['an object in other files', '{ code: MAN106, object: default/a, path: team-b }', ['team-a/a.yaml', 'team-b/b.yaml'], 0],
  ])('ignore %s', (_, ignore, left, ignored) => {
    written('shop/.cdk8s-istio.yaml', `ignore: [${ignore.replace('{', '{ reason: it is meant,')}]\n`);
    const found = foundIn('shop', '.');
    expect([found.findings.filter(({ code }) => code === 'MAN106').map(({ file }) => file), found.summary.ignored]).toEqual([left, ignored]);
  });

  test('say which finding fails', () => {
    written('warned/.cdk8s-istio.yaml', 'paths: [a.yaml]\nfailOn: error\n');
    written('warned/a.yaml', named('a').replace('[]', '[{ destination: { host: a } }]\n      timeout: 1s\n      retries: { attempts: 1, perTryTimeout: 2s }'));
    expect(within(at('warned'), () => ran('check'))).toMatchObject({ code: 0, out: expect.stringContaining('1 object: 1 warning\n') });
    expect(within(at('warned'), () => ran('check', '--fail-on', 'warning')).code).toBe(1);
  });

  test('make a world of each folder below the paths, and not of what a call names', () => {
    for (const world of ['a', 'b']) written(`worlds/clusters/${world}/route.yaml`, named('cart'));
    const codes = (...words: string[]) => foundIn('worlds', ...words).findings.map(({ code }) => code);
    written('worlds/.cdk8s-istio.yaml', 'paths: [clusters]\n');
    expect(codes('--each', '0')).toContain('MAN014');
    written('worlds/.cdk8s-istio.yaml', 'paths: [clusters]\neach: 1\n');
    expect(codes()).not.toContain('MAN014');
    expect(codes('clusters/a/route.yaml')).toContain('MAN106');
  });

  test('say which Istio reads the manifests', () => {
    written('old/.cdk8s-istio.yaml', 'paths: [a.yaml]\nistioVersion: "1.21"\n');
    written('old/a.yaml', named('a'));
    const codes = (...words: string[]) => foundIn('old', ...words).findings.map(({ code }) => code);
    expect(codes()).toContain('MAN019');
    expect(codes('--istio-version', '1.22')).not.toContain('MAN019');
    expect(codes('--no-config', 'a.yaml')).not.toContain('MAN019');
    const { err, code } = within(at('old'), () => ran('check', '--istio-version', '1.18'));
    expect([code, err.split('\n')[0]]).toEqual([2, expect.stringContaining("'1.18' is no version of Istio that is known: write one from 1.20 to 1.31.")]);
  });

  test('say what is outside, which is known and not checked, and a call may say more', () => {
    const asked = (name: string, host: string) => `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: ${name}, namespace: shop }\n`
      + `spec: { hosts: [${name}], gateways: [door], http: [{ route: [{ destination: { host: ${host} } }] }] }\n---\n`;
    const service = (name: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: shop }\nspec: { selector: { app: ${name} }, ports: [{ name: http, port: 80 }] }\n---\n`;
    const door = 'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: door, namespace: shop }\nspec:\n  selector: { app: door }\n'
      + '  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]\n---\napiVersion: v1\nkind: Pod\nmetadata: { name: p, namespace: shop, labels: { app: other } }\n'
      + 'spec: { containers: [{ name: istio-proxy, image: auto }] }\n---\n';
    written('outside/sub/set.yaml', `${service('web')}${asked('cart.example.com', 'cart')}${asked('pay.example.com', 'pay')}${asked('web.example.com', 'web.shop.svc.corp.local')}${door}`);
    written('outside/sub/cluster.yaml', `${service('cart')}${BROKEN.replace('name: a', 'name: a, namespace: else')}`);
    const said = ['with: [sub/cluster.yaml]', 'knownServices: ["pay.shop:80"]', 'knownGateways: ["app=door@doors"]', 'clusterDomain: corp.local'];
    const missing = (settings: readonly string[], ...words: string[]) => {
      written('outside/.cdk8s-istio.yaml', ['paths: [sub/set.yaml]', ...settings].join('\n'));
      return foundIn('outside/sub', ...words).findings.map(({ code }) => code).filter(code => ['MAN501', 'MAN512', 'MAN106'].includes(code)).sort();
    };
    expect(missing([])).toEqual(['MAN501', 'MAN501', 'MAN501', 'MAN512']);
    expect(missing(said)).toEqual([]);
    expect(said.map(line => missing(said.filter(one => one !== line)))).toEqual([['MAN501'], ['MAN501'], ['MAN512'], ['MAN501']]);
    expect(missing(said.slice(1), '--with', 'cluster.yaml')).toEqual([]);
    expect(missing(said.slice(0, 3), '--cluster-domain', 'corp.local')).toEqual([]);
    expect(missing(said, '.')).toEqual([]);
  });

  test('that nothing is left of are named at the end, as long as the call reads all that they are about', () => {
    written('shop/.cdk8s-istio.yaml', 'paths: [team-a, team-b]\nexclude: ["**/gone"]\nnamespaces: { away: a }\nignore: [{ code: MAN705, reason: the job writes to itself }]\n');
    const idle = [".cdk8s-istio.yaml: exclude '**/gone' leaves nothing out", ".cdk8s-istio.yaml: namespaces 'away' means no file", 'nothing is left to ignore of MAN705 (the job writes to itself)'];
    expect(within(at('shop'), () => ran('check')).out.trimEnd().split('\n').slice(-3)).toEqual(idle);
    const part = within(at('shop'), () => ran('check', 'team-a', '--exclude', 'team-c')).out;
    expect(part).toMatch(/\n--exclude 'team-c' leaves nothing out\n$/);
    expect(part).not.toContain('gone');
  });
});

describe('--exclude', () => {
  beforeAll(() => {
    for (const file of ['a.yaml', 'x/b.yaml', 'x/testdata/c.yaml', 'x/testdata/deep/d.yaml', '.hidden/e.yaml']) written(`tree/${file}`, named('a'));
  });

  test.each<[glob: string, left: string[]]>([
    ['x', ['.hidden/e.yaml', 'a.yaml']],
    ['x/', ['.hidden/e.yaml', 'a.yaml']],
    ['./x/testdata', ['.hidden/e.yaml', 'a.yaml', 'x/b.yaml']],
    ['**/testdata/**', ['.hidden/e.yaml', 'a.yaml', 'x/b.yaml']],
    ['testdata', ['.hidden/e.yaml', 'a.yaml', 'x/b.yaml', 'x/testdata/c.yaml', 'x/testdata/deep/d.yaml']],
    ['**/{b,c}.yaml', ['.hidden/e.yaml', 'a.yaml', 'x/testdata/deep/d.yaml']],
    ['.*', ['a.yaml', 'x/b.yaml', 'x/testdata/c.yaml', 'x/testdata/deep/d.yaml']],
  ])('%s leaves out a file, or a folder with all below it', (glob, left) => {
    expect(filesOf(foundIn('tree', '.', '--exclude', glob))).toEqual(left);
  });

  test('holds for what is named, and for what lies outside of the working directory', () => {
    expect(filesOf(foundIn('tree', 'a.yaml', 'x/b.yaml', '--exclude', 'x/*'))).toEqual(['a.yaml']);
    expect(filesOf(foundIn('tree/.hidden', '../x', '../a.yaml', '--exclude', '**/testdata'))).toEqual(['../a.yaml', '../x/b.yaml']);
    expect(within(at('tree'), () => ran('check', 'a.yaml', '--exclude', 'a.yaml'))).toEqual({ out: '0 objects, nothing found\n', err: '', code: 0 });
  });

  test.each([
    ['!x', "the glob '!x' begins with '!': write what is meant, not what is not."],
    ['/x', "the glob '/x' begins at the root of the file system: write it as seen from here, such as **/testdata."],
  ])('fails with 2 at %s', (glob, said) => {
    expect(ran('check', '.', '--exclude', glob)).toMatchObject({ out: '', code: 2, err: expect.stringContaining(said) });
  });
});

describe('settings that are wrong', () => {
  test.each([
    ['a field that nobody knows', 'paths: [a]\nignroe: []\n', "refused.yaml:2: ignroe: there is no field 'ignroe', but there is 'ignore'"],
    ['a level that nobody knows', '\nfailOn: eror\n', "refused.yaml:2: failOn: 'eror' is none of error, warning, info, but there is 'error'"],
    ['a level that is like none', 'failOn: never\n', "refused.yaml:1: failOn: 'never' is none of error, warning, info"],
    ['a version of Istio that is not known', 'istioVersion: "1.18"\n', "refused.yaml:1: istioVersion: '1.18' is no version of Istio that is known: write one from 1.20 to 1.31"],
    ['a version of Istio that is a number, so that 1.30 is 1.3', 'istioVersion: 1.30\n', 'refused.yaml:1: istioVersion: expected a string, got 1.3'],
    ['a path that is no list', 'paths: a\n', 'refused.yaml:1: paths: expected a list, got "a"'],
    ['a list without anything', 'exclude:\n', 'refused.yaml:1: exclude: expected a list, got null'],
    ['a number for a path', 'paths:\n  - a\n  - 1\n', 'refused.yaml:3: paths[1]: expected a string, got 1: put it into quotation marks'],
    ['the standard input', 'paths: ["-"]\n', "refused.yaml:1: paths[0]: '-' is the standard input, which only a call can mean"],
    ['an empty text', 'namespace: " "\n', 'refused.yaml:1: namespace: it is empty: write something, or leave the field out'],
    ['a glob of what is not meant', 'exclude: ["!a"]\n', "refused.yaml:1: exclude[0]: the glob '!a' begins with '!': write what is meant, not what is not"],
    ['a glob of the whole file system', 'namespaces:\n  /a: b\n', "refused.yaml:1: namespaces: the glob '/a' begins at the root of the file system: write it as seen from here, such as **/testdata"],
    ['an ignore without a reason', 'ignore:\n  - code: MAN101\n', "refused.yaml:2: ignore[0].reason: 'reason' is missing"],
    ['a code with letters for digits', 'ignore: [{ reason: a, code: man5O1 }]\n', "refused.yaml:1: ignore[0].code: no finding has the code man5O1, but there is MAN501; 'cdk8s-istio explain' lists all codes"],
    ['a code that nobody has', 'ignore: [{ reason: a, code: MAN999 }]\n', "refused.yaml:1: ignore[0].code: no finding has the code MAN999; 'cdk8s-istio explain' lists all codes"],
    ['an object without a kind or a namespace', 'ignore: [{ reason: a, code: MAN501, object: cart }]\n', "refused.yaml:1: ignore[0].object: 'cart' names no object: write 'VirtualService shop/cart', 'VirtualService cart' or shop/cart"],
    ['a service that is none', 'knownServices:\n  - a\n  - pay_shop\n', "refused.yaml:3: knownServices[1]: 'pay_shop' is no service: write reviews.bookinfo, reviews.bookinfo:9080,9081 or api.example.com:443"],
    ['a field written twice', 'paths: [a]\npaths: [b]\n', 'refused.yaml:2: this is not YAML: duplicated mapping key'],
    ['two documents', 'paths: [a]\n---\npaths: [b]\n', 'refused.yaml:3: settings are one document, and this is another'],
    ['a list', '- paths\n', 'refused.yaml:1: expected an object, got a list'],
  ])('fails with 2 at %s, with file and line', (_, text, said) => {
    expect(refusalOf(text)).toBe(`${said}\n`);
  });

  test('are all said at once', () => {
    expect(refusalOf('failon: error\nexlude: []\n').trimEnd().split('\n')).toHaveLength(2);
  });

  test('fails with 2 at a file that is not there', () => {
    expect(ran('check', '--config', at('none.yaml'), EVERYTHING[0])).toMatchObject({ code: 2, err: expect.stringContaining(at('none.yaml')) });
  });
});

describe('the schema of settings', () => {
  const schema = JSON.parse(fs.readFileSync(path.join(ROOT, 'schema', 'settings.json'), 'utf8')) as { properties: Record<string, { items?: { properties?: object } }> };
  const isRight = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(schema);

  test('has the fields that are read, and no other', () => {
    expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(SETTINGS.fields).sort());
    expect(Object.keys(schema.properties.ignore.items!.properties!).sort()).toEqual(['code', 'object', 'path', 'reason']);
  });

  test.each([
    ['paths: [a, b/c.yaml]', true], ['paths: ["-"]', false], ['paths: [""]', false], ['paths: a', false],
    ['exclude: ["**/a"]', true], ['exclude: ["!a"]', false], ['exclude: [/a]', false],
    ['namespace: a', true], ['namespace: 1', false], ['namespaces: { a/*: b }', true], ['namespaces: { "!a": b }', false], ['namespaces: { a: [] }', false],
    ['ignore: [{ code: MAN705, reason: a, object: a/b, path: c }]', true], ['ignore: [{ code: MAN705 }]', false], ['ignore: [{ code: MAN705, reason: a, object: b }]', false],
    ['ignore: [{ code: MAN705, reason: a, file: c }]', false], ['ignore: [{ code: 705, reason: a }]', false],
    ['each: 1', true], ['each: -1', false], ['each: 1.5', false], ['each: [a]', false],
    ['istioVersion: "1.24"', true], ['istioVersion: "1.31.2"', true], ['istioVersion: "1.32"', false], ['istioVersion: 1.24', false], ['istioVersion: v1.24', false],
    ['with: []', true], ['with: ["-"]', false], ['with: a', false],
    ['knownServices: [reviews.bookinfo, "pay.shop:80,81", api.example.com.]', true], ['knownServices: [pay_shop]', false], ['knownServices: ["pay:http"]', false],
    ['knownGateways: [istio=door, "app.example.com/name=door,b=c@doors"]', true], ['knownGateways: [door]', false], ['knownGateways: ["a=b@C"]', false],
    ['clusterDomain: corp.local', true], ['clusterDomain: svc.corp.local', false], ['clusterDomain: corp.local.', false],
    ['failOn: info', true], ['failOn: none', false], ['fail-on: info', false],
  ])('says of %s what the command line says: %s', (text, expected) => {
    expect(isRight(load(text))).toBe(expected);
    expect(refusalOf(text) === '').toBe(expected);
  });
});
