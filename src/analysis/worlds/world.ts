import type { ManifestObject, Manifests, Unreadable } from '../model/manifest';

/** An object of a world, and how it is written: a kustomization gives a namespace to what its files describe. */
export interface Member {
  readonly written: ManifestObject;
  readonly object: ManifestObject;
}

/** Objects that are applied together, as far as anybody can tell. */
export interface World {
  /** A folder: what people call it. */
  readonly name: string;
  /** Whether somebody says so: a kustomization, a chart, or whoever asks. */
  readonly isCertain: boolean;
  /** Whether there is more in it that cannot be read here, so that nothing is known to be missing. */
  readonly isOpen: boolean;
  readonly members: readonly Member[];
  /** A folder that somebody has called a world, in which there are several all the same. */
  readonly within?: string;
}

/** All worlds of some manifests. */
export interface Worlds {
  readonly all: readonly World[];
  /** Every document once. */
  readonly manifests: Manifests;
  /** What kustomizations say and cannot be followed. */
  readonly broken: readonly Unreadable[];
}

/** What is written and is in a world as it is. */
export function asWritten(objects: readonly ManifestObject[]): Member[] {
  return objects.map(written => ({ written, object: written }));
}
