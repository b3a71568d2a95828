import childProcess, { execFileSync } from 'child_process';
import * as fs from 'fs';
import Ajv from 'ajv';
import { ran, ROOT, scratch, within } from '../support';

const { at, written } = scratch();

const ROUTE = 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a, namespace: shop }\nspec:\n  hosts: [a]\n  http:\n    - route: []\n';
/** An object by its looks, with a field that is there twice. */
const UNREADABLE = `${ROUTE}spec: {}\n`;
const SUM = /^\d+ objects?[:,].*$/m;
const isReport = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(fs.readFileSync(`${ROOT}/schema/check.json`, 'utf8')) as object);

interface Printed {
  readonly findings: readonly { readonly file: string; readonly code: string }[];
  readonly summary: { readonly known: number; readonly elsewhere: number; readonly errors: number };
}

describe('--baseline', () => {
  const inFolder = (...words: string[]) => within(at('shop'), () => ran('check', '.', ...words));
  const recorded = () => written('baseline.json', inFolder('--json').out);

  beforeEach(() => {
    fs.rmSync(at('shop'), { recursive: true, force: true });
    written('shop/a.yaml', ROUTE);
  });

  test('leaves out what the earlier report says, wherever its line is now', () => {
    const baseline = recorded();
    written('shop/a.yaml', `# moved\n\n${ROUTE}`);
    expect(inFolder('--baseline', baseline)).toEqual({ out: '1 object, nothing new found; 1 in the baseline\n', err: '', code: 0 });
    const report = JSON.parse(inFolder('--baseline', baseline, '--json').out) as Printed;
    expect(isReport(report)).toBe(true);
    expect(report).toMatchObject({ findings: [], summary: { errors: 0, known: 1 } });
  });

  test('reports what is new, also a second time what is known once', () => {
    const baseline = recorded();
    written('shop/a.yaml', `${ROUTE}---\n${ROUTE.replace('name: a', 'name: b')}`);
    const { out, code } = inFolder('--baseline', baseline);
    expect(out).toContain('VirtualService shop/b, spec.http[0]');
    expect(out).not.toContain('VirtualService shop/a, spec.http[0]');
    expect([SUM.exec(out)![0].endsWith('; 1 in the baseline'), code]).toEqual([true, 1]);
    const { findings, ...rest } = JSON.parse(fs.readFileSync(baseline, 'utf8')) as { findings: object[] };
    written('shop/a.yaml', ROUTE.replace('[]\n', '[]\n    - route: []\n'));
    const twice = inFolder('--baseline', written('once.json', JSON.stringify({ ...rest, findings })));
    expect(twice.out).toContain('spec.http[1]');
  });

  test('counts what is said several times', () => {
    written('shop/a.yaml', ROUTE.replace('hosts: [a]', 'hosts: [a, a]'));
    const { findings, ...rest } = JSON.parse(inFolder('--json').out) as { findings: object[] };
    const doubled = written('doubled.json', JSON.stringify({ ...rest, findings: [...findings, ...findings] }));
    expect(inFolder('--baseline', doubled).out).toContain(`\n${findings.length} of ${doubled} ${findings.length === 1 ? 'is' : 'are'} gone: write it anew`);
  });

  test('says in a line how much of it is gone', () => {
    const baseline = recorded();
    written('shop/a.yaml', ROUTE.replace('[]', '[{ destination: { host: a } }]'));
    expect(inFolder('--baseline', baseline)).toMatchObject({ out: `1 object, nothing found\n1 of ${baseline} is gone: write it anew, so that it does not come back unseen\n`, code: 0 });
  });

  test('knows what could not be read before, too', () => {
    written('shop/bad.yaml', UNREADABLE);
    const baseline = recorded();
    expect(inFolder().code).toBe(2);
    expect(inFolder('--baseline', baseline).code).toBe(0);
    written('shop/worse.yaml', UNREADABLE);
    expect(inFolder('--baseline', baseline).code).toBe(2);
  });

  test.each([
    ['nothing', undefined, /^the baseline .*old\.json cannot be read: ENOENT.*; write it anew with cdk8s-istio check --json\n$/],
    ['what is not JSON', '1 object, nothing found\n', /^the baseline .*old\.json cannot be read: .*JSON.*; write it anew/],
    ['another JSON', '{ "runs": [] }', /^the baseline .*old\.json is no report of check: it has no lists 'findings' and 'unreadable'; write it anew/],
    ['a report of another version', '{ "version": 2, "findings": [], "unreadable": [] }', /^the baseline .*old\.json is a report of version 2, and this is version 1; write it anew/],
    ['a report without a version', '{ "findings": [], "unreadable": [] }', /^the baseline .*old\.json is a report of version nothing, and this is version 1; write it anew/],
  ])('fails with 2 at %s', (_, text, said) => {
    fs.rmSync(at('old.json'), { force: true });
    if (text !== undefined) written('old.json', text);
    expect(inFolder('--baseline', at('old.json'))).toMatchObject({ out: '', code: 2, err: expect.stringMatching(said) });
  });
});

describe('--changed-since', () => {
  const git = (...words: string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main', ...words], { cwd: at('repository'), stdio: 'ignore' });
  const commit = () => {
    git('add', '-A');
    git('commit', '-qm', 'a');
  };
  const inRepository = (...words: string[]) => within(at('repository'), () => ran('check', ...words));
  const reported = (...words: string[]) => JSON.parse(inRepository('.', '--json', ...words).out) as Printed;
  const filesOf = ({ findings }: Printed) => [...new Set(findings.map(({ file }) => file))];

  beforeAll(() => {
    for (const name of ['a', 'b', 'c', 'sub/d', 'né w']) written(`repository/${name}.yaml`, ROUTE.replaceAll(/\ba\b/g, name.at(-1)!));
    git('init', '-q');
    commit();
    git('switch', '-qc', 'feature');
    fs.appendFileSync(at('repository/a.yaml'), '# committed\n');
    commit();
    git('switch', '-q', 'main');
    fs.appendFileSync(at('repository/c.yaml'), '# changed on the other side alone\n');
    commit();
    git('switch', '-q', 'feature');
    fs.appendFileSync(at('repository/b.yaml'), '# in the working directory\n');
    fs.appendFileSync(at('repository/né w.yaml'), '# staged\n');
    git('add', 'né w.yaml');
    written('repository/sub/new.yaml', ROUTE.replaceAll(/\ba\b/g, 'new'));
  });

  test('reports what stands in files that have changed on this branch, committed or not, and counts the others', () => {
    const report = reported('--changed-since', 'main');
    expect(filesOf(report)).toEqual(['a.yaml', 'b.yaml', 'né w.yaml', 'sub/new.yaml']);
    expect(report.summary.elsewhere).toBe(reported().findings.length - report.findings.length);
    expect(isReport(report)).toBe(true);
    expect(inRepository('.', '--changed-since', 'main').out).toMatch(new RegExp(`\n${report.summary.elsewhere} more in files that have not changed since main\n$`));
  });

  test('knows files from whatever folder it is called, and by whatever name', () => {
    const fromSub = within(at('repository/sub'), () => JSON.parse(ran('check', '..', at('repository/a.yaml'), '--json', '--changed-since', 'main').out) as Printed);
    expect(fromSub.findings.map(({ file }) => file).filter(file => file.endsWith('a.yaml'))).not.toEqual([]);
    expect(filesOf(fromSub)).toHaveLength(4);
  });

  test('reads all files: what is wrong between two of them is found in the one that has changed', () => {
    written('repository/twice.yaml', ROUTE.replace('name: a,', 'name: other,'));
    expect(reported('--changed-since', 'HEAD').findings).toContainEqual(expect.objectContaining({ file: 'twice.yaml', code: 'MAN509' }));
    fs.rmSync(at('repository/twice.yaml'));
  });

  test('does not fail for what stands elsewhere, not even for what cannot be read', () => {
    written('repository/bad.yaml', UNREADABLE);
    commit();
    expect(inRepository('.').code).toBe(2);
    expect(inRepository('.', '--changed-since', 'HEAD').code).toBe(0);
    written('repository/bad.yaml', `${UNREADABLE}# still\n`);
    expect(inRepository('.', '--changed-since', 'HEAD').code).toBe(2);
    fs.rmSync(at('repository/bad.yaml'));
    commit();
  });

  test('comes after the baseline', () => {
    const baseline = written('all.json', inRepository('.', '--json').out);
    written('repository/fresh.yaml', ROUTE.replaceAll(/\ba\b/g, 'fresh'));
    const report = reported('--changed-since', 'HEAD', '--baseline', baseline);
    expect(filesOf(report)).toEqual(['fresh.yaml']);
    expect(report.summary.elsewhere).toBe(0);
    fs.rmSync(at('repository/fresh.yaml'));
  });

  test.each([
    ['a commit that nobody knows', 'nowhere', "git knows no commit 'nowhere': fetch it first, as actions/checkout does with fetch-depth: 0\n"],
    ['an option', '--output=a', "git knows no commit '--output=a': fetch it first, as actions/checkout does with fetch-depth: 0\n"],
  ])('fails with 2 at %s', (_, ref, err) => {
    expect(inRepository('.', `--changed-since=${ref}`)).toEqual({ out: '', err, code: 2 });
  });

  test('fails with 2 at a commit of another history', () => {
    git('switch', '-q', '--orphan', 'other');
    git('commit', '-q', '--allow-empty', '-m', 'other');
    git('switch', '-q', 'feature');
    expect(inRepository('.', '--changed-since', 'other')).toMatchObject({ out: '', code: 2, err: expect.stringContaining("that 'other' and HEAD have in common") });
  });

  test('fails with 2 where there is no repository, and where there is no git', () => {
    written('outside/a.yaml', ROUTE);
    const outside = () => within(at('outside'), () => ran('check', 'a.yaml', '--changed-since', 'main'));
    expect(outside()).toMatchObject({ out: '', code: 2, err: expect.stringContaining('is in no repository of git') });
    const missing = { pid: 0, output: [], stdout: '', stderr: '', status: null, signal: null, error: new Error('spawnSync git ENOENT') };
    jest.spyOn(childProcess, 'spawnSync').mockReturnValueOnce(missing);
    expect(outside()).toEqual({ out: '', code: 2, err: '--changed-since asks git, which does not run: spawnSync git ENOENT\n' });
  });
});
