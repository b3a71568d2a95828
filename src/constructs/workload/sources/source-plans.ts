/*
 * What is read by containers, as Kubernetes has it. The generated types of cdk8s-plus say the same, but whoever imports our classes need not have them.
 */

/** Variables from an object; one of the two. */
export interface EnvFromPlan {
  readonly prefix?: string;
  readonly configMapRef?: ReferencePlan;
  readonly secretRef?: ReferencePlan;
}

/** An object by its name. */
export interface ReferencePlan {
  readonly name: string;
  readonly optional?: boolean;
}

/** Files from an object; one of the two. */
export interface VolumePlan {
  readonly configMap?: ReferencePlan & Files;
  readonly secret?: Files & { readonly secretName: string; readonly optional?: boolean };
}

/** The keys that become files; every key where none is named. */
interface Files {
  readonly items?: KeyPlan[];
}

/** A key, and its path below the folder. */
export interface KeyPlan {
  readonly key: string;
  readonly path: string;
}
