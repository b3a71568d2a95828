import { SHAPES } from './schema';
import type { Finding } from '../../../model/finding';
import { kindOf } from '../../context';
import { CONTROLLERS } from '../../index/pods';
import { sayingOf, type Rule } from '../../rule';

const METADATA = [['metadata', 'labels'], ['metadata', 'annotations']];
const OF_TEMPLATES = [...METADATA.map(path => ['spec', 'template', ...path]), ['spec', 'selector', 'matchLabels']];
/** Where there are texts by name besides those of every object. */
const OF_KIND: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['Service', [['spec', 'selector']]], ...CONTROLLERS.map(kind => [kind, OF_TEMPLATES] as const),
]);

/** Labels and annotations that an API server cannot read: a version is easily a number, and a switch a boolean. */
export const textsByName: Rule = context => {
  const found: Finding[] = [];
  for (const subject of context.all()) {
    const kind = kindOf(subject.object);
    // For kinds of Istio their definitions say it.
    if (Object.hasOwn(SHAPES, kind)) continue;
    const say = sayingOf(subject, found);
    for (const [name, field] of [...METADATA, ...OF_KIND.get(kind) ?? []].flatMap(path => subject.root.at(...path).entries())) {
      if (typeof field.value !== 'string' && field.value !== null) say('MAN013', field, `the value of '${name}' is no text, got ${JSON.stringify(field.value)}`);
    }
  }
  return found;
};
