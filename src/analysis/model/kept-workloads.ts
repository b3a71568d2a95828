import { objectIn } from './json';
import type { ManifestObject } from './manifest';

/** Where an object says whose pods it keeps in place of their owner: a Rollout of Argo, or a ScaledObject of KEDA, which starts them from none. */
const REFERENCES: Readonly<Record<string, string>> = { 'Rollout.argoproj.io': 'workloadRef', 'ScaledObject.keda.sh': 'scaleTargetRef' };

/** The workloads whose pods another object keeps, so that their own `replicas: 0` says nothing. */
export type KeptWorkloads = ReadonlySet<string>;

/** Finds them. */
export function keptWorkloads(objects: readonly ManifestObject[]): KeptWorkloads {
  return new Set(objects.flatMap(({ kind, group, namespace, spec }) => {
    const field = REFERENCES[`${kind}.${group}`];
    const reference = field === undefined ? undefined : objectIn(spec[field]);
    return reference ? [keyOf({ kind: String(reference.kind ?? 'Deployment'), namespace, name: String(reference.name) })] : [];
  }));
}

/** Whether the pods of a workload are kept by another object. */
export function isKept(workloads: KeptWorkloads, workload: Workload): boolean {
  return workloads.size > 0 && workloads.has(keyOf(workload));
}

type Workload = Pick<ManifestObject, 'kind' | 'namespace' | 'name'>;

function keyOf({ kind, namespace, name }: Workload): string {
  return `${kind} ${namespace}/${name}`;
}
