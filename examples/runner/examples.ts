import * as fs from 'fs';
import * as path from 'path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** A complete program in a folder of its own. */
export interface Example {
  /** The folder below `examples/`, with slashes, as in `release/03-dark`. */
  readonly name: string;

  /** The absolute path of the folder. */
  readonly folder: string;

  /** The name of the example that it is one change away from: the step before. */
  readonly previous?: string;
}

const ROOT = path.resolve(__dirname, '..');

/** Steps that do not follow the one before them in the folder. */
const BRANCHES: Record<string, string> = { 'release/roll-back': 'release/06-shift-50' };

/** Every folder with a main.ts, in the order of their names. */
export function listExamples(): Example[] {
  const names = fs.readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter(file => path.basename(file) === 'main.ts')
    .map(file => path.dirname(file).split(path.sep).join('/'))
    .sort();
  return names.map((name, at) => ({ name, folder: path.join(ROOT, name), previous: previousOf(name, names[at - 1]) }));
}

function previousOf(name: string, before: string | undefined): string | undefined {
  const isStep = /^\d+-/.test(path.basename(name)) && before !== undefined && path.dirname(name) === path.dirname(before);
  return BRANCHES[name] ?? (isStep ? before : undefined);
}

/** The program of an example. */
export function mainOf(name: string): string {
  return fs.readFileSync(path.join(ROOT, name, 'main.ts'), 'utf8');
}

/** What changed in the program since the step before, as a unified diff; nothing where there is no step before. */
export function changeOf({ name, previous }: Example): string | undefined {
  if (previous === undefined) return undefined;
  const fileOf = (example: string) => `${path.basename(example)}/main.ts`;
  return createTwoFilesPatch(fileOf(previous), fileOf(name), mainOf(previous), mainOf(name), undefined, undefined,
    { context: 3, headerOptions: FILE_HEADERS_ONLY });
}

/** The lines that a unified diff removes and adds, each with its sign. */
export function changedLines(diff: string): string[] {
  return diff.split('\n').filter(line => /^[-+](?![-+]{2} )/.test(line));
}
