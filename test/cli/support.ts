import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { run } from '../../src/cli/run';

export const ROOT = path.resolve(__dirname, '..', '..');
/** An example with all that it needs. */
export const EVERYTHING = ['expected.yaml', 'cluster.yaml'].map(file => path.join(ROOT, 'examples', 'everything', file));

/** What a command printed, and how it exited. */
export interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: unknown;
}

/** Runs a command in a pipe. */
export function ran(...words: string[]): Ran {
  return ranOn({}, ...words);
}

/** Runs a command on a terminal, or on something like it. */
export function ranOn(terminal: { readonly isTTY?: boolean; readonly columns?: number }, ...words: string[]): Ran {
  const printed = { out: '', err: '' };
  const surroundings = {
    stdout: { ...terminal, write: (text: string) => printed.out += text },
    stderr: { write: (text: string) => printed.err += text },
    exitCode: undefined as number | undefined,
  };
  run(words, surroundings);
  return { ...printed, code: surroundings.exitCode };
}

/** What somebody gets who works in a folder. */
export function within<T>(folder: string, work: () => T): T {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return work();
  } finally {
    process.chdir(before);
  }
}

/** Files of one test file, until its tests are over. */
export function scratch(): { readonly at: (name: string) => string; readonly written: (name: string, text: string) => string } {
  let folder: string;
  beforeAll(() => folder = fs.mkdtempSync(path.join(os.tmpdir(), 'command-line-')));
  afterAll(() => fs.rmSync(folder, { recursive: true }));
  const at = (name: string) => path.join(folder, name);
  const written = (name: string, text: string) => {
    fs.mkdirSync(path.dirname(at(name)), { recursive: true });
    fs.writeFileSync(at(name), text);
    return at(name);
  };
  return { at, written };
}
