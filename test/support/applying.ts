import type { Manifest } from './manifests';

/** A moment of an apply: what the cluster has then. */
export interface Moment {
  /** What was applied last, and what became of the pods. */
  readonly what: string;
  readonly objects: readonly Manifest[];
}

/** Names and labels of a manifest that makes pods. */
interface Template {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec?: unknown;
}

const titleOf = ({ kind, metadata: { name, namespace } }: Manifest): string => `${kind} ${namespace}/${name}`;

/** The pods of what makes pods, of whatever kind, as plain pods. A Rollout may leave its template to another workload, which has the pods then. */
function podsIn(manifests: readonly Manifest[], generation: string): Manifest[] {
  return manifests.flatMap(({ metadata: { name, namespace }, spec }) => {
    const template = spec?.template as Template | undefined;
    if (!template) return [];
    return [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: `${name}-${generation}`, namespace, labels: { ...template.metadata?.labels } }, spec: template.spec as Manifest['spec'] }];
  });
}

const makesPods = ({ spec }: Manifest): boolean => spec?.template !== undefined;

/**
 * The moments of applying a commit over another one in the order of the file. Until everything is applied the pods of before run; then those that changed
 * are replaced, and for a while both run; those that are new come last. What the commit no longer has goes at the very end.
 */
export function momentsOf(before: readonly Manifest[], after: readonly Manifest[]): Moment[] {
  const old = podsIn(before, 'old');
  const unmade = (manifests: readonly Manifest[]) => manifests.filter(manifest => !makesPods(manifest));
  const cluster = new Map(unmade(before).map(manifest => [titleOf(manifest), manifest]));
  const moments: Moment[] = [{ what: 'before', objects: [...cluster.values(), ...old] }];
  for (const manifest of after) {
    if (!makesPods(manifest)) cluster.set(titleOf(manifest), manifest);
    moments.push({ what: `after ${titleOf(manifest)}`, objects: [...cluster.values(), ...old] });
  }
  const fresh = podsIn(after, 'new');
  return [
    ...moments,
    { what: 'while pods are replaced', objects: [...cluster.values(), ...old, ...fresh] },
    { what: 'after the rollout', objects: [...cluster.values(), ...fresh] },
    { what: 'after pruning', objects: [...unmade(after), ...fresh] },
  ];
}

/** The moments in which the cluster has something else than in the moment before. */
export function changesIn(moments: readonly Moment[]): Moment[] {
  const texts = moments.map(({ objects }) => JSON.stringify(objects));
  return moments.filter((_, at) => texts[at] !== texts[at - 1]);
}
