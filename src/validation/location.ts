import { entryOf } from '../analysis/checks/catalogue/entry-of';
import { fieldOf } from '../analysis/model/field-path';
import type { Finding } from '../analysis/model/finding';
import type { ManifestObject } from '../analysis/model/manifest';

/** A code with what Istio and Kiali call the same. */
export function named(code: string): string {
  const { istio, kiali } = entryOf(code)!;
  const others = [istio, kiali].filter(other => other !== null && /\d$/.test(other));
  return others.length === 0 ? code : `${code} (${others.join(', ')})`;
}

/** An object by its kind, namespace and name. */
export function titleOf({ kind, namespace, name }: ManifestObject): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}

/** Where within its file something is found, and what. */
export function placed({ object, path, message }: Finding): string {
  const field = path.length === 0 ? '' : `, ${fieldOf(path)}`;
  return `line ${object.lineOf(path)}, ${titleOf(object)}${field}: ${message}`;
}
