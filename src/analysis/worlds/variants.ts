import * as path from 'node:path';
import { isToBeWrittenOnce } from '../checks/objects/kinds';
import { identity } from '../checks/objects/subject';
import type { ManifestObject } from '../model/manifest';
import { cached, grouped } from '../model/maps';

/** In place of the name of a folder: the files that lie in its parent itself. */
const HERE = '';

/** Which of several variants is meant, by the folder around them. */
export type Choices = ReadonlyMap<string, string>;

/**
 * Folders that are variants of each other, as an object is written in several of them: releases side by side, clusters, chapters of a book. The children of the
 * nearest folder around two copies are variants; files that lie in that folder itself are one more.
 */
export class Variants {
  private readonly names = new Map<string, Set<string>>();
  private readonly chosen = new Map<string, Choices>();

  constructor(objects: readonly ManifestObject[]) {
    for (const copies of grouped(objects.filter(isToBeWrittenOnce), identity).values()) {
      if (copies.length > 1) this.part([...new Set(copies.map(({ place }) => path.dirname(place.file)))].map(stepsTo), 0);
    }
  }

  /** All variants with no others inside: a world for each. */
  get all(): string[] {
    const variants = [...this.names].flatMap(([around, names]) => [...names].map(name => `${around}${name}`));
    return variants.filter(variant => isHere(variant) || ![...this.names.keys()].some(around => around.startsWith(`${variant}/`)));
  }

  /** What is chosen on the way to a folder, or to one of the variants. */
  choicesOf(folder: string): Choices {
    return cached(this.chosen, folder, () => {
      const steps = stepsTo(folder);
      const passed = steps.map((name, at) => [keyOf(steps.slice(0, at)), name] as const);
      return new Map(passed.filter(([around, name]) => this.names.get(around)?.has(name)));
    });
  }

  /** Follows the ways to some folders until they part. */
  private part(folders: readonly (readonly string[])[], depth: number): void {
    if (folders.length < 2) return;
    const next = grouped(folders, steps => steps.at(depth) ?? HERE);
    if (next.size > 1) {
      const names = cached(this.names, keyOf(folders[0].slice(0, depth)), () => new Set<string>());
      for (const name of next.keys()) names.add(name);
    }
    for (const beyond of next.values()) this.part(beyond, depth + 1);
  }
}

/** Whether two folders are in different variants of one thing. */
export function excludeEachOther(some: Choices, others: Choices): boolean {
  return [...some].some(([around, name]) => others.has(around) && others.get(around) !== name);
}

/** The folder that a variant is, or in which its files are. */
export function nameOf(variant: string): string {
  return variant === HERE ? '.' : variant.replace(/(?<=.)\/$/, '');
}

function isHere(variant: string): boolean {
  return variant === HERE || variant.endsWith('/');
}

/** The names on the way to a folder; the first of those from the root begins with a slash. */
function stepsTo(folder: string): string[] {
  return folder === '.' ? [] : folder.split(/(?<!^)\//);
}

function keyOf(steps: readonly string[]): string {
  return steps.map(name => `${name}/`).join('');
}
