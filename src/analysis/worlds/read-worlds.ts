import * as path from 'node:path';
import { keyOf, Kustomizations } from './kustomized';
import type { Worlds } from './world';
import { worldsOf } from './worlds';
import { joined } from '../model/manifest';
import { readPaths, type ReadPathsOptions } from '../reader/read-paths';
import { isKustomization } from '../reader/tree/kustomizations';

/** How worlds are read. */
export interface ReadWorldsOptions extends ReadPathsOptions {
  /**
   * How many levels below each path the folders are of which each is a world; 0 for the path itself.
   *
   * @default - kustomizations and charts are worlds, and of the rest what looks like variants of each other
   */
  readonly each?: number;
}

/** The worlds of files, and of folders and all below them. What kustomizations take from elsewhere is read as well. */
export function readWorlds(paths: readonly string[], { each, ...options }: ReadWorldsOptions = {}): Worlds {
  const manifests = readPaths(paths, options);
  const kustomizations = new Kustomizations((manifests.passedOver ?? []).map(({ file }) => file).filter(isKustomization));
  const given = paths.map(keyOf);
  const further = kustomizations.files.filter(file => !given.some(one => isWithin(one, keyOf(file))));
  const all = further.length === 0 ? manifests : joined([manifests, readPaths(further, { ...options, wantsObjects: false })]);
  const files = [...all.objects.map(({ place }) => place.file), ...kustomizations.roots.map(({ file }) => file)];
  return worldsOf(all, kustomizations, each === undefined ? {} : { folders: foldersBelow(paths, each, files) });
}

/** Folders so many levels below some paths that have some of the files. */
function foldersBelow(paths: readonly string[], depth: number, files: readonly string[]): string[] {
  const folders = new Set([...new Set(files.map(file => path.dirname(file)))].flatMap(folder => paths.flatMap(given => {
    if (!isWithin(keyOf(given), keyOf(folder))) return [];
    const steps = path.relative(given, folder).split(path.sep).filter(step => step !== '');
    return steps.length < depth ? [] : [path.join(given, ...steps.slice(0, depth))];
  })));
  if (folders.size === 0) throw new Error(`there is no folder with objects ${depth} levels below ${paths.join(', ')}: pass a smaller number`);
  return [...folders];
}

function isWithin(folder: string, key: string): boolean {
  return key === folder || key.startsWith(`${folder === path.sep ? '' : folder}${path.sep}`);
}
