import { SHAPES } from './schema';
import type { Finding } from '../../../model/finding';
import { objectIn, type Json, type JsonObject } from '../../../model/json';
import { CONTROLLERS } from '../../index/pods';
import { kindOf, type Subject } from '../../objects/subject';
import { sayingOf, type Check } from '../../rule/rule';

const METADATA = [['metadata', 'labels'], ['metadata', 'annotations']];
const OF_TEMPLATES = [...METADATA.map(path => ['spec', 'template', ...path]), ['spec', 'selector', 'matchLabels']];
/** Where there are texts by name, for kinds that have more of them than every object. */
const OF_KIND: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['Service', [...METADATA, ['spec', 'selector']]], ...CONTROLLERS.map(kind => [kind, [...METADATA, ...OF_TEMPLATES]] as const),
]);

/** Labels and annotations that an API server cannot read: a version is easily a number, and a switch a boolean. */
export const textsByName: Check = context => {
  const found: Finding[] = [];
  for (const subject of context.all()) {
    const kind = kindOf(subject.object);
    // For kinds of Istio their definitions say it.
    if (Object.hasOwn(SHAPES, kind)) continue;
    for (const path of OF_KIND.get(kind) ?? METADATA) {
      if (hasOther(subject.object.body, path)) found.push(...otherThanTexts(subject, path));
    }
  }
  return found;
};

/** Almost nobody has, so that this alone has to be quick. */
function hasOther(body: JsonObject, path: readonly string[]): boolean {
  let at: JsonObject | undefined = body;
  for (const name of path) at = objectIn(at?.[name]);
  return at !== undefined && !Object.values(at).every(isText);
}

function otherThanTexts(subject: Subject, path: readonly string[]): Finding[] {
  const found: Finding[] = [];
  const say = sayingOf(subject, found);
  for (const [name, field] of subject.root.at(...path).entries()) {
    if (!isText(field.value)) say('MAN013', field, `the value of '${name}' is no text, got ${JSON.stringify(field.value)}`);
  }
  return found;
}

function isText(value: Json | undefined): boolean {
  return typeof value === 'string' || value === null;
}
