import type { NamedContainerOptions } from './process-options';
import type { Toleration } from './toleration';

/** What a pod has beside the container that serves. */
export interface PodOptions {
  /**
   * Containers that run beside the one that serves, Istio's own apart. The Service leads to none of their ports. Ends in `containers`.
   *
   * @default - none
   */
  readonly sidecars?: NamedContainerOptions[];

  /**
   * Containers that end before the others start, one after the other. Unless Istio's proxy is a native sidecar, it starts after them, and they have no way
   * into the mesh. Ends in `initContainers`.
   *
   * @default - none
   */
  readonly initContainers?: NamedContainerOptions[];

  /**
   * The labels of the nodes on which the pods may be.
   *
   * @default - any node
   */
  readonly nodeSelector?: { [name: string]: string };

  /**
   * The taints of nodes that the pods tolerate.
   *
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * The names of the Secrets that images are pulled with, in the namespace of the pods.
   *
   * @default - those of the account that the pods run as
   */
  readonly imagePullSecrets?: string[];
}
