import type { Facts, Hazard, HazardEntry } from './hazard';
import { objects } from './objects';
import { onTheWay } from './on-the-way';
import { policies } from './policies';
import { rules } from './rules';
import { shares } from './shares';
import { TOGETHER } from './together';

const RULES = [onTheWay, shares, objects, rules, policies] as const;

type CodesOf<R> = R extends { readonly entries: Readonly<Record<infer Code, HazardEntry>> } ? Code : never;

/** A code of a hazard. */
export type HazardCode = CodesOf<(typeof RULES)[number]> | keyof typeof TOGETHER;

/**
 * Everything that may be dangerous about a change, for which `PLN` stands. By the first digit: 1 what happens while it is applied, 2 what is so of the change
 * itself.
 */
export const HAZARDS = collected();

function collected(): Readonly<Record<HazardCode, HazardEntry>> {
  const all = [...RULES.map(({ entries }) => entries), TOGETHER].flatMap(entries => Object.entries(entries));
  return Object.fromEntries(all.sort(([one], [other]) => one < other ? -1 : 1)) as Record<HazardCode, HazardEntry>;
}

/** The hazards of changes that concern the same requests, each once. */
export function hazardsIn(facts: Facts): readonly Hazard[] {
  const found = RULES.flatMap(({ find }) => find(facts));
  return [...new Map(found.map(hazard => [`${hazard.code} ${hazard.message}`, hazard])).values()];
}
