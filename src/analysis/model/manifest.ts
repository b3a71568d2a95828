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

/** Several sets of manifests as one. */
export function joined(all: readonly Manifests[]): Manifests {
  const passedOver = all.flatMap(one => one.passedOver ?? []);
  const outside = new Set(all.flatMap(one => [...one.outside ?? []]));
  const clusterDomain = all.find(one => one.clusterDomain !== undefined)?.clusterDomain;
  return {
    objects: all.flatMap(({ objects }) => objects),
    unreadable: all.flatMap(({ unreadable }) => unreadable),
    ...passedOver.length > 0 && { passedOver },
    ...outside.size > 0 && { outside },
    ...clusterDomain !== undefined && { clusterDomain },
  };
}

const TEMPLATES: ReadonlySet<Reason> = new Set<Template>([
  'Helm template', 'Go template', 'Jinja template', 'ytt template', 'ERB template', 'template with placeholders',
]);

/** Whether something has to be rendered first. */
export function isTemplate(reason: Reason): reason is Template {
  return TEMPLATES.has(reason);
}
