import { numberIn, objectIn } from '../json';
import type { ManifestObject } from '../manifest';

/** Where an object says whose pods it keeps in place of their owner, and whether it always keeps some: others start the first one when it is needed. */
const REFERENCES: ReadonlyMap<string, { readonly group: string; readonly field: string; readonly isSure: boolean }> = new Map([
  ['Rollout', { group: 'argoproj.io', field: 'workloadRef', isSure: true }],
  ['ScaledObject', { group: 'keda.sh', field: 'scaleTargetRef', isSure: false }],
  ['Canary', { group: 'flagger.app', field: 'targetRef', isSure: false }],
]);

/** Who keeps the pods of a workload. */
export interface Keeper {
  readonly object: ManifestObject;
  /** How many. */
  readonly count: number;
  /** Whether it keeps them all the time. */
  readonly isSure: boolean;
  /** The workload, as `kind namespace/name`. */
  readonly workload: string;
}

/** The workloads whose pods another object keeps, so that their own `replicas: 0` says nothing. */
export type KeptWorkloads = ReadonlyMap<string, Keeper>;

/** Finds them. */
export function keptWorkloads(objects: readonly ManifestObject[]): KeptWorkloads {
  return new Map(objects.map(keeperIn).filter(keeper => keeper !== undefined).map(keeper => [keeper.workload, keeper]));
}

/** Whoever keeps the pods of a workload, if it is another object. */
export function keeperOf(workloads: KeptWorkloads, workload: Workload): Keeper | undefined {
  return workloads.size === 0 ? undefined : workloads.get(keyOf(workload));
}

function keeperIn(object: ManifestObject): Keeper | undefined {
  const { kind, group, namespace, spec } = object;
  const written = REFERENCES.get(kind);
  const reference = written?.group === group ? objectIn(spec[written.field]) : undefined;
  if (written === undefined || reference === undefined) return undefined;
  const workload = keyOf({ kind: String(reference.kind ?? 'Deployment'), namespace, name: String(reference.name) });
  return { object, workload, isSure: written.isSure, count: written.isSure ? numberIn(spec.replicas) ?? 1 : 1 };
}

type Workload = Pick<ManifestObject, 'kind' | 'namespace' | 'name'>;

/** A workload as a text by which it is found. */
export function keyOf({ kind, namespace, name }: Workload): string {
  return `${kind} ${namespace}/${name}`;
}
