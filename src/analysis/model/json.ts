/** A value as YAML and JSON have it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** Values by name. */
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** The value if it is an object, and nothing otherwise: manifests hold what somebody wrote. */
export function objectIn(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as JsonObject : undefined;
}

/** The items of the value if it is a list, and no items otherwise. */
export function itemsIn(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value as readonly Json[] : [];
}

/** The value if it is a string, and nothing otherwise. */
export function textIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value if it is a number, and nothing otherwise. */
export function numberIn(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

const NO_TEXTS: Readonly<Record<string, string>> = {};

/** Strings by name, without other values. */
export function textsIn(value: Json | undefined): Readonly<Record<string, string>> {
  const object = objectIn(value);
  if (object === undefined) return NO_TEXTS;
  const texts = Object.entries(object).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return texts.length === Object.keys(object).length ? object as Readonly<Record<string, string>> : Object.fromEntries(texts);
}
