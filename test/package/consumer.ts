import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, runToEnd } from './run';

const PROGRAMS = join(__dirname, 'program');
const JSII = require.resolve('jsii/bin/jsii');
const TSCONFIG = { compilerOptions: { strict: true, skipLibCheck: false, module: 'node16', target: 'es2022', types: [] }, include: ['*.ts', '*.mts'] };

/** How else compilers find what is imported; the first is called `node` in older ones. */
const RESOLUTIONS = [
  ['--moduleResolution', 'node10', '--module', 'commonjs', '--ignoreDeprecations', '6.0'],
  ['--moduleResolution', 'bundler', '--module', 'esnext'],
];

/** A library of somebody else. */
const LIBRARY = {
  name: 'house',
  version: '0.0.0',
  main: 'index.js',
  types: 'index.d.ts',
  license: 'Apache-2.0',
  author: { name: 'The house', email: 'house@example.com' },
  repository: { url: 'https://github.com/house/house.git' },
  jsii: { outdir: 'dist', targets: {} },
};

/** What the wrong program has to say before it ends: what is wrong, where, and the code. */
const REFUSAL = ['shop/Shop', "'v9'", 'CDI212'];

/** Uses the package in a folder of its own, as a project that has never heard of this one. */
export function checkConsumer(title: string, folder: string, tarball: string, packages: Readonly<Record<string, string>>): void {
  console.log(`\n${title}`);
  mkdirSync(folder);
  const step = (what: string, check: () => string) => {
    const start = performance.now();
    const found = check();
    console.log(`  ${what}: ${found} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  };
  step('install', () => install(folder, tarball, packages));
  step('compile, strict and with every declaration checked', () => compile(folder));
  step('find the types of both entries by every resolution', () => resolve(folder));
  step('import from ES modules', () => run('node', ['modules.mjs'], folder).stdout.trim());
  step('assert where requests go', () => run('node', ['testing.js'], folder).stdout.trim() || 'as they should');
  step('compile a jsii library on top', () => compileLibrary(folder));
  step('synthesize', () => synthesize(folder));
  step('synthesize in a single pass', () => run('node', ['single-pass.js'], folder).stdout.trim());
  step('refuse a wrong program', () => refuse(folder));
  step('load regular expressions only where there are some', () => run('node', ['light.js'], folder).stdout.trim());
}

function install(folder: string, tarball: string, packages: Readonly<Record<string, string>>): string {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  const wanted = Object.entries(packages).map(([name, range]) => `${name}@${range}`);
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--strict-peer-deps', tarball, ...wanted], folder);
  return Object.keys(packages).map(name => `${name} ${versionOf(folder, name)}`).join(', ');
}

function versionOf(folder: string, name: string): string {
  return (JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
}

function compile(folder: string): string {
  cpSync(PROGRAMS, folder, { recursive: true });
  run('node', [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', '.'], folder);
  return 'no error';
}

function resolve(folder: string): string {
  for (const options of RESOLUTIONS) {
    const others = ['--noEmit', '--strict', '--target', 'es2022', '--skipLibCheck', 'false', '--ignoreConfig'];
    run('node', [join('node_modules', 'typescript', 'bin', 'tsc'), ...options, ...others, 'testing.ts'], folder);
  }
  return RESOLUTIONS.map(([, name]) => name).join(', ');
}

/** jsii reads the assembly of what a library depends on. */
function compileLibrary(folder: string): string {
  const at = join(folder, 'library');
  mkdirSync(at);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const peers = Object.fromEntries(['cdk8s', 'constructs'].map(name => [name, `^${versionOf(folder, name)}`]));
  writeFileSync(join(at, 'package.json'), JSON.stringify({ ...LIBRARY, peerDependencies: { ...peers, 'cdk8s-istio': version } }));
  cpSync(join(PROGRAMS, 'library.ts'), join(at, 'index.ts'));
  run('node', [JSII, '--silence-warnings=reserved-word'], at);
  return 'no error';
}

/** The rules have to be as expected to the byte; what else a program writes is the business of other tests. */
function synthesize(folder: string): string {
  run('node', ['main.js'], folder);
  const objects = readFileSync(join(folder, 'dist', 'shop.k8s.yaml'), 'utf8').split('---\n');
  const expected = readFileSync(join(PROGRAMS, 'expected.yaml'), 'utf8').split('---\n');
  for (const object of expected) {
    if (objects.includes(object)) continue;
    const [title] = /name: .*/.exec(object) ?? [];
    const found = objects.filter(other => other.includes('kind: VirtualService') && other.includes(`${title}\n`));
    throw new Error(`the VirtualService with '${title}' is not as expected; expected\n${object}\ngot\n${found.join('---\n')}`);
  }
  return `${objects.length} objects, ${expected.length} VirtualServices compared`;
}

function refuse(folder: string): string {
  const { status, stderr } = runToEnd('node', ['wrong.js'], folder);
  if (status === 0) throw new Error('a program that names an undeclared version as stable was synthesized');
  const [message] = stderr.split('\n').filter(line => REFUSAL.every(part => line.includes(part)));
  if (!message) throw new Error(`a wrong program failed without ${REFUSAL.join(', ')} in one line; it said\n${stderr}`);
  return message.trim();
}
