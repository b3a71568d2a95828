import { type Chunk, documentsIn } from './documents';
import { lineOfItems, linesOf } from './lines';
import { objectOf } from './object';
import { type Parsed, parsedAll } from './parse';
import { type Json, itemsIn, objectIn, textIn } from '../model/json';
import type { ManifestObject, Manifests, Unreadable } from '../model/manifest';

/** How manifests are read. */
export interface ReadOptions {
  /**
   * The namespace of objects that do not name one.
   *
   * @default - 'default', as kubectl has it.
   */
  readonly namespace?: string;
}

interface Found {
  readonly objects: ManifestObject[];
  readonly unreadable: Unreadable[];
}

/** The objects of a YAML text. What cannot be read does not hide the documents beside it. */
export function readText(text: string, file: string, options: ReadOptions = {}): Manifests {
  const found: Found = { objects: [], unreadable: [] };
  const namespace = options.namespace ?? 'default';
  const chunks = documentsIn(text.startsWith('\uFEFF') ? text.slice(1) : text);
  parsedAll(chunks).forEach((result, at) => readChunk(chunks[at], result, file, namespace, found));
  return found;
}

function readChunk(chunk: Chunk, result: Parsed, file: string, namespace: string, found: Found): void {
  if ('problem' in result) {
    found.unreadable.push({ file, line: result.line, problem: result.problem });
    return;
  }
  const lineOf = linesOf(chunk);
  for (const value of result.values) {
    if (isList(value)) readItems(chunk, value, file, namespace, found);
    else if (value !== null) keep(value, { place: { file, line: chunk.line }, lineOf, namespace }, found);
  }
}

type ListOfObjects = { readonly items: readonly Json[] };

/** As `kubectl get` writes what it has found. */
function isList(value: Json): value is Json & ListOfObjects {
  const object = objectIn(value);
  return object !== undefined && Array.isArray(object.items) && (textIn(object.kind) ?? '').endsWith('List');
}

function readItems(chunk: Chunk, list: ListOfObjects, file: string, namespace: string, found: Found): void {
  const lines = lineOfItems(chunk, ['items']);
  const lineIn = linesOf(chunk);
  itemsIn(list.items).forEach((item, index) => {
    const place = { file, line: lines[index] ?? chunk.line };
    keep(item, { place, lineOf: path => lineIn(['items', index, ...path]), namespace }, found);
  });
}

function keep(value: Json, standing: Parameters<typeof objectOf>[1], { objects, unreadable }: Found): void {
  const object = objectOf(value, standing);
  if (typeof object === 'string') unreadable.push({ ...standing.place, problem: object });
  else objects.push(object);
}
