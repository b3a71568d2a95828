import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const ROOT = path.resolve(__dirname, '..', '..');
const EXAMPLE = path.join(ROOT, 'examples', 'validate');
const SECONDS = 1000;

/** A project as a user has it: the example, and beside it the packages that it needs, this one as it was compiled last. */
function project(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'synth-'));
  for (const file of ['main.ts', 'storefront.yaml', 'cdk8s.yaml']) fs.copyFileSync(path.join(EXAMPLE, file), path.join(folder, file));
  fs.mkdirSync(path.join(folder, 'node_modules'));
  for (const name of ['.bin', 'cdk8s', 'tsx']) linked(path.join(ROOT, 'node_modules', name), path.join(folder, 'node_modules', name));
  linked(ROOT, path.join(folder, 'node_modules', 'cdk8s-istio'));
  return folder;
}

function linked(target: string, at: string): void {
  fs.mkdirSync(path.dirname(at), { recursive: true });
  fs.symlinkSync(target, at, 'dir');
}

function edited(folder: string, file: string, from: string, to: string): void {
  const at = path.join(folder, file);
  const text = fs.readFileSync(at, 'utf8');
  expect(text).toContain(from);
  fs.writeFileSync(at, text.replace(from, to));
}

/** Runs the command line of cdk8s. */
function synth(folder: string, ...words: string[]) {
  const cdk8s = path.join(ROOT, 'node_modules', '.bin', 'cdk8s');
  return spawnSync(cdk8s, ['synth', '--validate', '--no-check-upgrade', ...words], { cwd: folder, encoding: 'utf8', timeout: 60 * SECONDS });
}

/** The block of a page that holds a text. */
function blockOf(page: string, holding: string): string {
  const blocks = [...fs.readFileSync(path.join(ROOT, page), 'utf8').matchAll(/^```\w+\n([^]*?)^```$/gm)].map(([, text]) => text);
  return blocks.find(text => text.includes(holding))!;
}

describe('cdk8s synth --validate', () => {
  let folder: string;
  beforeEach(() => folder = project());
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  test('exits with 0 where nothing is found', () => {
    const { status, stdout } = synth(folder);
    expect(stdout).toMatch(/ Status +│ success /);
    expect(stdout).toMatch(/ Objects +│ 8 /);
    expect(status).toBe(0);
  }, 90 * SECONDS);

  test('fails with 2 at a subset that nobody has, in the words of every page, with the construct and the place', () => {
    fs.writeFileSync(path.join(folder, 'cdk8s.yaml'), blockOf('docs/plugin.md', 'validations:'));
    edited(folder, 'storefront.yaml', 'subset: v2', 'subset: v3');
    const { status, stdout, stderr } = synth(folder);
    const lines = stdout.replace(/\x1b\[\d+m/g, '').split('\n');
    for (const page of ['docs/plugin.md', 'examples/validate/README.md']) {
      expect(lines).toEqual(expect.arrayContaining(blockOf(page, 'Construct Path: ').split('\n')));
    }
    expect(stdout).toContain('Construct Path: shop/Storefront/storefront-virtualservice');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(2);
  }, 90 * SECONDS);

  test('fails with 2 at a property that there is not, in words, where cdk8s has installed the package by its name', () => {
    linked(ROOT, path.join(folder, 'plugins', 'cdk8s-istio', '0.0.0', 'node_modules', 'cdk8s-istio'));
    edited(folder, 'cdk8s.yaml', './node_modules/cdk8s-istio', 'cdk8s-istio');
    fs.appendFileSync(path.join(folder, 'cdk8s.yaml'), '    properties:\n      failon: error\n');
    const { status, stdout, stderr } = synth(folder, '--plugins-dir', path.join(folder, 'plugins'));
    expect(stdout).toContain('Validation Report (cdk8s-istio@0.0.0)');
    expect(stdout).toContain("> 'failon' is not a property: write namespace, clusterDomain, ignore or failOn");
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(2);
  }, 90 * SECONDS);
});

test('a program that only writes loads nothing of what reads', () => {
  const program = "require('./lib/src/index.js'); console.log(Object.keys(require.cache).join('\\n'))";
  const { stdout } = spawnSync('node', ['-e', program], { cwd: ROOT, encoding: 'utf8' });
  const loaded = stdout.split('\n').map(file => path.relative(ROOT, file));
  expect(loaded).toContain(path.join('lib', 'src', 'validation', 'istio-validation.js'));
  expect(loaded.filter(file => /src.(analysis|cli|validation.(?!istio-validation))|node_modules.(js-yaml|re2js|commander)/.test(file))).toEqual([]);
}, 30 * SECONDS);
