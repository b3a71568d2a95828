import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { applyPatch } from 'diff';
import { differences, exampleOf, EXAMPLES, expected, label, NAMES, readIn } from './examples/outputs';
import { find, type Manifest } from './support/manifests';
import { changedLines, changeOf, mainOf } from '../examples/runner/examples';
import { run } from '../examples/runner/run';

const STEPS = EXAMPLES.filter(({ previous }) => previous !== undefined);

/** Whether an example has objects of cdk8s-plus, which are as that writes them. */
const isBroughtIn = (name: string) => name === 'bring-your-own' || name.startsWith('running/');

/** The path of every empty map and list. */
function empties(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  return entries.length === 0 ? [at] : entries.flatMap(([key, child]) => empties(child, `${at}/${key}`));
}

/** The services that a VirtualService routes to. */
function hostsOf({ kind, spec }: Manifest): string[] {
  if (kind !== 'VirtualService') return [];
  type Routes = { route?: { destination: { host: string } }[] }[];
  const { http = [], tcp = [], tls = [] } = spec as { http?: Routes; tcp?: Routes; tls?: Routes };
  return [...http, ...tcp, ...tls].flatMap(({ route = [] }) => route.map(({ destination }) => destination.host));
}

describe('every example', () => {
  let outdir: string;
  let outdirBefore: string | undefined;
  beforeAll(() => {
    outdirBefore = process.env.CDK8S_OUTDIR;
    outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'examples-'));
  });
  afterAll(() => {
    fs.rmSync(outdir, { recursive: true });
    if (outdirBefore === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = outdirBefore;
  });

  test.each(EXAMPLES)('$name writes exactly its expected.yaml', async example => {
    const { file } = await run(example, outdir, program => jest.requireActual<object>(program));
    expect(fs.readFileSync(file, 'utf8')).toBe(readIn(example, 'expected.yaml'));
  });

  test.each(EXAMPLES)('$name has a README that starts with a heading, in its folder or in the one around it', ({ folder }) => {
    const readme = [folder, path.dirname(folder)].map(dir => path.join(dir, 'README.md')).find(file => fs.existsSync(file))!;
    expect(path.basename(path.dirname(readme))).not.toBe('examples');
    expect(fs.readFileSync(readme, 'utf8')).toMatch(/^# \S.*\n\n\S/);
  });

  test.each(EXAMPLES)('$name holds nothing but its program, its output, and what explains them', example => {
    const explained = example.name.includes('/') ? example.previous && 'change.diff' : 'README.md';
    const adopted = example.name === 'adopt' ? ['hand-written.yaml'] : [];
    const validated = example.name === 'validate' ? ['cdk8s.yaml', 'storefront.yaml'] : [];
    const found = ['adopt', 'bring-your-own', 'everything', 'gateway-listeners'].includes(example.name) ? ['cluster.yaml'] : [];
    const wanted = ['expected.yaml', 'main.ts', 'verdict.json', ...(explained ? [explained] : []), ...adopted, ...validated, ...found];
    const own = fs.readdirSync(example.folder).filter(file => file === 'main.ts' || !file.endsWith('.ts'));
    expect(own.sort()).toEqual(wanted.sort());
  });

  test.each(EXAMPLES)('$name is a program that can be copied: it imports packages and files beside it, and ends in app.synth()', ({ name }) => {
    const imports = [...mainOf(name).matchAll(/ from '(.*)';$/gm)].map(([, from]) => from);
    expect(imports.filter(from => !/^(cdk8s|constructs|cdk8s-plus-(28|33)|cdk8s-istio|\.\/[a-z-]+)$/.test(from))).toEqual([]);
    expect(mainOf(name)).toMatch(/const app = new App\(\);\n[^]*\napp\.synth\(\);\n$/);
  });

  test.each(NAMES)('%s writes no empty map or list, but for those that mean something', name => {
    const meaningful = /\/emptyDir$|\/(headers|withoutHeaders)\/[^/]+$/;
    // A Service of cdk8s-plus says by itself that it has no external addresses.
    const broughtIn = isBroughtIn(name) ? ['/spec/externalIPs'] : [];
    expect(expected(name).flatMap(manifest => empties(manifest)).filter(at => !meaningful.test(at))).toEqual(broughtIn);
  });

  test.each(NAMES)('%s gives no object a name with a hash', name => {
    expect(expected(name).map(({ metadata }) => metadata.name).filter(text => /-c8[0-9a-f]{6}$/.test(text))).toEqual([]);
  });

  test.each(NAMES)('%s defines the subsets of a service before it routes to them', name => {
    const manifests = expected(name);
    const order = manifests.map(label);
    const needed = manifests.flatMap((manifest, at) => hostsOf(manifest).map(host => ({ at, rule: `DestinationRule ${host}` })));
    expect(needed.length).toBeGreaterThan(0);
    const late = needed.filter(({ at, rule }) => !order.slice(0, at).includes(rule)).map(({ at, rule }) => `${order[at]} stands before ${rule}`);
    expect([...new Set(late)]).toEqual([]);
  });

  test.each(NAMES.filter(name => !isBroughtIn(name)))('%s labels nothing by the address of a construct', name => {
    expect(readIn(exampleOf(name), 'expected.yaml')).not.toContain('cdk8s.io/metadata.addr');
  });

  test('is in the list of examples, once for a whole series', () => {
    const list = fs.readFileSync(path.join(exampleOf('bookinfo').folder, '..', 'README.md'), 'utf8');
    const linked = [...list.matchAll(/^\| \[(.*)\]\(\1\) \|/gm)].map(([, name]) => name);
    expect(linked.sort()).toEqual([...new Set(NAMES.map(name => name.split('/')[0]))].sort());
  });
});

describe('bookinfo', () => {
  test.each(['productpage', 'details', 'reviews', 'ratings'])('routes %s to the subset v1 by name from the first day', service => {
    const manifests = expected('bookinfo');
    expect(manifests.every(({ metadata }) => metadata.namespace === 'bookinfo')).toBe(true);
    expect(find(manifests, 'DestinationRule', service).spec).toEqual({ host: service, subsets: [{ name: 'v1', labels: { version: 'v1' } }] });
    expect(find(manifests, 'VirtualService', service).spec).toEqual({
      hosts: [service],
      http: [{ name: `bookinfo/Bookinfo/${service}`, route: [{ destination: { host: service, port: { number: 9080 }, subset: 'v1' } }] }],
    });
  });
});

describe('canary-weight', () => {
  test('splits reviews half and half by host, port, subset and weight, beside a route name alone', () => {
    const { hosts, http } = find(expected('canary-weight'), 'VirtualService', 'reviews').spec as { hosts: string[]; http: { name?: string }[] };
    expect({ hosts, http: http.map(({ name, ...route }) => route) }).toEqual({
      hosts: ['reviews'],
      http: [{
        route: [
          { destination: { host: 'reviews', port: { number: 9080 }, subset: 'v1' }, weight: 50 },
          { destination: { host: 'reviews', port: { number: 9080 }, subset: 'v2' }, weight: 50 },
        ],
      }],
    });
  });

  test('adds a second Deployment to Bookinfo and touches the rules of no other service', () => {
    expect(differences(expected('bookinfo'), expected('canary-weight'))).toEqual([
      '+ Deployment reviews-v2', '~ DestinationRule reviews', '~ VirtualService reviews',
    ]);
  });
});

describe('canary-content', () => {
  test('routes testers to v2 by each part of a request, and the public by weight', () => {
    const { http } = find(expected('canary-content'), 'VirtualService', 'reviews').spec as { http: { match?: object[]; route: object[] }[] };
    const [testers, open] = http;
    expect(http).toHaveLength(2);
    expect(new Set(testers.match!.flatMap(match => Object.keys(match)))).toEqual(new Set(['headers', 'withoutHeaders', 'uri', 'method', 'queryParams']));
    expect(testers.route).toEqual([{ destination: { host: 'reviews', port: { number: 9080 }, subset: 'v2' } }]);
    expect(open.match).toBeUndefined();
    expect(open.route).toMatchObject([{ destination: { subset: 'v1' }, weight: 90 }, { destination: { subset: 'v2' }, weight: 10 }]);
  });
});

describe('a series', () => {
  test.each(STEPS)('$name shows its change.diff, which turns $previous into it', example => {
    const diff = readIn(example, 'change.diff');
    expect(diff).toBe(changeOf(example));
    expect(diff.split('\n').slice(0, 2)).toEqual([
      `--- ${path.basename(example.previous!)}/main.ts`, `+++ ${path.basename(example.name)}/main.ts`,
    ]);
    expect(applyPatch(mainOf(example.previous!), diff)).toBe(mainOf(example.name));
  });
});

describe('a release, one commit a step', () => {
  const RELEASE = STEPS.filter(({ name }) => name.startsWith('release/'));

  /** The table of the release: the step, and everything that it changes in the cluster. */
  const TABLE: [step: string, changes: string[]][] = [
    ['02-deploy', ['+ Deployment reviews-v2', '~ DestinationRule reviews']],
    ['03-dark', ['~ VirtualService reviews']],
    ['04-shift-5', ['~ VirtualService reviews']],
    ['05-shift-25', ['~ VirtualService reviews']],
    ['06-shift-50', ['~ VirtualService reviews']],
    ['07-take-over', ['~ VirtualService reviews']],
    ['08-promote', []],
    ['09-finish', []],
    ['10-retire', ['- Deployment reviews-v1', '~ DestinationRule reviews']],
    ['roll-back', ['~ VirtualService reviews']],
  ];

  test('has the steps of the table after the first', () => {
    expect(RELEASE.map(({ name }) => name)).toEqual(TABLE.map(([step]) => `release/${step}`));
    expect(NAMES.filter(name => name.startsWith('release/'))).toEqual(['release/01-steady', ...TABLE.map(([step]) => `release/${step}`)]);
  });

  test.each(TABLE)('%s changes in the cluster just %j', (step, changes) => {
    const { name, previous } = exampleOf(`release/${step}`);
    expect(differences(expected(previous!), expected(name))).toEqual(changes);
  });

  test.each(RELEASE)('$name differs from $previous by one line of code', example => {
    const signs = changedLines(changeOf(example)!).map(line => line[0]).join('');
    expect(['+', '-', '-+']).toContain(signs);
  });

  test('rolls back from the step before the canary takes over to the routes of the first day', () => {
    expect(exampleOf('release/roll-back').previous).toBe('release/06-shift-50');
    expect(find(expected('release/roll-back'), 'VirtualService', 'reviews')).toEqual(find(expected('release/01-steady'), 'VirtualService', 'reviews'));
  });

  test.each(TABLE)('%s is a row of the README\'s table', step => {
    const readme = fs.readFileSync(path.join(exampleOf(`release/${step}`).folder, '..', 'README.md'), 'utf8');
    expect(readme).toContain(`| [${step}](${step}/main.ts)`);
  });
});
