import type { JsonPatch } from 'cdk8s';
import { demandArgument } from '../border/demand';
import { text, withMethod } from '../border/kinds';
import { listOf } from '../border/list-of';
import { refuse } from '../refusals/refusal';

const ROUTE_NAME = text('shop/Shop');
const PATCHES = listOf(withMethod<JsonPatch>('a JsonPatch', 'JsonPatch.add(\'/corsPolicy\', …)', '_toJson'));

/** Refuses values that are no JSON: cdk8s resolves a Lazy in what is rendered, and a patch is applied after that. */
export function demandPlain(patches: readonly JsonPatch[], path: string, source: string): void {
  demandArgument(`patchRoute of '${path}'`, 'name', source, ROUTE_NAME);
  demandArgument(`patchRoute of '${path}'`, 'patches', patches, PATCHES);
  for (const patch of patches) {
    const kind = strangerIn({ ...patch });
    if (kind === undefined) continue;
    refuse('CDI217', `'${path}' patches the routes of '${source}' with a ${kind}, which is no plain value`,
      'pass the value itself: a string, a number, a boolean, a list or an object of these');
  }
}

/** The class of the first object that is more than its fields; nothing where there is none. */
function strangerIn(value: object): string | undefined {
  let found: string | undefined;
  JSON.stringify(value, (_, one: unknown) => {
    if (isPlain(one)) return one;
    found ??= nameOf(one);
    // What it holds may lead back to itself.
    return undefined;
  });
  return found;
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'function') return false;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return true;
  const kind: unknown = Object.getPrototypeOf(value);
  // The plain objects of another realm have another prototype, which has none either.
  return kind === null || Object.getPrototypeOf(kind) === null && !isToken(value);
}

/** As cdk8s knows a token of whatever library. */
function isToken(value: object): boolean {
  return 'resolve' in value && typeof value.resolve === 'function' || 'produce' in value && typeof value.produce === 'function';
}

function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value;
  return value.constructor === Object ? 'token' : value.constructor.name;
}
