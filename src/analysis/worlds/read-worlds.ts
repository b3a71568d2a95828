import * as path from 'node:path';
import { keyOf, Kustomizations } from './kustomized';
import { type Renderers, rendered } from './rendered';
import type { Worlds } from './world';
import { worldsOf } from './worlds';
import type { Manifests } from '../model/manifest';
import { joined } from '../model/manifest-sets';
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

  /**
   * Programs that make objects of kustomizations and of charts.
   *
   * @default - their files are read as they are, without what patches and templates make of them
   */
  readonly render?: Renderers;

  /**
   * Puts what is outside of the manifests beside them; every world has it.
   *
   * @default - nothing is known of it
   */
  readonly beside?: (manifests: Manifests) => Manifests;
}

/** The worlds of files, and of folders and all below them. What kustomizations take from elsewhere is read as well. */
export function readWorlds(paths: readonly string[], options: ReadWorldsOptions = {}): Worlds {
  const { each, render = {}, beside = manifests => manifests } = options;
  const manifests = readPaths(paths, options);
  const kustomizations = new Kustomizations((manifests.passedOver ?? []).map(({ file }) => file).filter(isKustomization));
  const given = paths.map(keyOf);
  const further = kustomizations.files.filter(file => !given.some(one => isWithin(one, keyOf(file))));
  const all = further.length === 0 ? manifests : joined([manifests, readPaths(further, { ...options, wantsObjects: false })]);
  const { manifests: made, folders: renderedFolders } = rendered(all, kustomizations, render, options);
  const folders = [...made.objects.map(({ place }) => place.file), ...kustomizations.roots.map(({ file }) => file)].map(file => path.dirname(file));
  const below = each === undefined ? {} : { folders: foldersBelow(paths, each, [...folders, ...renderedFolders]) };
  return worldsOf(beside(made), kustomizations, { rendered: renderedFolders, ...below });
}

/** Folders so many levels below some paths, as those with objects lead through them. */
function foldersBelow(paths: readonly string[], depth: number, folders: readonly string[]): string[] {
  const found = new Set([...new Set(folders)].flatMap(folder => paths.flatMap(given => {
    if (!isWithin(keyOf(given), keyOf(folder))) return [];
    const steps = path.relative(given, folder).split(path.sep).filter(step => step !== '');
    return steps.length < depth ? [] : [path.join(given, ...steps.slice(0, depth))];
  })));
  if (found.size === 0) throw new Error(`there is no folder with objects ${depth} levels below ${paths.join(', ')}: pass a smaller number`);
  return [...found];
}

function isWithin(folder: string, key: string): boolean {
  return key === folder || key.startsWith(`${folder === path.sep ? '' : folder}${path.sep}`);
}
