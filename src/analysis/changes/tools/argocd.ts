import { byText, KindOrder } from './kind-order';
import type { ManifestObject } from '../../model/manifest';
import { grouped } from '../../model/maps';
import type { Event } from '../moments/event';
import { idOf, type ObjectChange } from '../objects/change';

/** The order of the kinds that Argo CD knows; all others come behind, by name alone. */
const KINDS = new KindOrder(`Namespace NetworkPolicy ResourceQuota LimitRange PodSecurityPolicy PodDisruptionBudget ServiceAccount Secret SecretList ConfigMap StorageClass
  PersistentVolume PersistentVolumeClaim CustomResourceDefinition ClusterRole ClusterRoleList ClusterRoleBinding ClusterRoleBindingList Role RoleList RoleBinding
  RoleBindingList Service DaemonSet Pod ReplicationController ReplicaSet Deployment HorizontalPodAutoscaler StatefulSet Job CronJob IngressClass Ingress APIService`);

const WAVE = 'argocd.argoproj.io/sync-wave';
const OPTIONS = 'argocd.argoproj.io/sync-options';

interface Task {
  readonly event: Exclude<Event, { readonly kind: 'settle' }>;
  readonly wave: number;
}

/**
 * Argo CD goes by wave. Within a wave it prunes first; then it goes by kind, and then by name. The end of a wave is taken for settled. Custom resources of one name have
 * no order among them, so both are returned.
 */
export function byArgoCd(changes: readonly ObjectChange[]): readonly (readonly Event[])[] {
  const upserts = changes.flatMap(({ after }): Task[] => after === undefined ? [] : [{ event: { kind: 'apply', object: after }, wave: waveOf(after) }]);
  const waves = prunedWaves(changes, upserts);
  const prunes = changes.flatMap(({ before, after }): Task[] =>
    after === undefined && before !== undefined ? [{ event: { kind: 'remove', object: before }, wave: waves(before) }] : []);
  const isTied = upserts.some(one => upserts.some(other => one !== other && areTied(one.event.object, other.event.object)));
  const backwards = (one: string, other: string) => byText(other, one);
  return (isTied ? [byText, backwards] : [byText]).map(byKind => orderOf([...prunes, ...upserts], byKind));
}

function orderOf(tasks: readonly Task[], byKind: (one: string, other: string) => number): readonly Event[] {
  const waves = [...grouped(tasks, ({ wave }) => wave)].sort(([one], [other]) => one - other);
  return waves.flatMap(([, wave]): readonly Event[] => [...[...wave].sort((one, other) => byTask(one, other, byKind)).map(({ event }) => event), { kind: 'settle' }]);
}

function byTask({ event: one }: Task, { event: other }: Task, byKind: (one: string, other: string) => number): number {
  if (one.kind !== other.kind) return one.kind === 'remove' ? -1 : 1;
  const [left, right] = [one.object, other.object];
  return KINDS.rank(left) - KINDS.rank(right) || byText(left.name, right.name) || byKind(left.kind, right.kind) || byText(idOf(left), idOf(right));
}

function areTied(one: ManifestObject, other: ManifestObject): boolean {
  return one.name === other.name && !KINDS.knows(one) && !KINDS.knows(other) && waveOf(one) === waveOf(other);
}

/** Prunes go through their waves backwards; `PruneLast` puts them behind all waves. */
function prunedWaves(changes: readonly ObjectChange[], upserts: readonly Task[]): (object: ManifestObject) => number {
  const pruned = changes.flatMap(({ before, after }) => after === undefined && before !== undefined && !isPrunedLast(before) ? [waveOf(before)] : []);
  const waves = [...new Set(pruned)].sort((one, other) => one - other);
  const last = Math.max(0, ...waves, ...upserts.map(({ wave }) => wave)) + 1;
  return object => isPrunedLast(object) ? last : waves[waves.length - 1 - waves.indexOf(waveOf(object))];
}

function waveOf({ annotations }: ManifestObject): number {
  const wave = Number(annotations[WAVE] ?? annotations['helm.sh/hook-weight'] ?? 0);
  return Number.isInteger(wave) ? wave : 0;
}

function isPrunedLast({ annotations }: ManifestObject): boolean {
  return (annotations[OPTIONS] ?? '').split(',').some(option => option.trim() === 'PruneLast=true');
}
