import * as path from 'node:path';
import { type Kustomization, kustomizationAt } from './kustomization';
import { namespaced } from './namespaced';
import type { Member } from './world';
import type { ManifestObject, Unreadable } from '../model/manifest';
import { cached } from '../model/maps';
import { isKustomization } from '../reader/tree/kustomizations';

/** Knows kustomizations, and which of them are nobody's base. */
export class Kustomizations {
  private readonly known = new Map<string, Kustomization>();
  /** Those that are applied, in order: no other refers to them. */
  readonly roots: readonly Kustomization[];

  constructor(files: readonly string[]) {
    const all = files.map(file => this.at(file));
    // Finds what they are made of, also where nobody asked for it.
    for (const one of all) this.within(one);
    const named = new Set([...this.known.values()].flatMap(({ parts }) => parts).filter(isKustomization).map(keyOf));
    const roots = all.filter(({ file }) => !named.has(keyOf(file)));
    const reached = new Set(roots.flatMap(root => this.within(root)));
    // Those that refer to each other in a circle are nobody's but their own.
    this.roots = [...roots, ...all.filter(one => {
      const isLost = !reached.has(one);
      if (isLost) this.within(one).forEach(each => reached.add(each));
      return isLost;
    })];
  }

  /** What they say and cannot be followed. */
  get broken(): Unreadable[] {
    return [...this.known.values()].flatMap(({ broken }) => broken);
  }

  /** The files with objects of all of them. */
  get files(): string[] {
    return [...new Set([...this.known.values()].flatMap(({ parts }) => parts).filter(file => !isKustomization(file)))];
  }

  /** Whether a part of a kustomization is not here. */
  isOpen(root: Kustomization): boolean {
    return this.within(root).some(({ isOpen }) => isOpen);
  }

  /** The objects of a kustomization, of what it is made of before what it adds; one that several parts have is there once. */
  membersOf(root: Kustomization, objectsIn: (key: string) => readonly ManifestObject[]): Member[] {
    const members = this.collected(root, objectsIn, new Set());
    return [...new Map(members.map(member => [member.written, member])).values()];
  }

  private collected(one: Kustomization, objectsIn: (key: string) => readonly ManifestObject[], within: ReadonlySet<Kustomization>): Member[] {
    const inside = new Set([...within, one]);
    return one.parts.flatMap(part => {
      if (!isKustomization(part)) return objectsIn(keyOf(part)).map(written => ({ written, object: written }));
      const next = this.at(part);
      return inside.has(next) ? [] : this.collected(next, objectsIn, inside);
    }).map(member => namespaced(member, one.namespace));
  }

  /** A kustomization and all that it is made of. */
  private within(root: Kustomization): Kustomization[] {
    const found = new Set([root]);
    for (const one of found) one.parts.filter(isKustomization).forEach(part => found.add(this.at(part)));
    return [...found];
  }

  private at(file: string): Kustomization {
    return cached(this.known, keyOf(file), () => kustomizationAt(file));
  }
}

/** What all ways to write the path of a file have in common. */
export function keyOf(file: string): string {
  return path.resolve(file);
}
