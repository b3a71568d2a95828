import { objectIn, textsIn } from '../../model/json';
import type { ManifestObject } from '../../model/manifest';
import type { Answer } from '../../model/workloads/given-labels';
import type { Objects } from '../objects/objects';
import { isSelectedBy } from '../values/label';

type Labels = Readonly<Record<string, string>>;

interface Machine {
  readonly namespace: string;
  readonly labels: Labels;
  /** Whether it is there; those of a WorkloadGroup register themselves. */
  readonly isSure: boolean;
}

/** Whether a selector selects any machine, in one namespace or in all. */
export function machinesAnswer(selector: Labels, objects: Objects, namespace?: string): Answer {
  const found = machinesIn(objects).filter(one => (namespace === undefined || one.namespace === namespace) && isSelectedBy(selector, one.labels));
  if (found.length === 0) return 'no';
  return found.some(({ isSure }) => isSure) ? 'yes' : 'unknown';
}

/** Whether some are written. */
export function hasMachines(objects: Objects): boolean {
  return machinesIn(objects).length > 0;
}

/** No rule looks at these for their own sake. */
function machinesIn(objects: Objects): readonly Machine[] {
  return objects.once(machinesIn, () => objects.manifests.objects.filter(({ group }) => group === 'networking.istio.io').flatMap(machineOf));
}

function machineOf({ kind, namespace, labels, spec }: ManifestObject): readonly Machine[] {
  if (kind === 'WorkloadEntry') return [{ namespace, labels: { ...labels, ...textsIn(spec.labels) }, isSure: true }];
  const parts = [spec.template, spec.metadata].map(part => textsIn(objectIn(part)?.labels));
  return kind === 'WorkloadGroup' ? [{ namespace, labels: Object.assign({}, ...parts) as Labels, isSure: false }] : [];
}
