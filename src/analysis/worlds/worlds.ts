import * as path from 'node:path';
import { Charts } from './charts';
import { Company } from './company';
import { guessed } from './guessed';
import { keyOf, type Kustomizations } from './kustomized';
import { asWritten, type World, type Worlds } from './world';
import { identity } from '../checks/objects/subject';
import type { ManifestObject, Manifests } from '../model/manifest';
import { isTemplate } from '../model/manifest-sets';
import { cached, gathered, grouped } from '../model/maps';

/** What is known of worlds besides the manifests. */
export interface WorldsOptions {
  /**
   * Folders of which each is a world.
   *
   * @default - what looks like variants of each other are worlds
   */
  readonly folders?: readonly string[];

  /**
   * Folders that are rendered: what a program has made of each is a world.
   *
   * @default - none
   */
  readonly rendered?: readonly string[];
}

/** The worlds of manifests: those that somebody has made for certain, and what the rest looks like. */
export function worldsOf(manifests: Manifests, kustomizations: Kustomizations, { folders = [], rendered = [] }: WorldsOptions = {}): Worlds {
  const objects = manifests.objects.filter(object => manifests.outside?.has(object) !== true);
  const keys = new Map<string, string>();
  const keyOfFile = ({ place: { file } }: ManifestObject) => cached(keys, file, () => keyOf(file));
  const byFile = kustomizations.roots.length === 0 ? new Map<string, readonly ManifestObject[]>() : grouped(objects, keyOfFile);
  const made = rendered.map((name): World => {
    return { name, isCertain: true, isOpen: false, members: asWritten(objects.filter(({ place: { file } }) => file === name)) };
  });
  const kustomized = kustomizations.roots.map((root): World => ({
    name: path.dirname(root.file),
    isCertain: true,
    isOpen: kustomizations.isOpen(root),
    members: kustomizations.membersOf(root, key => byFile.get(key) ?? []),
  }));
  const taken = new Set([...made, ...kustomized].flatMap(({ members }) => members.map(({ written }) => written)));
  const charts = chartsOf({ ...manifests, objects }, taken);
  for (const { members } of charts) members.forEach(({ written }) => taken.add(written));
  const loose = objects.filter(object => !taken.has(object));
  const certain = [...made, ...kustomized, ...charts].filter(({ members }) => members.length > 0);
  const all = folders.length === 0 ? [...certain, ...guessedWorlds(loose, certain)] : worldsIn(folders, certain, loose, manifests);
  return { all, manifests, broken: kustomizations.broken };
}

/** What lies in charts and is no template. */
function chartsOf({ objects, unreadable, passedOver = [] }: Manifests, taken: ReadonlySet<ManifestObject>): World[] {
  const charts = new Charts();
  const unknown = [...unreadable, ...passedOver.filter(({ reason }) => isTemplate(reason))];
  const inCharts = objects.filter(object => !taken.has(object)).flatMap(object => {
    const chart = charts.of(object);
    return chart === undefined ? [] : [[chart, object] as const];
  });
  return [...gathered(inCharts)].map(([name, inside]) => ({
    name, isCertain: true, isOpen: unknown.some(({ file }) => isWithin(name, file)), members: asWritten(inside),
  }));
}

function guessedWorlds(loose: readonly ManifestObject[], certain: readonly World[]): World[] {
  const names = new Set(certain.map(({ name }) => name));
  if (loose.length === 0 && certain.length > 0) return [];
  return guessed(loose).map(({ name, objects }) => ({ name: names.has(name) ? `${name} (loose files)` : name, isCertain: false, isOpen: false, members: asWritten(objects) }));
}

/** A world of each folder, with all that is outside of every folder; several where the kustomizations in it cannot be in one cluster. */
function worldsIn(folders: readonly string[], certain: readonly World[], loose: readonly ManifestObject[], manifests: Manifests): World[] {
  const folderAt = innermostOf(folders);
  const files = grouped(loose, ({ place }) => folderAt(place.file));
  const made = grouped(certain, ({ name }) => folderAt(name));
  const shared = files.get(undefined) ?? [];
  const named = folders.flatMap(name => {
    const own = files.get(name) ?? [];
    const parts: World[] = [...made.get(name) ?? [], ...own.length === 0 ? [] : [{ name, isCertain: true, isOpen: false, members: asWritten(own) }]];
    return parts.length === 0 ? [] : together(name, parts, manifests).map(world => withShared(world, shared));
  });
  return [...made.get(undefined) ?? [], ...named.length === 0 ? guessedWorlds(shared, certain) : named];
}

function together(name: string, parts: readonly World[], manifests: Manifests): World[] {
  const company = new Company({ all: parts, manifests, broken: [] });
  const isOne = parts.every((one, at) => parts.slice(at + 1).every(other => !company.haveCommon(one, other)));
  if (!isOne) return parts.map(part => ({ ...part, within: name }));
  return [{ name, isCertain: true, isOpen: parts.some(({ isOpen }) => isOpen), members: parts.flatMap(({ members }) => members) }];
}

/** What a world has itself replaces what all have. */
function withShared(world: World, shared: readonly ManifestObject[]): World {
  const own = new Set(world.members.map(({ object }) => identity(object)));
  return { ...world, members: [...asWritten(shared.filter(object => !own.has(identity(object)))), ...world.members] };
}

/** The innermost of some folders around a file. */
function innermostOf(folders: readonly string[]): (file: string) => string | undefined {
  const byKey = new Map(folders.map(folder => [keyOf(folder), folder]));
  const known = new Map<string, string | undefined>();
  const around = (key: string): string | undefined => cached(known, key, () => {
    const parent = path.dirname(key);
    return byKey.get(key) ?? (parent === key ? undefined : around(parent));
  });
  return file => around(keyOf(file));
}

function isWithin(folder: string, file: string): boolean {
  return keyOf(file) === keyOf(folder) || keyOf(file).startsWith(`${keyOf(folder)}${path.sep}`);
}
