import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';

/** The release of the Istio API whose CRDs the generated classes follow. */
const ISTIO_API = 'istio.io/api@v1.31.1';

/** The kinds that the library emits, each at the one version that it emits. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['DestinationRule', 'v1'],
  ['Gateway', 'v1'],
  ['VirtualService', 'v1'],
]);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

interface Crd {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  spec: {
    group: string;
    scope: string;
    names: { kind: string };
    versions: { name: string; schema: { openAPIV3Schema: Json } }[];
  };
}

/** Keeps the structure of a schema and drops its prose and its validation expressions: only the types are generated from it. */
function withoutProse(node: Json): Json {
  if (Array.isArray(node)) return node.map(withoutProse);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node)
    .filter(([key, value]) => !(key === 'description' && typeof value === 'string') && key !== 'x-kubernetes-validations')
    .map(([key, value]) => [key, withoutProse(value)]));
}

function trimmed(crd: Crd): object {
  const { group, names, scope, versions } = crd.spec;
  const version = versions.find(({ name }) => name === KINDS.get(names.kind))!;
  return {
    apiVersion: crd.apiVersion,
    kind: crd.kind,
    metadata: { name: crd.metadata.name },
    spec: {
      group,
      names,
      scope,
      versions: [{
        name: version.name,
        served: true,
        storage: true,
        schema: { openAPIV3Schema: withoutProse(version.schema.openAPIV3Schema) },
      }],
    },
  };
}

function crdsOfModule(): Crd[] {
  const { Dir } = JSON.parse(execFileSync('go', ['mod', 'download', '-json', ISTIO_API], { encoding: 'utf8' })) as { Dir: string };
  const text = readFileSync(join(Dir, 'kubernetes', 'customresourcedefinitions.gen.yaml'), 'utf8');
  return parseAllDocuments(text).map(document => document.toJS() as Crd | null).filter(crd => crd !== null);
}

const kept = crdsOfModule()
  .filter(({ spec }) => KINDS.has(spec.names.kind))
  .sort((a, b) => a.metadata.name < b.metadata.name ? -1 : 1)
  .map(trimmed);
const header = `# Structure of the CRDs of ${ISTIO_API} (Apache-2.0), prose removed. Made by "npx projen import".\n`;
writeFileSync(process.argv[2], header + kept.map(crd => `---\n${stringify(crd, { aliasDuplicateObjects: false, sortMapEntries: true })}`).join(''));
