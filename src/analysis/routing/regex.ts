import type { RE2JS } from 're2js';

const COMPILED = new Map<string, RE2JS | undefined>();
const MOST_KEPT = 10_000;

/** Whether a regular expression of RE2 describes the whole text. What is none describes nothing. */
export function matchesWhole(expression: string, text: string): boolean {
  return compiled(expression)?.matches(text) ?? false;
}

/** Every match replaced, with groups as Envoy writes them: `\1`. */
export function replaced(expression: string, substitution: string, text: string): string {
  const found = compiled(expression);
  if (found === undefined) return text;
  const matcher = found.matcher(text);
  let result = '';
  let end = 0;
  while (matcher.find()) {
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? '');
    result += text.slice(end, matcher.start()) + substitution.replace(/\\(\d)/g, (_, group: string) => groups[Number(group)] ?? '');
    end = matcher.end();
  }
  return result + text.slice(end);
}

function compiled(expression: string): RE2JS | undefined {
  if (COMPILED.has(expression)) return COMPILED.get(expression);
  if (COMPILED.size >= MOST_KEPT) COMPILED.clear();
  const found = compile(expression);
  COMPILED.set(expression, found);
  return found;
}

function compile(expression: string): RE2JS | undefined {
  // Loaded by the first regular expression, not by every start.
  const { RE2JS: re2 } = require('re2js') as typeof import('re2js');
  try {
    return re2.compile(expression);
  } catch {
    return undefined;
  }
}
