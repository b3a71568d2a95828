import { type Json, type JsonObject, objectIn } from '../../../model/json';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { either, httpMatch, annotatedRoute } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';
import { labelProblem } from '../../values/label';

/** Labels and annotations. */
export const LABELS = demand({
  finds: {
    MAN013: {
      level: 'error', istio: 'webhook', kiali: null, title: 'the values of labels and annotations must be strings', remedy: 'put the value into quotation marks',
    },
    MAN024: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a label must have a key and a value that Kubernetes accepts', remedy: 'write letters, digits, hyphens, underscores and dots',
    },
  },
  examples: () => ({
    MAN013: either(annotatedRoute, 'example.com/size: 3', 'example.com/size: "3"'),
    MAN024: either(label => httpMatch(`sourceLabels: { ${label} }`), 'app: a b', 'app: a-b'),
  }),
});

/** Labels that Kubernetes could carry. */
export function wantLabels(field: Field, say: Say<'MAN024'>): void {
  for (const [key, value] of field.entries()) {
    const problem = labelProblem(key, value.text);
    if (problem) say('MAN024', value, problem);
  }
}

/** Where every object has strings by name. */
export const METADATA: readonly (readonly string[])[] = [['metadata', 'labels'], ['metadata', 'annotations']];

/** Labels and annotations that an API server can read: a version is easily a number, and a switch a boolean. */
export function wantStrings({ object, root }: Subject, path: readonly string[], say: Say<'MAN013'>): void {
  if (!hasOther(object.body, path)) return;
  for (const [name, value] of root.at(...path).entries()) {
    if (!isString(value.value)) say('MAN013', value, `the value of '${name}' is not a string, got ${JSON.stringify(value.value)}`);
  }
}

/** Almost no object has such a value, so this alone has to be quick. */
function hasOther(body: JsonObject, path: readonly string[]): boolean {
  let at: JsonObject | undefined = body;
  for (const name of path) at = objectIn(at?.[name]);
  return at !== undefined && !Object.values(at).every(isString);
}

/** What an API server takes for a string: nothing is an empty one. */
function isString(value: Json | undefined): boolean {
  return typeof value === 'string' || value === null;
}
