import type { Level } from '../../model/finding';
import type { ManifestObject } from '../../model/manifest';
import type { State } from '../effects/state';
import type { Harm } from '../moments/losses';
import type { ObjectChange } from '../objects/change';
import type { RequestClass } from '../requests/classes';

/** What is known about a hazard before it is met. */
export interface HazardEntry {
  readonly level: Level;
  /** What must be so of a change, in one line. */
  readonly title: string;
  /** What is safe on a running system. */
  readonly remedy: string;
}

/** Something about a change that a release engineer wants to know before it is applied. */
export interface Hazard {
  readonly code: string;
  /** The object that it is about, of the later state where it is there. */
  readonly object: ManifestObject;
  /** Lower case, no full stop. */
  readonly message: string;
}

/** What is known of changes that concern the same requests. */
export interface Facts {
  readonly changes: readonly ObjectChange[];
  readonly classes: readonly RequestClass[];
  readonly before: State;
  readonly after: State;
  /** On the way, under the tool where one is named and by the steps of the plan otherwise. */
  readonly harms: readonly Harm[];
  /** What a tool leaves where it is. */
  readonly leftBehind: readonly ManifestObject[];
  /** The most per cent by which a share may be raised at once. */
  readonly maxStep: number | undefined;
}

/** Hazards of one kind. */
export interface HazardRule<Code extends string> {
  readonly entries: Readonly<Record<Code, HazardEntry>>;
  readonly find: (facts: Facts) => readonly Hazard[];
}

/** Says a hazard of a rule. */
export type Tell<Code extends string> = (code: Code, object: ManifestObject | undefined, message: string) => void;

/** A rule that tells what it finds. What is about no object is not told. */
export function hazardRule<Code extends string>(
  entries: Readonly<Record<Code, HazardEntry>>, visit: (facts: Facts, tell: Tell<Code>) => void,
): HazardRule<Code> {
  return {
    entries,
    find: facts => {
      const found: Hazard[] = [];
      visit(facts, (code, object, message) => object !== undefined && found.push({ code, object, message }));
      return found;
    },
  };
}
