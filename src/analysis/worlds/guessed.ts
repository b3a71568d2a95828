import * as path from 'node:path';
import { excludeEachOther, nameOf, Variants } from './variants';
import { isToBeWrittenOnce } from '../checks/objects/kinds';
import { identity } from '../checks/objects/subject';
import type { ManifestObject } from '../model/manifest';
import { cached, grouped } from '../model/maps';

/** Objects that are applied together, as it seems. */
export interface Guess {
  readonly name: string;
  readonly objects: readonly ManifestObject[];
}

/** The worlds of objects about which nobody says to which one they belong: one of each variant, with all that is no other variant of it. */
export function guessed(objects: readonly ManifestObject[]): Guess[] {
  const variants = new Variants(objects);
  const all = variants.all;
  if (all.length === 0) return [{ name: folderAround(objects), objects }];
  const byFolder = grouped(objects, folderOf);
  return all.map(variant => {
    const choices = variants.choicesOf(variant);
    const folders = new Set([...byFolder.keys()].filter(folder => !excludeEachOther(variants.choicesOf(folder), choices)));
    return { name: nameOf(variant), objects: nearest(objects.filter(object => folders.has(folderOf(object))), nameOf(variant)) };
  });
}

/** Of copies in several folders those of the folder that has most in common with a world; of the last, where several have the same. */
function nearest(objects: readonly ManifestObject[], world: string): ManifestObject[] {
  const chosen = new Map<string, string>();
  for (const object of objects.filter(isToBeWrittenOnce)) {
    const before = cached(chosen, identity(object), () => folderOf(object));
    if (commonSteps(folderOf(object), world) >= commonSteps(before, world)) chosen.set(identity(object), folderOf(object));
  }
  return objects.filter(object => (chosen.get(identity(object)) ?? folderOf(object)) === folderOf(object));
}

function commonSteps(folder: string, other: string): number {
  const [some, others] = [folder.split(path.sep), other.split(path.sep)];
  const parting = some.findIndex((name, at) => name !== others.at(at));
  return parting < 0 ? some.length : parting;
}

function folderOf({ place }: ManifestObject): string {
  return path.dirname(place.file);
}

/** The nearest folder around all objects. */
function folderAround(objects: readonly ManifestObject[]): string {
  const folders = [...new Set(objects.map(folderOf))];
  const [first = '.', ...others] = folders;
  return others.reduce((common, folder) => common.split(path.sep).slice(0, commonSteps(common, folder)).join(path.sep), first) || '.';
}
