import { placeOf } from './doubts';
import type { Finding } from '../../../model/finding';
import { itemsIn, objectIn } from '../../../model/json';
import type { ManifestObject } from '../../../model/manifest';
import { grouped } from '../../../model/maps';
import type { DeadEnd } from '../../../probes/dead-ends';
import type { Context } from '../../index/context';
import { halfHosts } from '../ignored/hosts/half-hosts';
import { impliedPorts } from '../ignored/hosts/implied-ports';
import { hiddenSubsets } from '../ignored/policies/hidden-subsets';
import { destinationHosts } from '../references/destination-hosts';
import { destinationSubsets } from '../references/destination-subsets';
import { subsetPods } from '../references/subset-pods';

/** The rules that say of a destination why nothing is there. */
const ABOUT_DESTINATIONS = [destinationHosts, destinationSubsets, halfHosts, impliedPorts, hiddenSubsets];

/** Whether another rule says why nothing is there: at the destination, or at the subset. */
export function isSaidAlready({ object, path, destination, rules }: DeadEnd, context: Context): boolean {
  const found = findings(context);
  const place = `${placeOf(path)}/`;
  if (found.get(object)?.some(finding => placeOf(finding.path).startsWith(place))) return true;
  return destination.subset !== null && rules.some(rule => found.get(rule)?.some(finding => subsetAt(finding) === destination.subset));
}

function findings(context: Context): ReadonlyMap<ManifestObject, readonly Finding[]> {
  return context.once(isSaidAlready, () => grouped([...ABOUT_DESTINATIONS, subsetPods].flatMap(rule => rule.check(context)), ({ object }) => object));
}

/** The subset that a finding is about. */
function subsetAt({ object, path: [, list, index] }: Finding): string | undefined {
  const name = list === 'subsets' ? objectIn(itemsIn(object.spec.subsets)[Number(index)])?.name : undefined;
  return typeof name === 'string' ? name : undefined;
}
