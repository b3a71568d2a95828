/** A kind that makes pods from a template. */
export interface Controller {
  readonly kind: string;
  readonly group: string;
  /** Where the template is in its spec. */
  readonly template: readonly string[];
  /** The field with the number of pods. */
  readonly count: 'replicas' | 'parallelism';
  /** Pods of a job come to an end. A check does not count on them; while they run, requests may reach them. */
  readonly isJob: boolean;
  /** The labels that its pods get besides those of the template, with values that nobody knows beforehand. */
  readonly gives: readonly string[];
  /** Whether its pods have numbers, from the first ordinal on. */
  readonly isNumbered: boolean;
}

function keeping(kind: string, group: string, ...gives: readonly string[]): Controller {
  return { kind, group, template: ['template'], count: 'replicas', isJob: false, gives, isNumbered: false };
}

function job(kind: string, template: readonly string[]): Controller {
  const gives = ['job-name', 'controller-uid', 'job-completion-index'].flatMap(name => [name, `batch.kubernetes.io/${name}`]);
  return { kind, group: 'batch', template, count: 'parallelism', isJob: true, gives, isNumbered: false };
}

/** All kinds whose pods are known. */
export const CONTROLLERS: readonly Controller[] = [
  keeping('Deployment', 'apps', 'pod-template-hash'),
  { ...keeping('StatefulSet', 'apps', 'controller-revision-hash'), isNumbered: true },
  keeping('DaemonSet', 'apps', 'controller-revision-hash', 'pod-template-generation'),
  keeping('ReplicaSet', 'apps', 'pod-template-hash'),
  keeping('ReplicationController', ''),
  keeping('Rollout', 'argoproj.io', 'rollouts-pod-template-hash'),
  keeping('DeploymentConfig', 'apps.openshift.io', 'deployment', 'deploymentconfig'),
  keeping('CloneSet', 'apps.kruise.io', 'controller-revision-hash', 'pod-template-hash'),
  job('Job', ['template']),
  job('CronJob', ['jobTemplate', 'spec', 'template']),
];

/** By kind, of whatever group: an old `extensions/v1beta1` makes pods, too. */
const BY_KIND: ReadonlyMap<string, Controller> = new Map(CONTROLLERS.map(one => [one.kind, one]));

/** The kind of this name. */
export function controllerOf(kind: string): Controller | undefined {
  return BY_KIND.get(kind);
}

/** Whether a group is the one of a kind, or one that it was in before. */
export function isOwnGroup({ group }: Controller, other: string): boolean {
  return other === group || other === 'extensions';
}

const GIVEN: ReadonlySet<string> = new Set(CONTROLLERS.flatMap(({ gives }) => gives));

/** Whether some kind gives its pods a label of this name. */
export function isGivenByController(name: string): boolean {
  return GIVEN.has(name);
}
