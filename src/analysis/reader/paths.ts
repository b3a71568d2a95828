import * as fs from 'fs';
import * as path from 'path';

const ENDINGS: readonly string[] = ['.yaml', '.yml', '.json'];
/** What kustomize reads has one name without an ending. */
const KUSTOMIZATION = 'Kustomization';

/** Folders of tools, which hold copies of what is elsewhere, or nothing that anybody wrote. */
const NEVER_ENTERED: ReadonlySet<string> = new Set([
  '.git', '.hg', '.svn', '.bzr', '.terraform', '.terragrunt-cache', '.venv', '.tox', '.cache', '.idea', 'node_modules', '__pycache__',
]);

/** A file to read, or what cannot be looked into. */
export interface FoundFile {
  readonly file: string;
  /** What somebody named is read whatever it is. */
  readonly isNamed: boolean;
  /** Why there is no file. */
  readonly error?: unknown;
}

/** Whether a file is left out, or a folder with all below it. */
export type Excluded = (path: string) => boolean;

/** The files of a path: itself, or in a folder those below it that look like manifests, in the order of their names. */
export function filesAt(given: string, isExcluded: Excluded = () => false): readonly FoundFile[] {
  if (given === '-') return [{ file: given, isNamed: true }];
  if (isExcluded(given)) return [];
  try {
    return fs.statSync(given).isDirectory() ? filesIn(given, isExcluded) : [{ file: given, isNamed: true }];
  } catch (error) {
    return [{ file: given, isNamed: true, error }];
  }
}

function filesIn(folder: string, isExcluded: Excluded): FoundFile[] {
  return fs.readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => one.name < other.name ? -1 : 1)
    .flatMap(entry => {
      const file = path.join(folder, entry.name);
      // A link to a folder may lead back to where it came from.
      if (entry.isDirectory()) return NEVER_ENTERED.has(entry.name) ? [] : filesAt(file, isExcluded);
      return isManifest(entry.name) && isReadable(entry, file) && !isExcluded(file) ? [{ file, isNamed: false }] : [];
    });
}

function isManifest(name: string): boolean {
  return ENDINGS.includes(path.extname(name)) || name === KUSTOMIZATION;
}

/** Nobody knows when a pipe ends, or a device. What a broken link says is said by whoever reads it. */
function isReadable(entry: fs.Dirent, file: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return fs.statSync(file).isFile();
  } catch {
    return true;
  }
}

/** What two names of one file have in common. */
export function identityOf(file: string): string {
  if (file === '-') return file;
  try {
    return fs.realpathSync(file);
  } catch {
    return file;
  }
}
