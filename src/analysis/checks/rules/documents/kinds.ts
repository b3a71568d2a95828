import { alike } from '../../../model/look-alikes';
import type { ManifestObject } from '../../../model/manifest';
import { GIVEN_UP, KINDS } from '../../objects/kinds';
import { httpRoute, ROUTE } from '../../rule/example';
import { ofDocuments } from '../../rule/rule';
import { quoted } from '../../values/quoted';

/** Kinds that a group of Istio does not have. */
export const kindsExist = ofDocuments({
  finds: {
    MAN018: {
      level: 'error', istio: 'schema', kiali: null, title: 'a kind must be one that its API group has', remedy: 'write a kind that Istio has, in the singular, as in VirtualService, or what stands in for one that is gone',
    },
  },
  visit: (documents, sayOf) => {
    for (const subject of documents.all()) {
      const problem = problemOf(subject.object);
      if (problem) sayOf(subject)('MAN018', subject.root.get('kind'), problem);
    }
  },
  examples: () => ({
    MAN018: { bad: httpRoute(ROUTE).replace('kind: VirtualService', 'kind: VirtualServices'), good: httpRoute(ROUTE) },
  }),
});

function problemOf({ group, kind }: ManifestObject): string | undefined {
  const replaced = Object.hasOwn(GIVEN_UP, group) ? GIVEN_UP[group] : undefined;
  if (replaced !== undefined) return `the group ${group} is gone from Istio: what stands in for ${quoted(kind)} is ${Object.hasOwn(replaced, kind) ? replaced[kind] : replaced['']}`;
  if (!Object.hasOwn(KINDS, group) || Object.hasOwn(KINDS[group], kind)) return undefined;
  const known = Object.keys(KINDS[group]);
  const near = known.find(one => stem(one) === stem(kind)) ?? alike(kind, known).at(0);
  return `${group} has no kind ${quoted(kind)}${near === undefined ? '' : `, but it has ${quoted(near)}`}`;
}

/** What is left of a name in the plural and in other letters. */
function stem(kind: string): string {
  return kind.toLowerCase().replace(/(?:ies|y|s)+$/, '');
}
