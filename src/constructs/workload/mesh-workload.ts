import type { Construct, IConstruct } from 'constructs';
import { demandOptions } from '../border/demand';
import { instanceOf, optional, text } from '../border/kinds';
import { mapOf } from '../border/map-of';
import { struct } from '../border/struct';
import type { BroughtInPodsOptions } from './brought-in/brought-in-options';
import { bringInWorkload } from './brought-in/brought-in-workload';
import { PodLabels } from './brought-in/pod-labels';
import { AUTOSCALER, BUDGET } from './capacity/capacity-shape';
import { writeDeployment } from './container/container-deployment';
import type { ContainerOptions } from './container/container-options';
import { CONTAINER_OPTIONS } from './container/container-shape';
import type { Pods, PodsRequest } from './pods';
import { refuse } from '../refusals/refusal';
import { strangeLabel } from '../values/names';

/** Pods that are in the cluster already. */
export interface ExternalPodsOptions {
  /**
   * The labels that pick this version's pods out of the service's.
   *
   * @default - `version` with the name of the version
   */
  readonly labels?: { [name: string]: string };
}

const BROUGHT_IN = struct<BroughtInPodsOptions>({
  labels: optional(mapOf(text('v1'))),
  podLabels: optional(instanceOf<PodLabels>(PodLabels, 'PodLabels.kiali()')),
  templatePath: optional(text('spec.template')),
  autoscaling: optional(AUTOSCALER),
  disruption: optional(BUDGET),
});
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
   * What makes pods, of whatever library: a Deployment of any cdk8s-plus, an object of an `Include` or a Helm chart, an `ApiObject`. A StatefulSet, a
   * DaemonSet, a ReplicaSet, a Rollout of Argo and every other kind with a pod template will do. It is read when it is written, patches included.
   *
   * Pods that run are not touched: the subset picks them by the labels of the selector, which they carry for certain. Whether they get the sidecar is
   * left to them and their namespace.
   *
   * @throws CDI207 if Kubernetes does not accept a label, CDI310 if the labels are given but empty
   * @throws CDI305 if labels are to be added to pods that carry another `version` label
   * @throws CDI306 if it lives in another namespace than the service
   * @throws CDI312 if the construct is not one object
   * @throws CDI321, CDI322, CDI323 when it is written, if an autoscaler stands beside `replicas` or has no request to compare with, or the disruption
   * budget lets no pod go
   * @throws CDI313, CDI314 when it is written, if there is no pod template, no selector and no labels, or the template is not in the app
   * @throws CDI436 if the options have what they cannot have
   */
  public static fromObject(construct: IConstruct, options: BroughtInPodsOptions = {}): MeshWorkload {
    demandOptions('MeshWorkload.fromObject', options, BROUGHT_IN);
    const labels = options.labels && checkedLabels(options.labels, 'pods that are brought in');
    return new MeshWorkload((scope, request) => bringInWorkload(scope, construct, request, { ...options, labels }));
  }

  /**
   * A Deployment of any cdk8s-plus: `fromObject` by another name.
   *
   * @throws CDI207, CDI305, CDI306, CDI310, CDI312, CDI313, CDI314, CDI436 as `fromObject` does
   */
  public static fromDeployment(deployment: IConstruct, options: BroughtInPodsOptions = {}): MeshWorkload {
    return MeshWorkload.fromObject(deployment, options);
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
    const labels = options.labels && checkedLabels(options.labels, 'external pods');
    return new MeshWorkload((_, { label }) => ({
      labels: () => labels ?? { version: label }, found: () => ({}), unseen: 'pods of this service are written elsewhere',
    }));
  }

  /** @internal */
  public readonly _bind: (scope: Construct, request: PodsRequest) => Pods;

  private constructor(bind: (scope: Construct, request: PodsRequest) => Pods) {
    this._bind = bind;
  }
}

function checkedLabels(labels: Record<string, string>, which: string): Record<string, string> {
  if (Object.keys(labels).length === 0) {
    refuse('CDI310', `the labels of ${which} are empty, but a subset without labels is every pod of the service`, 'pass the labels that tell the version apart');
  }
  const strange = strangeLabel(labels);
  if (strange) refuse('CDI207', `${which} must have labels that Kubernetes accepts, got ${strange.join('=')}`, 'pass the labels as the pods carry them');
  return { ...labels };
}
