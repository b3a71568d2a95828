import type { ManifestObject } from '../../model/manifest';
import { carries } from '../../model/workloads/given-labels';
import { podSourcesIn } from '../../model/workloads/pod-sources';
import { podTemplatesOf } from '../../model/workloads/pod-templates';

/** Whether pods come from an object, however many it wants at the moment. */
export function makesPods(object: ManifestObject): boolean {
  return podTemplatesOf(object).length > 0;
}

/** Whether a selector may select pods of an object; of some labels only the cluster knows the values. */
export function mayHave(object: ManifestObject, selector: Readonly<Record<string, string>>): boolean {
  return podSourcesIn([object]).some(source => carries(source, selector) !== 'no');
}
