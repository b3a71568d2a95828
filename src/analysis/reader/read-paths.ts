import * as fs from 'fs';
import * as path from 'path';
import { type ReadOptions, readText } from './read-text';
import type { Manifests, Unreadable } from '../model/manifest';

const ENDINGS: readonly string[] = ['.yaml', '.yml', '.json'];
const MOST_BYTES = 256 * 1024 * 1024;
const STANDARD_INPUT = 0;

/** The objects of files, of folders and all below them, and of the standard input, which is called `-`. */
export function readPaths(paths: readonly string[], options: ReadOptions = {}): Manifests {
  const read = paths.flatMap(given => filesAt(given).map(file => typeof file === 'string' ? readFile(file, file !== given, options) : none(file)));
  return { objects: read.flatMap(({ objects }) => objects), unreadable: read.flatMap(({ unreadable }) => unreadable) };
}

const none = (...unreadable: readonly Unreadable[]): Manifests => ({ objects: [], unreadable });

/** A file that was named is read whatever it is; in a folder those that look like manifests, in the order of their names. */
function filesAt(given: string): (string | Unreadable)[] {
  if (given === '-') return [given];
  try {
    return fs.statSync(given).isDirectory() ? filesIn(given) : [given];
  } catch (error) {
    return [unreadableFile(given, error)];
  }
}

function filesIn(folder: string): (string | Unreadable)[] {
  return fs.readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => one.name < other.name ? -1 : 1)
    .flatMap(entry => {
      const inside = path.join(folder, entry.name);
      // A link to a folder may lead back to where it came from.
      if (entry.isDirectory()) return filesAt(inside);
      return ENDINGS.includes(path.extname(entry.name)) ? [inside] : [];
    });
}

function readFile(file: string, isFound: boolean, options: ReadOptions): Manifests {
  try {
    if (file !== '-' && fs.statSync(file).size > MOST_BYTES) return none({ file, line: 1, problem: `it has more than ${MOST_BYTES} bytes` });
    const text = fs.readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8');
    return isFound && isSettings(file, text) ? none() : readText(text, file, options);
  } catch (error) {
    return none(unreadableFile(file, error));
  }
}

/** Among JSON of all sorts manifests are those that say so. */
function isSettings(file: string, text: string): boolean {
  return path.extname(file) === '.json' && !text.includes('"apiVersion"');
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file', EACCES: 'it may not be read', EISDIR: 'it is a folder',
};

function unreadableFile(file: string, error: unknown): Unreadable {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
  return { file, line: 1, problem: REASONS[code] ?? `it cannot be read: ${code}` };
}
