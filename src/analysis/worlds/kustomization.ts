import * as fs from 'node:fs';
import * as path from 'node:path';
import { type JsonObject, itemsIn, objectIn, textIn } from '../model/json';
import type { Unreadable } from '../model/manifest';
import { type Chunk, documentsIn } from '../reader/documents';
import { lineOfItems } from '../reader/lines';
import { parsedAll } from '../reader/parse';
import { NAMES } from '../reader/tree/kustomizations';

/** What these fields name is part of a kustomization. */
const PARTS: readonly string[] = ['resources', 'bases', 'components'];
/** What these fields make is known to those who run kustomize. */
const MAKERS: readonly string[] = ['generators', 'helmCharts', 'helmChartInflationGenerator'];
const REMOTE = /^(?:[\w+.-]+:|[\w.-]+@)|^(?:github\.com|gitlab\.com|bitbucket\.org)\/|\?(?:.*&)?(?:ref|timeout)=/;

/** What kustomize makes one set of objects of. */
export interface Kustomization {
  readonly file: string;
  /** What it gives to all objects. */
  readonly namespace: string | undefined;
  /** Files with objects, and files of further kustomizations, in order. */
  readonly parts: readonly string[];
  /** Whether it has parts that are not here. */
  readonly isOpen: boolean;
  /** Parts that are nowhere. */
  readonly broken: readonly Unreadable[];
}

/** What a file says to kustomize. */
export function kustomizationAt(file: string): Kustomization {
  const chunks = documentsIn(textOf(file));
  const [chunk] = chunks;
  const [parsed] = parsedAll(chunks);
  if ('problem' in parsed) return { ...NOTHING, file, isOpen: true, broken: [{ file, line: parsed.line, problem: parsed.problem }] };
  const said = objectIn(parsed.values[0]) ?? {};
  const references = PARTS.flatMap(field => referencesIn(file, chunk, said, field));
  const broken = references.flatMap(({ part, name, line }) => part === undefined ? [{ file, line, problem: `it names '${name}', ${reasonOf(path.join(path.dirname(file), name))}` }] : []);
  const isOpen = broken.length > 0 || references.some(({ part }) => part === REMOTE_PART) || MAKERS.some(field => said[field] !== undefined);
  const parts = references.flatMap(({ part }) => part === undefined || part === REMOTE_PART ? [] : [part]);
  return { file, namespace: textIn(said.namespace) || undefined, parts, isOpen, broken };
}

const NOTHING = { namespace: undefined, parts: [] };

/** In place of a file: it is read by whoever runs kustomize. */
const REMOTE_PART = '';

interface Reference {
  readonly name: string;
  readonly line: number;
  readonly part: string | undefined;
}

function referencesIn(file: string, chunk: Chunk, said: JsonObject, field: string): Reference[] {
  const names = itemsIn(said[field]).map(textIn);
  const lines = names.length === 0 ? [] : lineOfItems(chunk, [field]);
  return names.flatMap((name, at) => name === undefined ? [] : [{ name, line: lines[at] ?? chunk.line, part: partAt(path.dirname(file), name) }]);
}

function partAt(folder: string, name: string): string | undefined {
  if (REMOTE.test(name)) return REMOTE_PART;
  const found = path.join(folder, name);
  if (!fs.existsSync(found)) return undefined;
  return fs.statSync(found).isDirectory() ? NAMES.map(one => path.join(found, one)).find(one => fs.existsSync(one)) : found;
}

function reasonOf(named: string): string {
  return fs.existsSync(named) ? 'which has no kustomization.yaml' : 'which is not there';
}

function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
