import type { Kind } from './kind';
import { withArticle } from '../refusals/refusal';

/** Any string, such as this one. */
export function text(example: string): Kind<string, false> {
  return kind('a string', `'${example}'`, (value): value is string => typeof value === 'string');
}

/** Any number. */
export const NUMBER = kind('a number', '8080', (value): value is number => typeof value === 'number');

/** True or false. */
export const FLAG = kind('true or false', 'true', (value): value is boolean => typeof value === 'boolean');

/** Something with a place in the app. */
export const CONSTRUCT = having<object>('a construct', 'the chart', 'node');

/** Objects of a class, of its subclasses, and of the class of that name in another copy of this package. */
export function instanceOf<T>(type: { readonly prototype: T; readonly name: string }, example: string): Kind<T, false> {
  const { name, prototype } = type;
  return kind(withArticle(name), example, (value): value is T => isMadeBy(value, name, prototype));
}

/** Objects of another library, by members of which they have at least one. */
export function having<T>(noun: string, example: string, ...members: readonly string[]): Kind<T, false> {
  return kind(noun, example, (value): value is T => typeof value === 'object' && value !== null && members.some(member => member in value));
}

/** Objects of a class of another library, or of whatever implements an interface, by a method of theirs. */
export function withMethod<T>(noun: string, example: string, method: string): Kind<T, false> {
  return kind(noun, example, (value): value is T => typeof (value as Readonly<Record<string, unknown>> | null | undefined)?.[method] === 'function');
}

/** One of these words. */
export function oneOf<T extends string>(words: readonly T[], example: string): Kind<T, false> {
  return kind(`one of ${words.map(word => `'${word}'`).join(', ')}`, example, (value): value is T => words.includes(value as T));
}

/** What a check refuses by a code of its own, whatever it is. */
export function checkedLater<T>(noun: string, example: string): Kind<T, false> {
  return kind(noun, example, (_value): _value is T => true);
}

/** The same, or nothing. */
export function optional<T>(given: Kind<T>): Kind<T | undefined, true> {
  return { ...given, isOptional: true, accepts: (value): value is T | undefined => value === undefined || given.accepts(value) };
}

function kind<T>(noun: string, example: string, accepts: (value: unknown) => value is T): Kind<T, false> {
  return { noun, example, isOptional: false, accepts };
}

function isMadeBy(value: unknown, name: string, prototype: unknown): boolean {
  if (typeof value !== 'object') return false;
  for (let type = prototypeOf(value); type !== null; type = prototypeOf(type)) {
    if (type === prototype || (type as { constructor?: { name: string } }).constructor?.name === name) return true;
  }
  return false;
}

function prototypeOf(value: object | null): object | null {
  return value === null ? null : Object.getPrototypeOf(value) as object | null;
}
