import type { PodLabels } from './pod-labels';
import type { Autoscaling } from '../capacity/autoscaling';
import type { DisruptionBudget } from '../capacity/disruption-budget';

/** How pods are brought in. */
export interface BroughtInPodsOptions {
  /**
   * The labels that pick this version's pods out of the service's. Every pod that runs has to carry them already: a pod without them gets no request.
   *
   * @default - those of the selector (`spec.selector.matchLabels`), which all pods carry for certain, because Kubernetes never lets it change
   */
  readonly labels?: { [name: string]: string };

  /**
   * Labels to add to the pods, which replaces all of them when it is applied.
   *
   * @default - the labels are left as they are, and no pod is touched
   */
  readonly podLabels?: PodLabels;

  /**
   * Where the pod template stands in the object: names of fields with dots between them.
   *
   * @default spec.template
   */
  readonly templatePath?: string;

  /**
   * How many pods there are, by their load. Usage is measured of the first container. Ends in a HorizontalPodAutoscaler.
   *
   * @default - as many as the object says
   */
  readonly autoscaling?: Autoscaling;

  /**
   * How many pods of the version may be missing while nodes are drained. Ends in a PodDisruptionBudget.
   *
   * @default - all of them at once
   */
  readonly disruption?: DisruptionBudget;
}
