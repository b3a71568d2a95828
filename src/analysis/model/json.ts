/** A value as YAML and JSON have it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** Values by name. */
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** The value as an object, or nothing where it is none: manifests hold what somebody wrote. */
export function objectIn(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as JsonObject : undefined;
}

/** The items of a list, or none where it is no list. */
export function itemsIn(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value as readonly Json[] : [];
}

/** The value as a text, or nothing where it is none. */
export function textIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value as a number, or nothing where it is none. */
export function numberIn(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
