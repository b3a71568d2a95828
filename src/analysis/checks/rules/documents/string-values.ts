import { CONTROLLERS } from '../../index/pods';
import { ofDocuments } from '../../rule/rule';
import { SHAPES } from '../../schema/shapes';
import { LABELS, METADATA, wantStrings } from '../demands/labels';

const OF_TEMPLATES = [...METADATA.map(path => ['spec', 'template', ...path]), ['spec', 'selector', 'matchLabels']];

/** Where there are strings by name, for kinds that have more of them than every object. */
const OF_KIND: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['Service', [...METADATA, ['spec', 'selector']]], ...CONTROLLERS.map(kind => [kind, [...METADATA, ...OF_TEMPLATES]] as const),
]);

/** Labels and annotations that an API server cannot read: a version is easily a number, and a switch a boolean. */
export const textsByName = ofDocuments({
  finds: {},
  says: [LABELS],
  visit: (documents, sayOf) => {
    for (const subject of documents.all()) {
      // For kinds of Istio their definitions say it.
      if (Object.hasOwn(SHAPES, subject.kind)) continue;
      for (const path of OF_KIND.get(subject.kind) ?? METADATA) wantStrings(subject, path, sayOf(subject));
    }
  },
  examples: () => ({}),
});
