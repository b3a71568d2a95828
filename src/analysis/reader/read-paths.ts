import * as fs from 'fs';
import * as path from 'path';
import { type Excluded, filesAt, identityOf, type FoundFile } from './paths';
import { type ReadOptions, readText } from './read-text';
import type { Manifests, Unreadable } from '../model/manifest';

const MOST_BYTES = 256 * 1024 * 1024;
const STANDARD_INPUT = 0;

/** How files are read. */
export interface ReadPathsOptions extends ReadOptions {
  /**
   * Whether each path has to hold an object.
   *
   * @default - false
   */
  readonly wantsObjects?: boolean;

  /**
   * Gets the text of each file that is read.
   *
   * @default - nobody wants it
   */
  readonly onText?: (file: string, text: string) => void;

  /**
   * Files that are left out, and folders with all below them, named or not.
   *
   * @default - none
   */
  readonly isExcluded?: Excluded;

  /**
   * The namespace of objects of a file that do not name one.
   *
   * @default - `namespace`
   */
  readonly namespaceOf?: (file: string) => string | undefined;
}

/** The objects of files, of folders and all below them, and of the standard input, which is called `-`. A file is read once, whatever leads to it. */
export function readPaths(paths: readonly string[], options: ReadPathsOptions = {}): Manifests {
  const found = paths.map(given => filesAt(given, options.isExcluded).map(one => ({ ...one, identity: identityOf(one.file) })));
  const named = new Set(found.flat().filter(({ isNamed }) => isNamed).map(({ identity }) => identity));
  const read = new Map<string, Manifests>();
  for (const one of found.flat()) {
    if (!read.has(one.identity)) read.set(one.identity, readFile({ ...one, isNamed: named.has(one.identity) }, options));
  }
  const isLeftOut = (given: string) => options.isExcluded?.(given) === true;
  const hasNone = (_: string, at: number) => found[at].every(({ identity }) => isEmpty(read.get(identity)!));
  const empty = options.wantsObjects ? paths.filter(hasNone).filter(given => !isLeftOut(given)).map(emptyPath) : [];
  const all = [...read.values()];
  return { objects: all.flatMap(({ objects }) => objects), unreadable: [...all.flatMap(({ unreadable }) => unreadable), ...empty] };
}

function isEmpty({ objects, unreadable }: Manifests): boolean {
  return objects.length + unreadable.length === 0;
}

function emptyPath(file: string): Unreadable {
  return { file, line: 1, problem: `there is no object in it${isBlank(file) ? ': the file is empty, as cdk8s writes it for a chart without objects' : ''}` };
}

function isBlank(file: string): boolean {
  return file !== '-' && fs.statSync(file).isFile() && fs.statSync(file).size === 0;
}

const none = (...unreadable: readonly Unreadable[]): Manifests => ({ objects: [], unreadable });

function readFile({ file, isNamed, error }: FoundFile, options: ReadPathsOptions): Manifests {
  if (error !== undefined) return none(unreadableFile(file, error));
  try {
    if (file !== '-' && fs.statSync(file).size > MOST_BYTES) return none({ file, line: 1, problem: `it has more than ${MOST_BYTES} bytes` });
    const text = fs.readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8');
    options.onText?.(file, text);
    return !isNamed && isSettings(file, text) ? none() : readText(text, file, optionsOf(file, options));
  } catch (failure) {
    return none(unreadableFile(file, failure));
  }
}

function optionsOf(file: string, { namespace, namespaceOf }: ReadPathsOptions): ReadOptions {
  return { namespace: namespaceOf?.(file) ?? namespace };
}

/** Among JSON of all sorts manifests are those that say so. */
function isSettings(file: string, text: string): boolean {
  return path.extname(file) === '.json' && !text.includes('"apiVersion"');
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file', EACCES: 'there is no permission to read it', EISDIR: 'it is a folder',
};

function unreadableFile(file: string, error: unknown): Unreadable {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
  return { file, line: 1, problem: REASONS[code] ?? `it cannot be read: ${code}` };
}
