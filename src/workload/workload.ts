import type * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { bringInDeployment } from './brought-in-deployment';
import { writeDeployment } from './container-deployment';
import type { ContainerOptions } from './container-options';
import type { Pods, PodsRequest } from './pods';

/** Pods that are in the cluster already. */
export interface ExternalPodsOptions {
  /**
   * The labels that pick this version's pods out of the service's.
   *
   * @default - `version` with the name of the version
   */
  readonly labels?: { [name: string]: string };
}

/** Where the pods of a version come from. All origins behave the same after. */
export class Workload {
  /**
   * A new Deployment with one container, hardened for Pod Security "restricted" and injected with the sidecar by label.
   *
   * Sidecar injection itself passes "restricted" only with the Istio CNI plugin.
   *
   * @throws CDI307 if the image is empty or the number of replicas is not whole
   * @throws CDI308 if it would run as root or as the sidecar's user
   */
  public static container(options: ContainerOptions): Workload {
    return new Workload((scope, request) => writeDeployment(scope, request, options));
  }

  /**
   * A Deployment of cdk8s-plus.
   *
   * Only missing `app` and `version` labels of its pods are added, which is a rollout the first time. Its selector is never touched.
   *
   * @throws CDI305 if its pods carry another `version` label
   * @throws CDI306 if it lives in another namespace than the service
   */
  public static fromDeployment(deployment: kplus.Deployment): Workload {
    return new Workload((_, request) => bringInDeployment(deployment, request));
  }

  /** Pods that are in the cluster already, or written elsewhere. Nothing is written for them. */
  public static external(options: ExternalPodsOptions = {}): Workload {
    return new Workload((_, { label }) => ({ labels: options.labels ?? { version: label }, allLabels: () => undefined }));
  }

  /** @internal */
  public readonly _bind: (scope: Construct, request: PodsRequest) => Pods;

  private constructor(bind: (scope: Construct, request: PodsRequest) => Pods) {
    this._bind = bind;
  }
}
