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

/** The annotation of an object that stands for what somebody says is there: what is not known of it. */
export const UNKNOWN = 'cdk8s-istio/unknown';

/** Whether an object stands for what somebody only says is there. It proves nothing of what stands beside it. */
export function isNamedAlone({ annotations }: Pick<ManifestObject, 'annotations'>): boolean {
  return Object.hasOwn(annotations, UNKNOWN);
}

/** Whether nobody knows the ports of what is there. */
export function hasUnknownPorts({ annotations }: Pick<ManifestObject, 'annotations'>): boolean {
  return isNamedAlone({ annotations }) && annotations[UNKNOWN].includes('ports');
}
