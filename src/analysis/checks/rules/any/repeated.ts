import type { Finding } from '../../../model/finding';
import { identity } from '../../objects/subject';
import type { Check } from '../../rule/rule';

/** Objects that are written more than once: of two, the later counts, and is looked at. */
export const repeated: Check = ({ manifests: { objects }, hasRepeated }) => {
  if (!hasRepeated) return [];
  const last = new Map(objects.map(object => [identity(object), object]));
  const found: Finding[] = [];
  for (const object of objects) {
    const later = last.get(identity(object));
    if (later === object || later === undefined) continue;
    const message = `${object.kind} '${object.name}' is written again in ${later.place.file}, line ${later.place.line}`;
    found.push({ code: 'MAN014', object, path: ['metadata', 'name'], message });
  }
  return found;
};
