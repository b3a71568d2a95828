import type { PodLabels } from './pod-labels';

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
}
