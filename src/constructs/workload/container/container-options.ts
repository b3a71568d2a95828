import type { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { HealthCheck } from './health-check';
import type { Autoscaling } from '../capacity/autoscaling';
import type { DisruptionBudget } from '../capacity/disruption-budget';
import type { TopologySpread } from '../capacity/topology-spread';

/** A container that we write a Deployment for. */
export interface ContainerOptions {
  /** The image, with its tag or digest: a name in small letters, without scheme. */
  readonly image: string;

  /**
   * How many pods; a whole number, 0 to 2147483647.
   *
   * @default - not written: Kubernetes starts one, and an autoscaler, written here or elsewhere, stays in charge of the number
   */
  readonly replicas?: number;

  /**
   * An autoscaler of the version, instead of `replicas`.
   *
   * @default - none
   */
  readonly autoscaling?: Autoscaling;

  /**
   * How many pods of the version may be missing while nodes are drained.
   *
   * @default - all of them at once
   */
  readonly disruption?: DisruptionBudget;

  /**
   * Over which places the pods of the version are spread, each kind of place once.
   *
   * @default - as the scheduler of the cluster does
   */
  readonly spread?: TopologySpread[];

  /**
   * The program to run.
   *
   * @default - the entry point of the image
   */
  readonly command?: string[];

  /**
   * The arguments of the program.
   *
   * @default - those of the image
   */
  readonly args?: string[];

  /**
   * Environment variables by name.
   *
   * @default - none
   */
  readonly env?: { [name: string]: kplus.EnvValue };

  /**
   * Requests and limits of CPU, memory and disk.
   *
   * @default - none, which leaves them to the namespace's LimitRange
   */
  readonly resources?: kplus.ContainerResources;

  /**
   * When the pod may receive requests.
   *
   * @default - as soon as it accepts connections on the first port
   */
  readonly readiness?: HealthCheck;

  /**
   * When the container has to be started again.
   *
   * @default - only when it ends
   */
  readonly liveness?: HealthCheck;

  /**
   * When the container has started, so that the other checks begin.
   *
   * @default - at once
   */
  readonly startup?: HealthCheck;

  /**
   * The numeric user to run as, 1 to 2147483647; neither 0, which Pod Security "restricted" forbids, nor 1337, which is the sidecar's.
   *
   * @default - the user of the image, which must not be root
   */
  readonly runAsUser?: number;

  /**
   * Folders that the container may write to, each an empty one for each pod.
   *
   * @default - none beside what the image allows
   */
  readonly writablePaths?: string[];

  /**
   * How long the container goes on serving after it is told to stop, while callers learn that it leaves. Runs `sleep`, which the image has to have.
   *
   * @default - none
   */
  readonly drainDelay?: Duration;

  /**
   * How long the pod may take to stop. Ends in `terminationGracePeriodSeconds`.
   *
   * @default - Kubernetes' 30 seconds
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Annotations of the pods.
   *
   * @default - none
   */
  readonly podAnnotations?: { [name: string]: string };

  /**
   * The account that the pods run as.
   *
   * @default - the one written with a new Service, and the namespace's own elsewhere
   */
  readonly serviceAccountName?: string;
}
