import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..', '..');

/** A source file, and the source files that it imports: for their values or for their types alone. */
export interface Source {
  readonly file: string;
  readonly imports: readonly string[];
}

/** Every TypeScript file of some folders, with what it imports of them. */
export function sources(...folders: readonly string[]): readonly Source[] {
  const files = folders.flatMap(filesIn);
  const known = new Set(files);
  return files.map(file => ({ file, imports: importsOf(file).flatMap(specifier => resolved(file, specifier, known)) }));
}

/** The folder that a file lies in, from `src` on. */
export function roomOf(file: string): string {
  return posix.relative('src', posix.dirname(file));
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'dist' ? [] : filesIn(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

/** What is required inside a function is an import as well. */
function importsOf(file: string): string[] {
  return ts.preProcessFile(readFileSync(join(ROOT, file), 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName);
}

function resolved(from: string, specifier: string, known: ReadonlySet<string>): string[] {
  if (!specifier.startsWith('.')) return [];
  const path = posix.join(posix.dirname(from), specifier);
  return [`${path}.ts`, `${path}/index.ts`].filter(one => known.has(one));
}
