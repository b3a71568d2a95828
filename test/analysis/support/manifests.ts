import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import { objectIn, textIn, type Json, type JsonObject } from '../../../src/analysis/model/json';
import type { ManifestObject, Manifests } from '../../../src/analysis/model/manifest';

const CLUSTER_SCOPED = new Set([
  'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition', 'MutatingWebhookConfiguration', 'Namespace', 'Node', 'PersistentVolume',
]);

/** The objects of a text of YAML documents, as the reader would give them. */
export function manifestsOf(yaml: string, file = 'test.yaml'): Manifests {
  const lines = new LineCounter();
  const documents = [...parseAllDocuments(yaml, { lineCounter: lines })] as Document[];
  const objects = documents.map(document => ({ document, body: objectIn(document.toJS() as Json) }))
    .filter((one): one is { document: Document; body: JsonObject } => textIn(objectIn(one.body?.metadata)?.name) !== undefined);
  return { objects: objects.map(({ document, body }) => objectOf(body, file, path => lineOf(document, path, lines))), unreadable: [] };
}

/** The objects of these documents, without lines. */
export function manifestsIn(bodies: readonly JsonObject[]): Manifests {
  return { objects: bodies.map((body, index) => objectOf(body, 'test.yaml', () => index + 1)), unreadable: [] };
}

function objectOf(body: JsonObject, file: string, line: ManifestObject['lineOf']): ManifestObject {
  const [group, version] = groupAndVersion(textIn(body.apiVersion) ?? '');
  const metadata = objectIn(body.metadata) ?? {};
  const kind = textIn(body.kind) ?? '';
  return {
    group,
    version,
    kind,
    namespace: CLUSTER_SCOPED.has(kind) ? '' : textIn(metadata.namespace) || 'default',
    name: textIn(metadata.name) ?? '',
    labels: texts(metadata.labels),
    annotations: texts(metadata.annotations),
    spec: objectIn(body.spec) ?? {},
    body,
    place: { file, line: line([]) },
    lineOf: line,
  };
}

function groupAndVersion(apiVersion: string): [string, string] {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? ['', apiVersion] : [apiVersion.slice(0, slash), apiVersion.slice(slash + 1)];
}

function texts(value: Json | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(objectIn(value) ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function lineOf(document: Document, path: readonly (string | number)[], lines: LineCounter): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
