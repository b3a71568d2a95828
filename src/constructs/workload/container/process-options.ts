import type { ContainerResources } from './container-resources';
import type { EnvValue } from './env-value';
import type { EnvFromSource } from '../sources/env-from-source';
import type { VolumeMount } from '../sources/volume-mount';

/** What runs in a container, and what it may read and write. */
export interface ProcessOptions {
  /** The image, with its tag or digest: a name in small letters, without scheme. */
  readonly image: string;

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
   * Environment variables by name: a value, or where to take it from. An `EnvValue` of any cdk8s-plus will do.
   *
   * @default - none
   */
  readonly env?: { [name: string]: EnvValue };

  /**
   * Environment variables from the keys of ConfigMaps and Secrets. A variable of `env` takes the place of one of these, and of two sources with
   * one key the later counts. Ends in `envFrom`.
   *
   * @default - none
   */
  readonly envFrom?: EnvFromSource[];

  /**
   * Files from the keys of ConfigMaps and Secrets, which the container may read.
   *
   * @default - none
   */
  readonly volumeMounts?: VolumeMount[];

  /**
   * Requests and limits of CPU, memory and disk. The `ContainerResources` of any cdk8s-plus will do.
   *
   * @default - none, which leaves them to the namespace's LimitRange
   */
  readonly resources?: ContainerResources;

  /**
   * The numeric user to run as, 1 to 2147483647; neither 0, which Pod Security "restricted" forbids, nor 1337, which is the sidecar's.
   *
   * @default - the user of the image, which must not be root
   */
  readonly runAsUser?: number;

  /**
   * Folders that the container may write to, each an empty one for each pod. Containers of a pod that name the same folder share it.
   *
   * @default - none beside what the image allows
   */
  readonly writablePaths?: string[];
}

/** A container beside the one that serves, as hardened as that one. */
export interface NamedContainerOptions extends ProcessOptions {
  /** The name of the container: a DNS label that no other container of the pod has. */
  readonly name: string;
}
