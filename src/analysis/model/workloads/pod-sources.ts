import { keeperOf, type KeptWorkloads, keptWorkloads, keyOf } from './kept-workloads';
import { type PodTemplate, podTemplatesOf } from './pod-templates';
import { type JsonObject, numberIn, objectIn, textsIn } from '../json';
import type { ManifestObject } from '../manifest';

/** Pods that are alike: those of one template, or one that is written by itself. */
export interface PodSource extends PodTemplate {
  readonly owner: ManifestObject;
  /** As they are written. */
  readonly labels: Readonly<Record<string, string>>;
  /** How many there are; none where the owner says so. */
  readonly count: number;
  /** The field by which the owner has no pods. */
  readonly idleBy: string | undefined;
  /** The objects that may give them more labels. */
  readonly givers: readonly ManifestObject[];
  /** Whether nothing is known of their labels. */
  readonly isOpen: boolean;
}

/** The pods that objects make when they are applied together, those of owners without replicas among them. */
export function podSourcesIn(objects: readonly ManifestObject[]): readonly PodSource[] {
  const kept = keptWorkloads(objects);
  return [...objects.flatMap(owner => podTemplatesOf(owner).map(template => sourceOf(owner, template, kept))), ...templatesElsewhere(objects, kept)];
}

function sourceOf(owner: ManifestObject, template: PodTemplate, kept: KeptWorkloads): PodSource {
  const keeper = keeperOf(kept, owner);
  const own = countOf(owner, template);
  const isKept = keeper !== undefined && own.count === 0;
  return {
    ...template,
    owner,
    labels: textsIn(objectIn(template.pod.metadata)?.labels),
    count: isKept ? keeper.count : own.count,
    idleBy: isKept && keeper.count > 0 ? undefined : own.idleBy,
    isSure: template.isSure && (!isKept || keeper.isSure),
    givers: template.path.length === 0 ? [] : keeper === undefined ? [owner] : [owner, keeper.object],
    isOpen: false,
  };
}

function countOf({ spec }: ManifestObject, { path, controller }: PodTemplate): Pick<PodSource, 'count' | 'idleBy'> {
  if (path.length === 0) return { count: 1, idleBy: undefined };
  if (controller?.isJob && spec.suspend === true) return { count: 0, idleBy: 'suspend: true' };
  const field = controller?.count ?? 'replicas';
  const count = numberIn(spec[field]) ?? 1;
  return { count, idleBy: count === 0 ? `${field}: 0` : undefined };
}

const NO_POD: JsonObject = {};

/** A Rollout may refer to a template that is not among the objects: its pods are there, and nothing is known of their labels. */
function templatesElsewhere(objects: readonly ManifestObject[], kept: KeptWorkloads): readonly PodSource[] {
  const missing = [...kept.values()].filter(({ isSure, count }) => isSure && count > 0);
  if (missing.length === 0) return [];
  const known = new Set(objects.map(keyOf));
  return missing.filter(({ workload }) => !known.has(workload)).map(({ object, count }) => ({
    owner: object, path: ['spec', 'template'], pod: NO_POD, controller: undefined, isSure: false, labels: {}, count, idleBy: undefined, givers: [], isOpen: true,
  }));
}
