import { entryOf } from './catalogue/entry-of';
import type { Finding } from '../model/finding';
import type { Json } from '../model/json';

/**
 * What somebody fills in later: `${VAR}`, `$(VAR)`, `<VALUE>` or `{{ value }}`. A group of a regex has a name in the same signs, behind a `?`.
 */
const PLACEHOLDER = /\$\{[^{}\n]*\}|\$\([A-Za-z_][\w.-]*\)|(?<!\?P?|\\)<[A-Za-z][\w .-]*>|\{\{.*?\}\}/;

/** Whether nobody knows yet if a finding is right, as what it is about is still to be filled in. */
export function isAboutPlaceholder({ code, object, path, message }: Finding): boolean {
  if (PLACEHOLDER.test(message) || path.length > 1 && hasPlaceholder(valueAt(object.body, path))) return true;
  // Who an object is, is no matter to Istio when it refuses it for what it says.
  return (PLACEHOLDER.test(object.name) || PLACEHOLDER.test(object.namespace)) && !isRefusal(code);
}

function isRefusal(code: string): boolean {
  const istio = entryOf(code)?.istio;
  return istio === 'schema' || istio === 'webhook';
}

function valueAt(body: Json | undefined, path: Finding['path']): Json | undefined {
  let value = body;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string | number, Json | undefined>>)[step];
  }
  return value;
}

/** Parts of pods that no rule reads as a whole; in some of them Kubernetes itself fills in `$(VAR)`. */
const OF_PODS: ReadonlySet<string> = new Set(['containers', 'initContainers', 'volumes']);

function hasPlaceholder(value: Json | undefined): boolean {
  if (typeof value === 'string') return PLACEHOLDER.test(value);
  return typeof value === 'object' && value !== null && Object.entries(value)
    .some(([key, part]) => !OF_PODS.has(key) && (PLACEHOLDER.test(key) || hasPlaceholder(part as Json | undefined)));
}
