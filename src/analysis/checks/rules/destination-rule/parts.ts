import type { Field } from '../../field';

/** A block of settings for traffic, and whether Istio passes warnings about it on. */
export interface Settings {
  readonly block: Field;
  /** Those about subsets and ports get lost in Istio. */
  readonly isWarnedAbout: boolean;
}

/** The traffic policies of the rule and of its subsets. */
export function policies(spec: Field): Settings[] {
  const own = { block: spec.get('trafficPolicy'), isWarnedAbout: true };
  const ofSubsets = spec.get('subsets').items().map(subset => ({ block: subset.get('trafficPolicy'), isWarnedAbout: false }));
  return [own, ...ofSubsets].filter(({ block }) => block.written);
}

/** The traffic policies, and in them those of single ports. */
export function settings(spec: Field): Settings[] {
  return policies(spec).flatMap(one => [one, ...one.block.get('portLevelSettings').items().map(block => ({ block, isWarnedAbout: false }))]);
}
