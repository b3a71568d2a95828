import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that no source of their own stands behind. */
const REQUIRED = ['.jsii', 'lib/cli.js', 'API.md', 'LICENSE', 'README.md', 'package.json', 'testing/package.json', ...pages()];
const SCHEMAS = ['check', 'plan', 'requests', 'route', 'settings', 'test-results', 'test'].map(name => `schema/${name}.json`);
const ALLOWED = [...REQUIRED, '.jsii.gz', 'README.zh.md', ...SCHEMAS];

/** What is compiled, by the folder that it ends in. */
const COMPILED = { 'lib/src/': 'src', 'lib/imports/': 'imports' };

/** What users need besides what jsii languages need, and what that needs itself. */
const BUNDLED = ['re2js', 'js-yaml', 'argparse', 'commander', 'picomatch'];

/** Everything that is wrong with the files of a package. */
export function problemsOf(files: readonly string[], bundled: readonly string[]): string[] {
  const expected = Object.entries(COMPILED).flatMap(([folder, source]) => outputsOf(folder, source));
  const allowed = new Set([...ALLOWED, ...expected]);
  return [
    ...missing(files, [...REQUIRED, ...expected]),
    ...files.filter(file => !allowed.has(file) && !BUNDLED.some(name => file.startsWith(`node_modules/${name}/`))).map(strayOf),
    ...bundled.filter(name => !BUNDLED.includes(name)).map(name => `bundles '${name}', which nothing declares`),
    ...BUNDLED.filter(name => !files.some(file => file.startsWith(`node_modules/${name}/LICENSE`))).map(name => `bundles '${name}' without its licence`),
    ...manifestProblems(files),
  ];
}

/** What README and the index of the pages link to. */
function pages(): string[] {
  return readdirSync('docs').map(name => `docs/${name}`);
}

function missing(files: readonly string[], wanted: readonly string[]): string[] {
  return wanted.filter(file => !files.includes(file)).map(file => `lacks '${file}'`);
}

function strayOf(file: string): string {
  const remedy = file.startsWith('lib/') ? 'it has no source; remove lib/ and run "npm run compile"' : 'keep it out with addPackageIgnore in .projenrc.ts';
  return `holds '${file}', which does not belong there: ${remedy}`;
}

/** The two files that come of each source. */
function outputsOf(folder: string, source: string): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts'))
    .map(path => join(folder, path).replaceAll('\\', '/').replace(/\.ts$/, ''))
    .flatMap(path => [`${path}.js`, `${path}.d.ts`]);
}

/** The part of package.json that is looked at. */
interface Manifest {
  readonly license?: string;
  readonly keywords?: readonly string[];
  readonly main: string;
  readonly types: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** Commands that a shell could not run. */
export function commandProblems(files: readonly { readonly path: string; readonly mode: number }[]): string[] {
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  return Object.values(bin).filter(command => files.find(({ path }) => path === command)?.mode !== 0o755)
    .map(command => `holds no '${command}' that may be executed by everyone (mode 755)`);
}

function manifestProblems(files: readonly string[]): string[] {
  const { license, keywords, main, types, exports: entries } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const imported = Object.values(entries).flatMap(entry => typeof entry === 'string' ? [entry] : Object.values(entry))
    .filter(path => !path.includes('*')).map(path => path.replace(/^\.\//, ''));
  return [
    ...license === 'Apache-2.0' && readFileSync('LICENSE', 'utf8').includes('Apache License') ? [] : ['is not under Apache-2.0'],
    ...keywords?.includes('cdk8s') && keywords.includes('istio') ? [] : ['lacks the keywords cdk8s and istio'],
    ...[main, types, ...imported].filter(path => !files.includes(path)).map(path => `names '${path}' as an entry point and does not hold it`),
  ];
}
