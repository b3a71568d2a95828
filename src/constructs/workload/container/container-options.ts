import type { Duration } from 'cdk8s';
import type { HealthCheck } from './health-check';
import type { PodOptions } from './pod-options';
import type { ProcessOptions } from './process-options';
import type { Autoscaling } from '../capacity/autoscaling';
import type { DisruptionBudget } from '../capacity/disruption-budget';
import type { TopologySpread } from '../capacity/topology-spread';

/** A container that we write a Deployment for. */
export interface ContainerOptions extends ProcessOptions, PodOptions {
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
