import type { Size } from 'cdk8s';

/** What a container asks for, and what it may not exceed. */
export interface ContainerResources {
  /**
   * Processor time.
   *
   * @default - neither asked for nor limited
   */
  readonly cpu?: CpuResources;

  /**
   * Memory.
   *
   * @default - neither asked for nor limited
   */
  readonly memory?: SizeResources;

  /**
   * Disk of the node.
   *
   * @default - neither asked for nor limited
   */
  readonly ephemeralStorage?: SizeResources;
}

/** Processor time. */
export interface CpuResources {
  /**
   * What is kept for the container.
   *
   * @default - nothing
   */
  readonly request?: CpuAmount;

  /**
   * What it gets at most.
   *
   * @default - no limit
   */
  readonly limit?: CpuAmount;
}

/** An amount of processor time; `Cpu` of any cdk8s-plus is one. */
export interface CpuAmount {
  /** As Kubernetes writes it: `500m` is half of a core, `2` are two cores. */
  readonly amount: string;
}

/** An amount of memory or disk. */
export interface SizeResources {
  /**
   * What is kept for the container.
   *
   * @default - nothing
   */
  readonly request?: Size;

  /**
   * What it gets at most.
   *
   * @default - no limit
   */
  readonly limit?: Size;
}
