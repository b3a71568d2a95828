import type { Json } from '../../../model/json';
import type { Field } from '../../objects/field';
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

/** Labels and annotations that an API server can read: a version is easily a number, and a switch a boolean. */
export function wantStrings(field: Field, say: Say<'MAN013'>): void {
  for (const [name, value] of field.entries()) {
    if (!isString(value.value)) say('MAN013', value, `the value of '${name}' is not a string, got ${JSON.stringify(value.value)}`);
  }
}

/** What an API server takes for a string: nothing is an empty one. */
export function isString(value: Json | undefined): boolean {
  return typeof value === 'string' || value === null;
}
