import { refuse, shown } from '../../refusals/refusal';
import { isDomain } from '../../values/names';

/** What containers read, or are pulled with. */
export type ReadKind = 'ConfigMap' | 'Secret';

/** The name of an object that a pod needs; refuses what Kubernetes has no such object for. */
export function checkedName(kind: ReadKind, name: string): string {
  if (!isDomain(name)) refuse('CDI330', `a ${kind} must have a name that Kubernetes accepts, got ${shown(name)}`, 'use lower-case letters, digits, hyphens and dots, as in shop-settings');
  return name;
}
