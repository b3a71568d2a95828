import { textsAt } from './fields';
import type { JsonObject } from '../../model/json';

/** The namespaces that may see an object: everyone's is `*`. */
export type Exports = ReadonlySet<string>;

export const EVERYONE: Exports = new Set(['*']);

/** Where an object is visible: everywhere unless it says otherwise. */
export function exportsOf(spec: JsonObject, namespace: string): Exports {
  return exportsIn(textsAt(spec, 'exportTo'), namespace);
}

export function exportsIn(names: readonly string[], namespace: string): Exports {
  return names.length === 0 ? EVERYONE : new Set(names.map(name => name === '.' ? namespace : name));
}

/** With `*` nothing else counts; with `~` and without `*` nobody sees it. */
export function isExportedTo(exports: Exports, namespace: string): boolean {
  return exports.has('*') || !exports.has('~') && exports.has(namespace);
}
