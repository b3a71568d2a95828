import { spawnSync } from 'node:child_process';
import * as path from 'node:path';

/** The files that differ from a commit: from where the branch left it, in the working directory too, and those that nobody has added yet. By their whole names. */
export function changedSince(ref: string): ReadonlySet<string> {
  const root = rootOf();
  const base = baseOf(ref, root);
  const names = [
    ...namesOf(git(['diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', base], root)),
    ...namesOf(git(['ls-files', '--others', '--exclude-standard', '-z'], root)),
  ];
  return new Set(names.map(name => path.join(root, name)));
}

function rootOf(): string {
  const root = git(['rev-parse', '--show-toplevel'], path.resolve());
  if (root === undefined) throw new Error(`--changed-since asks git, and ${path.resolve()} is in no repository of git`);
  return root.trimEnd();
}

function baseOf(ref: string, root: string): string {
  const commit = ref.startsWith('-') ? undefined : git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], root);
  if (commit === undefined) throw new Error(`git knows no commit '${ref}': fetch it first, as actions/checkout does with fetch-depth: 0`);
  const base = git(['merge-base', commit.trimEnd(), 'HEAD'], root);
  if (base === undefined) throw new Error(`git finds no commit that '${ref}' and HEAD have in common: fetch the whole history, as actions/checkout does with fetch-depth: 0`);
  return base.trimEnd();
}

function namesOf(printed: string | undefined): string[] {
  if (printed === undefined) throw new Error('git cannot say which files have changed');
  return printed.split('\0').filter(name => name !== '');
}

const MOST_BYTES = 256 * 1024 * 1024;

/** What git prints; nothing where it refuses. */
function git(words: readonly string[], folder: string): string | undefined {
  const { error, status, stdout } = spawnSync('git', words, { cwd: folder, encoding: 'utf8', maxBuffer: MOST_BYTES, stdio: ['ignore', 'pipe', 'ignore'] });
  if (error) throw new Error(`--changed-since asks git, which does not run: ${error.message}`);
  return status === 0 ? stdout : undefined;
}
