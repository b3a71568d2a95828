import { byText, KindOrder } from './kind-order';
import { applied, removed } from './kubectl';
import type { Event } from '../moments/event';
import type { ObjectChange } from '../objects/change';

/** The order of Helm's `releaseutil.InstallOrder`. */
const KINDS = new KindOrder(`PriorityClass Namespace NetworkPolicy ResourceQuota LimitRange PodSecurityPolicy PodDisruptionBudget ServiceAccount Secret SecretList ConfigMap
  StorageClass PersistentVolume PersistentVolumeClaim CustomResourceDefinition ClusterRole ClusterRoleList ClusterRoleBinding ClusterRoleBindingList Role RoleList RoleBinding
  RoleBindingList Service DaemonSet Pod ReplicationController ReplicaSet Deployment HorizontalPodAutoscaler StatefulSet Job CronJob IngressClass Ingress APIService
  MutatingWebhookConfiguration ValidatingWebhookConfiguration`);

/** `helm upgrade` goes by kind, kinds that it does not know by their names, removes last, and waits at the end at most. */
export function byHelm(changes: readonly ObjectChange[]): readonly (readonly Event[])[] {
  const ordered = [...applied(changes)].sort((one, other) => {
    if (one.kind === 'settle' || other.kind === 'settle') return 0;
    const known = KINDS.rank(one.object) - KINDS.rank(other.object);
    return known !== 0 || KINDS.knows(one.object) ? known : byText(one.object.kind, other.object.kind);
  });
  return [[...ordered, ...removed(changes)]];
}
