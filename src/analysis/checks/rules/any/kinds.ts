import type { Finding } from '../../../model/finding';
import type { ManifestObject } from '../../../model/manifest';
import { KINDS } from '../../objects/kinds';
import type { Check } from '../../rule/rule';

/** Kinds that a group of Istio does not have. */
export const kindsExist: Check = ({ manifests: { objects } }) => objects.flatMap(object => problemOf(object));

function problemOf(object: ManifestObject): Finding[] {
  const { group, kind } = object;
  if (!Object.hasOwn(KINDS, group) || Object.hasOwn(KINDS[group], kind)) return [];
  const near = Object.keys(KINDS[group]).find(one => stem(one) === stem(kind));
  return [{ code: 'MAN018', object, path: ['kind'], message: `${group} has no kind '${kind}'${near === undefined ? '' : `, but '${near}'`}` }];
}

/** What is left of a name in the plural and in other letters. */
function stem(kind: string): string {
  return kind.toLowerCase().replace(/(?:ies|y|s)+$/, '');
}
