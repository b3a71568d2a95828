import { CONTROLLERS } from '../../index/pods';
import { ofSet } from '../../rule/rule';
import { SHAPES } from '../../schema/shapes';
import { LABELS, METADATA, wantStrings } from '../demands/labels';

const OF_TEMPLATES = [...METADATA.map(path => ['spec', 'template', ...path]), ['spec', 'selector', 'matchLabels']];

/** Where there are strings by name, for kinds that have more of them than every object. */
const OF_KIND: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['Service', [...METADATA, ['spec', 'selector']]], ...CONTROLLERS.map(kind => [kind, [...METADATA, ...OF_TEMPLATES]] as const),
]);

/** Labels and annotations that an API server cannot read: a version is easily a number, and a switch a boolean. */
export const textsByName = ofSet({
  finds: {},
  says: [LABELS],
  visit: (context, sayOf) => {
    for (const subject of context.all()) {
      // For kinds of Istio their definitions say it.
      if (Object.hasOwn(SHAPES, subject.kind)) continue;
      for (const path of OF_KIND.get(subject.kind) ?? METADATA) wantStrings(subject, path, sayOf(subject));
    }
  },
  examples: () => ({}),
});
