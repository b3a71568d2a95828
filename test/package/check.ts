import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkConsumer } from './consumer';
import { commandProblems, problemsOf } from './contents';
import { run } from './run';

/** The part of package.json that decides what users get. */
interface Manifest {
  readonly name: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** What `npm pack --json` says about a package. */
interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly bundled: readonly string[];
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

/** Packs the compiled tree, looks at what is in the package, and uses it as a stranger would: with the newest peers and with the oldest. */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-package-'));
  try {
    const tarball = checkedTarball(folder);
    const { peerDependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
    const typescript = { typescript: devDependencies.typescript };
    const oldest = Object.fromEntries(Object.entries(peerDependencies).map(([name, range]) => [name, range.replace('^', '')]));
    checkConsumer('newest peers', join(folder, 'newest'), tarball, { ...peerDependencies, ...typescript });
    checkConsumer('oldest peers', join(folder, 'oldest'), tarball, { ...oldest, ...typescript });
    console.log('\nThe package holds what it should and works with its newest and its oldest peers.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkedTarball(folder: string): string {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], '.').stdout) as Packed[];
  const files = packed.files.map(({ path }) => path).sort();
  console.log(`${packed.filename}: ${files.length} files, ${kilobytes(packed.size)} packed, ${kilobytes(packed.unpackedSize)} unpacked`);
  console.log(summaryOf(files).join('\n'));
  const problems = [...problemsOf(files, packed.bundled), ...commandProblems(packed.files)];
  if (problems.length > 0) throw new Error(`the package is not as it should be:\n  ${problems.join('\n  ')}`);
  return join(folder, packed.filename);
}

/** Files by folder, those above by name. */
function summaryOf(files: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files) {
    const parts = file.split('/');
    const group = parts.length > 2 ? `${parts.slice(0, 2).join('/')}/` : file;
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return [...counts].map(([group, count]) => group.endsWith('/') ? `  ${group} (${count} files)` : `  ${group}`);
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}

try {
  main();
} catch (error) {
  console.error(`\ncheck:package failed: ${(error as Error).message}`);
  process.exitCode = 1;
}
