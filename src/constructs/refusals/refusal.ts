import type { RefusalCode } from './catalogue';

/** Something that is wrong, as plain data: checks return it, constructors throw it. */
export interface Problem {
  readonly code: RefusalCode;
  /** What is wrong, the value got and the construct paths concerned; lower case, no full stop. */
  readonly problem: string;
  /** What to do about it; lower case, no full stop. */
  readonly remedy: string;
}

/** The one text of a finding, wherever it is shown. */
export function textOf({ code, problem, remedy }: Problem): string {
  return `${problem}; ${remedy} (${code})`;
}

/** Thrown where a wrong value meets the library, so that the stack trace ends in the user's line. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(finding: Problem) {
    super(textOf(finding));
    this.name = 'Refusal';
    this.code = finding.code;
  }
}

/** Refuses a value on the spot. */
export function refuse(code: RefusalCode, problem: string, remedy: string): never {
  throw new Refusal({ code, problem, remedy });
}

/** A list in words: `'v1', 'v2'`, or `none`. */
export function listed(items: Iterable<string>): string {
  return [...items].map(item => `'${item}'`).join(', ') || 'none';
}

/** A value as it was written: a string in quotes, so that '80' is not mistaken for 80, and what has no short text by what it is. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? 'a list' : shownObject(value);
}

/** A class as it stands in a sentence: `a Percent`. */
export function withArticle(name: string): string {
  return `${/^[aeio]/i.test(name) ? 'an' : 'a'} ${name}`;
}

/** The text of an object says nothing, so it goes by its class. */
function shownObject(value: object): string {
  const type = Object.getPrototypeOf(value) as object | null;
  if (type === null || type === Object.prototype) return 'an object';
  return withArticle((type as { constructor?: { name: string } }).constructor?.name ?? 'object');
}
