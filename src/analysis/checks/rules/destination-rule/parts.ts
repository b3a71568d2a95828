import type { Field } from '../../objects/field';

/** A block of settings for traffic, and whether Istio passes warnings about it on. */
export interface Settings {
  readonly block: Field;
  /** Those about subsets, ports and policies with both tunnel and proxyProtocol get lost in Istio. */
  readonly isWarnedAbout: boolean;
}

/** The traffic policies of the rule and of its subsets. */
export function policies(spec: Field): Settings[] {
  const block = spec.get('trafficPolicy');
  const own = { block, isWarnedAbout: !(block.get('tunnel').isSet && block.get('proxyProtocol').isSet) };
  const ofSubsets = spec.get('subsets').items().map(subset => ({ block: subset.get('trafficPolicy'), isWarnedAbout: false }));
  return [own, ...ofSubsets].filter(one => one.block.isSet);
}

/** The traffic policies, and in them those of single ports. */
export function settings(spec: Field): readonly Settings[] {
  return spec.once(settings, () => policies(spec).flatMap(one =>
    [one, ...one.block.get('portLevelSettings').items().map(block => ({ block, isWarnedAbout: false }))]));
}
