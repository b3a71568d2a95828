import type { RE2JS } from 're2js';

const COMPILED = new Map<string, RE2JS | Error>();
const MOST_KEPT = 10_000;

/** A regular expression as Envoy reads it, or why it is invalid. Compiled once. */
export function re2(expression: string): RE2JS | Error {
  const known = COMPILED.get(expression);
  if (known !== undefined) return known;
  if (COMPILED.size >= MOST_KEPT) COMPILED.clear();
  const found = compiled(expression);
  COMPILED.set(expression, found);
  return found;
}

function compiled(expression: string): RE2JS | Error {
  // Loaded by the first regular expression, not by every start.
  const { RE2JS: engine } = require('re2js') as typeof import('re2js');
  try {
    return engine.compile(expression);
  } catch (error) {
    return error as Error;
  }
}
