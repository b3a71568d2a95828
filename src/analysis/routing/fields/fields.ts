import { type Json, type JsonObject, itemsIn, objectIn, textIn } from '../../model/json';

const SNAKE = new Map<string, string>();

/** Istio takes the names of fields as its JSON has them and as its protocol buffers have them. */
export function field(object: JsonObject | undefined, name: string): Json | undefined {
  if (object === undefined) return undefined;
  const value = object[name];
  if (value !== undefined) return value ?? undefined;
  let snake = SNAKE.get(name);
  if (snake === undefined) SNAKE.set(name, snake = name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`));
  return object[snake] ?? undefined;
}

export function objectAt(object: JsonObject | undefined, name: string): JsonObject | undefined {
  return objectIn(field(object, name));
}

export function itemsAt(object: JsonObject | undefined, name: string): readonly Json[] {
  return itemsIn(field(object, name));
}

/** The items that are objects. */
export function objectsAt(object: JsonObject | undefined, name: string): readonly JsonObject[] {
  return itemsAt(object, name).map(objectIn).filter(item => item !== undefined);
}

/** The items that are strings. */
export function textsAt(object: JsonObject | undefined, name: string): readonly string[] {
  return itemsAt(object, name).filter(item => typeof item === 'string');
}

/** Empty if there is no string, as in protocol buffers. */
export function textAt(object: JsonObject | undefined, name: string): string {
  return textIn(field(object, name)) ?? '';
}

/** A number, also one in a string; 0 if there is no number. */
export function numberAt(object: JsonObject | undefined, name: string): number {
  return optionalNumberAt(object, name) ?? 0;
}

export function optionalNumberAt(object: JsonObject | undefined, name: string): number | undefined {
  const value = field(object, name);
  if (typeof value === 'number') return value;
  const number = typeof value === 'string' && value !== '' ? Number(value) : NaN;
  return Number.isNaN(number) ? undefined : number;
}

export function flagAt(object: JsonObject | undefined, name: string): boolean {
  return field(object, name) === true;
}

/** Strings by name; other values are left out. */
export function textMapAt(object: JsonObject | undefined, name: string): Readonly<Record<string, string>> {
  return textMap(field(object, name));
}

/** Strings by name; other values are left out. */
export function textMap(value: Json | undefined): Readonly<Record<string, string>> {
  const entries = Object.entries(objectIn(value) ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries);
}
