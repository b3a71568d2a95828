import { Field } from '../../objects/field';
import { identity } from '../../objects/subject';
import { ofSet } from '../../rule/rule';

/** Objects that are written more than once: of two, the later counts, and is looked at. */
export const repeated = ofSet(({ manifests: { objects }, hasRepeated }, sayOf) => {
  if (!hasRepeated) return;
  const last = new Map(objects.map(object => [identity(object), object]));
  for (const object of objects) {
    const later = last.get(identity(object));
    if (later === object || later === undefined) continue;
    const message = `${object.kind} '${object.name}' is written again in ${later.place.file}, line ${later.place.line}`;
    sayOf({ object })('MAN014', new Field(object.body).at('metadata', 'name'), message);
  }
});
