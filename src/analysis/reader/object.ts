import { type Json, type JsonObject, objectIn, textIn, textsIn } from '../model/json';
import type { ManifestObject, Location } from '../model/manifest';

/** Where a document stands, and what a place in it is. */
export interface Standing {
  readonly place: Location;
  readonly lineOf: (path: readonly (string | number)[]) => number;
  /** For those that do not name one. */
  readonly namespace: string;
}

/** What these kinds make belongs to no namespace. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  'APIService', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition', 'GatewayClass', 'IngressClass', 'MutatingWebhookConfiguration', 'Namespace',
  'Node', 'PersistentVolume', 'PriorityClass', 'RuntimeClass', 'StorageClass', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
]);

const NONE: Readonly<Record<string, never>> = {};

/** The object that a document describes, or why it does not describe an object. */
export function objectOf(value: Json, standing: Standing): ManifestObject | string {
  const body = objectIn(value);
  if (body === undefined) return `this is ${Array.isArray(value) ? 'a list' : `'${textOfScalar(value)}'`}, not an object`;
  const { apiVersion, kind, metadata: about } = body;
  if (!isText(apiVersion)) return `it ${lacking('apiVersion', apiVersion)}`;
  if (!isText(kind)) return `it ${lacking('kind', kind)}`;
  const metadata = objectIn(about) ?? {};
  const { name } = metadata;
  if (!isText(name)) return `this ${kind} ${lacking('metadata.name', name)}`;
  if (isOtherThanText(metadata.namespace)) return `this ${kind} ${lacking('metadata.namespace', metadata.namespace)}`;
  return described({ body, apiVersion, kind, name, metadata }, standing);
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function isOtherThanText(value: Json | undefined): boolean {
  return value !== undefined && value !== null && typeof value !== 'string';
}

function lacking(field: string, value: Json = null): string {
  return isOtherThanText(value) ? `has the '${field}' ${textOfScalar(typeof value === 'object' ? JSON.stringify(value) : value)}, which is not a string` : `has no '${field}'`;
}

function textOfScalar(value: Json): string {
  const text = String(value);
  const most = 40;
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

interface Parts {
  readonly body: JsonObject;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly metadata: JsonObject;
}

function described({ body, apiVersion, kind, name, metadata }: Parts, { place, lineOf, namespace }: Standing): ManifestObject {
  const slash = apiVersion.indexOf('/');
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind,
    namespace: CLUSTER_SCOPED.has(kind) ? '' : textIn(metadata.namespace) || namespace,
    name,
    labels: textsIn(metadata.labels),
    annotations: textsIn(metadata.annotations),
    spec: objectIn(body.spec) ?? NONE,
    body,
    place,
    lineOf,
  };
}
