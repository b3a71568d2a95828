import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const MOST_BYTES = 512 * 1024 * 1024;
const ENDINGS = new Set(['.yaml', '.yml', '.json']);

/** Paths as git has them at some commit, in a folder that is gone when the work is done. Nothing is checked out. */
export function withPathsAt<T>(ref: string, paths: readonly string[], work: (copies: ReadonlyMap<string, string>) => T): T {
  const commit = commitOf(ref);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-istio-'));
  try {
    return work(new Map(paths.flatMap((given, at) => {
      const copy = path.join(folder, String(at));
      return copyTo(copy, commit, given) ? [[given, copy] as const] : [];
    })));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function commitOf(ref: string): string {
  git(['rev-parse', '--git-dir'], 'this is no git repository, so that --base-ref says nothing: pass the earlier state by --base');
  const isShallow = git(['rev-parse', '--is-shallow-repository'], '').toString().trim() === 'true';
  const hint = isShallow ? ': the clone is shallow, so fetch the history first (in GitHub Actions fetch-depth: 0)' : ': fetch it first, or correct its name';
  return git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], `git knows no commit '${ref}'${hint}`).toString().trim();
}

/** Copies what is at a path; nothing where there is nothing. */
function copyTo(copy: string, commit: string, given: string): boolean {
  const top = fs.realpathSync(git(['rev-parse', '--show-toplevel'], 'git does not say where the repository is').toString().trim());
  const place = path.relative(top, path.resolve(fs.realpathSync('.'), given));
  if (place.startsWith('..') || path.isAbsolute(place)) throw new Error(`'${given}' lies outside of this repository: pass its earlier state by --base`);
  const listed = git(['-C', top, 'ls-tree', '-r', '-z', commit, '--', place === '' ? '.' : place], `git cannot read '${given}' at ${commit}`);
  const blobs = listed.toString('utf8').split('\0').flatMap(line => {
    const [, sha, file] = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return sha === undefined ? [] : [{ sha, file }];
  });
  if (blobs.length === 0) return false;
  const isFile = blobs.length === 1 && blobs[0].file === place;
  const wanted = isFile ? blobs : blobs.filter(({ file }) => ENDINGS.has(path.extname(file)) || /kustomization/i.test(file));
  const contents = contentsOf(wanted.map(({ sha }) => sha));
  if (!isFile) fs.mkdirSync(copy, { recursive: true });
  wanted.forEach(({ file }, at) => {
    const to = isFile ? copy : path.join(copy, path.relative(place, file));
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.writeFileSync(to, contents[at]);
  });
  return true;
}

/** The contents of blobs, all by one process. */
function contentsOf(shas: readonly string[]): readonly Buffer[] {
  if (shas.length === 0) return [];
  const all = git(['cat-file', '--batch'], 'git cannot read its objects', shas.join('\n'));
  const found: Buffer[] = [];
  let at = 0;
  for (let index = 0; index < shas.length; index++) {
    const end = all.indexOf(10, at);
    const size = Number(all.subarray(at, end).toString().split(' ')[2]);
    found.push(all.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return found;
}

function git(args: readonly string[], problem: string, input = ''): Buffer {
  try {
    return execFileSync('git', args, { input, maxBuffer: MOST_BYTES, stdio: ['pipe', 'pipe', 'pipe'] });
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new Error(isMissing ? 'git is not installed, so that --base-ref says nothing: pass the earlier state by --base' : problem);
  }
}
