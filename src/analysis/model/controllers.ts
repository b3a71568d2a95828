/** A kind that makes pods from a template. */
export interface Controller {
  readonly kind: string;
  readonly group: string;
  /** The field with the number of pods. */
  readonly count: 'replicas' | 'parallelism';
  /** Pods of a job come to an end. A check does not count on them; while they run, requests may reach them. */
  readonly isJob: boolean;
}

function service(kind: string, group: string): Controller {
  return { kind, group, count: 'replicas', isJob: false };
}

/** All kinds whose pods are known. */
export const CONTROLLERS: readonly Controller[] = [
  service('Deployment', 'apps'),
  service('StatefulSet', 'apps'),
  service('DaemonSet', 'apps'),
  service('ReplicaSet', 'apps'),
  service('ReplicationController', ''),
  service('Rollout', 'argoproj.io'),
  { kind: 'Job', group: 'batch', count: 'parallelism', isJob: true },
];
