import * as fs from 'fs';
import { type Excluded, filesAt, identityOf, type FoundFile } from './paths';
import { type ReadOptions, readSifted, readText } from './read-text';
import { sieveOf } from './tree/sieve';
import { Tree } from './tree/tree';
import type { Manifests, PassedOver, Unreadable } from '../model/manifest';
import { joined } from '../model/manifest-sets';

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
   * Gets the text of each file that can be read only once: the standard input, and pipes.
   *
   * @default - nobody wants it
   */
  readonly onStream?: (file: string, text: string) => void;

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

/**
 * The objects of files, of folders and all below them, and of the standard input, which is called `-`. A file is read once, whatever leads to it.
 * Each document of a file that is named has to be an object; in folders, what is none is passed over.
 */
export function readPaths(paths: readonly string[], options: ReadPathsOptions = {}): Manifests {
  const found = paths.map(given => filesAt(given, options.isExcluded).map(one => ({ ...one, identity: identityOf(one.file) })));
  const named = new Set(found.flat().filter(({ isNamed }) => isNamed).map(({ identity }) => identity));
  const reader = new FileReader(new Tree(found.flat().filter(({ isNamed }) => !isNamed).map(({ file }) => file)), options);
  const read = new Map<string, Manifests>();
  for (const one of found.flat()) {
    if (!read.has(one.identity)) read.set(one.identity, reader.read({ ...one, isNamed: named.has(one.identity) }));
  }
  const isLeftOut = (given: string) => options.isExcluded?.(given) === true;
  const hasNone = (_: string, at: number) => found[at].every(({ identity }) => isEmpty(read.get(identity)!));
  const empty = options.wantsObjects ? paths.filter(hasNone).filter(given => !isLeftOut(given)).map(emptyPath) : [];
  return joined([...read.values(), none(...empty)]);
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

/** A file, and what all its names have in common. */
interface IdentifiedFile extends FoundFile {
  readonly identity: string;
}

/** Something other than blank lines, comments and separators. */
const CONTENT = /^[ \t]*(?!#|---)\S/m;

class FileReader {
  constructor(private readonly tree: Tree, private readonly options: ReadPathsOptions) {}

  read(found: IdentifiedFile): Manifests {
    const { file, error } = found;
    if (error !== undefined) return none(unreadableFile(file, error));
    try {
      const { size, isStream } = file === '-' ? { size: 0, isStream: true } : statusOf(file);
      if (size > MOST_BYTES) return none({ file, line: 1, problem: `it has more than ${MOST_BYTES} bytes` });
      const text = fs.readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8');
      if (isStream) this.options.onStream?.(file, text);
      return found.isNamed ? readText(text, file, this.optionsOf(file)) : this.sifted(found, text);
    } catch (failure) {
      return none(unreadableFile(file, failure));
    }
  }

  private optionsOf(file: string): ReadOptions {
    const { namespace, namespaceOf } = this.options;
    return { namespace: namespaceOf?.(file) ?? namespace };
  }

  private sifted({ file, identity }: IdentifiedFile, text: string): Manifests {
    if (!CONTENT.test(text)) return none();
    const reason = this.tree.reasonFor(file, identity, text);
    if (reason !== undefined) return passing([this.tree.passed(file, reason)]);
    const { objects, unreadable, sifted } = readSifted(text, file, sieveOf(text), this.optionsOf(file));
    const documents = sifted.map(one => this.tree.passed(file, one.reason, one.line));
    const passedOver = isEmpty({ objects, unreadable }) && documents.length > 0 ? [this.tree.whole(file, documents)] : documents;
    return { objects, unreadable, ...passedOver.length > 0 && { passedOver } };
  }
}

function statusOf(file: string): { readonly size: number; readonly isStream: boolean } {
  const status = fs.statSync(file);
  return { size: status.size, isStream: !status.isFile() };
}

function passing(passedOver: readonly PassedOver[]): Manifests {
  return { ...none(), passedOver };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file', EACCES: 'there is no permission to read it', EISDIR: 'it is a folder',
};

function unreadableFile(file: string, error: unknown): Unreadable {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
  return { file, line: 1, problem: REASONS[code] ?? `it cannot be read: ${code}` };
}
