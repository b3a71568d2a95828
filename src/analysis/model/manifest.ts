import type { JsonObject } from './json';

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
  /** The whole document; of a CustomResourceDefinition in a folder, what stands before its `spec`. */
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

/** A language in which a text is written that makes manifests once it is rendered. */
export type Template = 'Helm template' | 'Go template' | 'Jinja template' | 'ytt template' | 'ERB template' | 'template with placeholders';

/** Why something in a folder is no object that a cluster would get. */
export type Reason = 'no object' | 'no YAML' | 'no name' | 'generated name' | 'of kustomize' | 'patch of kustomize' | Template;

/** What lies in a folder and is nothing that a cluster would get as it is. */
export interface PassedOver {
  readonly file: string;
  /** From 1, for a document beside others that are read; a whole file has none. */
  readonly line?: number;
  readonly reason: Reason;
  /** What it belongs to: the chart of a Helm template, and the folder of anything else. */
  readonly folder: string;
  /** The command that makes objects of it, where there is one for all of the folder. */
  readonly command?: string;
}

/** Everything that was read, in order. */
export interface Manifests {
  readonly objects: readonly ManifestObject[];
  readonly unreadable: readonly Unreadable[];
  readonly passedOver?: readonly PassedOver[];

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
