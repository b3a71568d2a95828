import type * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { demandArgument, demandOptions } from '../border/demand';
import { having, optional, text } from '../border/kinds';
import { mapOf } from '../border/map-of';
import { struct } from '../border/struct';
import { bringInDeployment } from './brought-in/brought-in-deployment';
import { writeDeployment } from './container/container-deployment';
import type { ContainerOptions } from './container/container-options';
import { CONTAINER_OPTIONS } from './container/container-shape';
import type { Pods, PodsRequest } from './pods';
import { refuse } from '../refusals/refusal';
import { isLabelKey, isLabelValue } from '../values/names';

/** Pods that are in the cluster already. */
export interface ExternalPodsOptions {
  /**
   * The labels that pick this version's pods out of the service's.
   *
   * @default - `version` with the name of the version
   */
  readonly labels?: { [name: string]: string };
}

const DEPLOYMENT = having<kplus.Deployment>('a Deployment of cdk8s-plus', 'new kplus.Deployment(…)', 'podMetadata');
const EXTERNAL = struct<ExternalPodsOptions>({ labels: optional(mapOf(text('v1'))) });

/** Where the pods of a version come from. All origins behave the same after. */
export class MeshWorkload {
  /**
   * A new Deployment, hardened for Pod Security "restricted" and injected with the sidecar by label.
   *
   * Sidecar injection itself passes "restricted" only with the Istio CNI plugin.
   *
   * @throws CDI307 if the image is not one that a registry can have, or the number of replicas is not whole
   * @throws CDI308 if it would run as root or as the sidecar's user
   * @throws CDI309 if a writable path is not an absolute folder with a volume of its own
   * @throws CDI321, CDI322 if an autoscaler stands beside `replicas`, or has no request to compare with
   * @throws CDI323, CDI324 if the disruption budget lets no pod go, or pods are spread over one kind of place twice
   * @throws CDI124, CDI311 if a duration is not in whole seconds, or the pod is killed before it has drained
   * @throws CDI330, CDI335 if Kubernetes has no Secret or node label of such a name
   * @throws CDI331, CDI332, CDI333 if two volumes or two containers get into each other's way
   * @throws CDI436 if the options have what they cannot have
   */
  public static container(options: ContainerOptions): MeshWorkload {
    demandOptions('MeshWorkload.container', options, CONTAINER_OPTIONS);
    return new MeshWorkload((scope, request) => writeDeployment(scope, request, options));
  }

  /**
   * A Deployment of cdk8s-plus.
   *
   * Only missing `app` and `version` labels of its pods are added, which is a rollout the first time. Its selector is never touched, and whether
   * its pods get the sidecar is left to them and their namespace.
   *
   * @throws CDI305 if its pods carry another `version` label
   * @throws CDI306 if it lives in another namespace than the service
   * @throws CDI436 if it is no Deployment
   */
  public static fromDeployment(deployment: kplus.Deployment): MeshWorkload {
    demandArgument('MeshWorkload.fromDeployment', 'deployment', deployment, DEPLOYMENT);
    return new MeshWorkload((_, request) => bringInDeployment(deployment, request));
  }

  /**
   * Pods that are in the cluster already, or written elsewhere. Nothing is written for them.
   *
   * @throws CDI207 if Kubernetes does not accept a label
   * @throws CDI310 if the labels are given but empty, which would pick every pod of the service
   * @throws CDI436 if the labels are no object
   */
  public static external(options: ExternalPodsOptions = {}): MeshWorkload {
    demandOptions('MeshWorkload.external', options, EXTERNAL);
    if (options.labels && Object.keys(options.labels).length === 0) {
      refuse('CDI310', 'the labels of external pods are empty, but a subset without labels is every pod of the service', 'pass the labels that tell the version apart');
    }
    const labels = options.labels && { ...options.labels };
    checkLabels(labels ?? {});
    return new MeshWorkload((_, { label }) => ({ labels: labels ?? { version: label }, allLabels: () => undefined }));
  }

  /** @internal */
  public readonly _bind: (scope: Construct, request: PodsRequest) => Pods;

  private constructor(bind: (scope: Construct, request: PodsRequest) => Pods) {
    this._bind = bind;
  }
}

function checkLabels(labels: Record<string, string>): void {
  for (const [key, value] of Object.entries(labels)) {
    if (!isLabelKey(key) || !isLabelValue(value)) {
      refuse('CDI207', `external pods must have labels that Kubernetes accepts, got ${key}=${value}`, 'pass the labels as the pods carry them');
    }
  }
}
