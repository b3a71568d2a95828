import * as fs from 'fs';
import * as path from 'path';
import { type Json, type JsonObject, itemsIn, objectIn, textIn } from '../../model/json';
import type { Reason } from '../../model/manifest';
import { documentsIn } from '../documents';
import { parsedAll } from '../parse';
import { identityOf } from '../paths';

/** What files of kustomize are called. */
export const NAMES: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
/** Fields with items that name a file by their `path`, and fields with names of files. */
interface Fields {
  readonly items: readonly string[];
  readonly names: readonly string[];
}

const PATCHES: Fields = { items: ['patches', 'patchesJson6902'], names: ['patchesStrategicMerge'] };
const CONFIGURATIONS: Fields = { items: ['replacements'], names: ['transformers', 'generators', 'validators', 'configurations'] };
const RESOURCES: Fields = { items: [], names: ['resources', 'bases'] };

/** Whether a file says what kustomize is to do with the files around it. */
export function isKustomization(file: string): boolean {
  return NAMES.includes(path.basename(file));
}

/** What files are to the kustomizations among them, by the identity of the file; a resource is itself, whatever else it is used for. */
export function rolesIn(files: readonly string[]): ReadonlyMap<string, Reason> {
  const all = files.filter(isKustomization).flatMap(file => valuesOf(file).map(value => ({ folder: path.dirname(file), value })));
  const named = (fields: Fields) => all.flatMap(({ folder, value }) => namedIn(value, fields).map(name => identityOf(path.join(folder, name))));
  const roles = new Map<string, Reason>();
  for (const file of named(CONFIGURATIONS)) roles.set(file, 'of kustomize');
  for (const file of named(PATCHES)) roles.set(file, 'patch of kustomize');
  for (const file of named(RESOURCES)) roles.delete(file);
  return roles;
}

/** Whoever reads it after us says what is wrong with it. */
function valuesOf(file: string): JsonObject[] {
  try {
    const results = parsedAll(documentsIn(fs.readFileSync(file, 'utf8')));
    return results.flatMap(result => 'problem' in result ? [] : result.values.map(objectIn).filter(value => value !== undefined));
  } catch {
    return [];
  }
}

function namedIn(value: JsonObject, { items, names }: Fields): string[] {
  const paths: (Json | undefined)[] = items.flatMap(field => itemsIn(value[field]).map(item => objectIn(item)?.path));
  // A patch may stand there itself.
  return [...paths, ...names.flatMap(field => itemsIn(value[field]))].map(textIn).filter(text => text !== undefined).filter(text => !text.includes('\n'));
}
