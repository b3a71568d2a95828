import { type JsonObject, objectIn } from '../../../model/json';
import { CONTROLLERS } from '../../index/pods';
import { kindOf } from '../../objects/subject';
import { ofDocuments } from '../../rule/rule';
import { SHAPES } from '../../schema/shapes';
import { isString, LABELS, wantStrings } from '../demands/labels';

const METADATA = [['metadata', 'labels'], ['metadata', 'annotations']];
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
      const kind = kindOf(subject.object);
      // For kinds of Istio their definitions say it.
      if (Object.hasOwn(SHAPES, kind)) continue;
      for (const path of OF_KIND.get(kind) ?? METADATA) {
        if (hasOther(subject.object.body, path)) wantStrings(subject.root.at(...path), sayOf(subject));
      }
    }
  },
  examples: () => ({}),
});

/** Almost no object has such a value, so this alone has to be quick. */
function hasOther(body: JsonObject, path: readonly string[]): boolean {
  let at: JsonObject | undefined = body;
  for (const name of path) at = objectIn(at?.[name]);
  return at !== undefined && !Object.values(at).every(isString);
}
