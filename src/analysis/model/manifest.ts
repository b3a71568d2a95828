import { objectIn, textIn, type JsonObject } from './json';

/** Where something stands. */
export interface Location {
  /** The path as it was given; `-` for the standard input. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** An object of Kubernetes or Istio, as somebody wrote it. */
export interface ManifestObject {
  /** The API group; empty for the core of Kubernetes. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** If the document does not name one, the one that was asked for. */
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: JsonObject;
  /** The whole document. */
  readonly body: JsonObject;
  /** Its first line. */
  readonly place: Location;
  /** The line of a field, by its path; that of the nearest field around it where it is not written. Slow: only for what is shown. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/** A document that cannot be read. */
export interface Unreadable extends Location {
  readonly problem: string;
}

/** Everything that was read, in order. */
export interface Manifests {
  readonly objects: readonly ManifestObject[];
  readonly unreadable: readonly Unreadable[];

  /**
   * Objects among `objects` that are known and not checked: nothing is found in them, and they are not counted.
   *
   * @default - none
   */
  readonly outside?: ReadonlySet<ManifestObject>;

  /**
   * The domain in which the cluster has its Services.
   *
   * @default - 'cluster.local'
   */
  readonly clusterDomain?: string;
}

/** Whether a document names its namespace; one that does not gets what somebody has asked for, or `default`. */
export function namesNamespace({ body }: ManifestObject): boolean {
  return (textIn(objectIn(body.metadata)?.namespace) ?? '') !== '';
}
