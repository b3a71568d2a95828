/** The value of an environment variable. */
export interface EnvValue {
  /**
   * The value itself.
   *
   * @default - it is taken from elsewhere
   */
  readonly value?: string;

  /**
   * Where it is taken from when the container starts.
   *
   * @default - the value is written
   */
  readonly valueFrom?: EnvValueSource;
}

/** Where the value of an environment variable is taken from: one of these. */
export interface EnvValueSource {
  /**
   * A key of a ConfigMap.
   *
   * @default - none
   */
  readonly configMapKeyRef?: EnvKeySelector;

  /**
   * A key of a Secret.
   *
   * @default - none
   */
  readonly secretKeyRef?: EnvKeySelector;

  /**
   * A field of the pod.
   *
   * @default - none
   */
  readonly fieldRef?: EnvFieldSelector;

  /**
   * A limit or request of a container.
   *
   * @default - none
   */
  readonly resourceFieldRef?: EnvResourceSelector;
}

/** A key of a ConfigMap or a Secret. */
export interface EnvKeySelector {
  /** The name of the object, in the namespace of the pod. */
  readonly name: string;

  /** The key. */
  readonly key: string;

  /**
   * Whether the container starts without it.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** A field of the pod. */
export interface EnvFieldSelector {
  /** The path of the field, as in `metadata.name`. */
  readonly fieldPath: string;

  /**
   * The version of the API that the path is of.
   *
   * @default v1
   */
  readonly apiVersion?: string;
}

/** A limit or request of a container. */
export interface EnvResourceSelector {
  /** Its name, as in `limits.memory`. */
  readonly resource: string;

  /**
   * The container.
   *
   * @default - the one that has the variable
   */
  readonly containerName?: string;

  /**
   * The unit, as in `1Mi`.
   *
   * @default 1
   */
  readonly divisor?: string;
}
