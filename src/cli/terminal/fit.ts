import { stripVTControlCharacters } from 'node:util';
import type { Output } from './process';

/** Of a terminal that does not say how wide it is. */
const USUAL = 80;
/** What does not get longer in a log, where nobody breaks lines. */
export const LONGEST = 160;

/** How wide lines may be that can be cut off. */
export function widthOf({ isTTY = false, columns }: Output): number {
  return isTTY ? columns ?? USUAL : LONGEST;
}

/** Parts of a sentence in one line, or each in its own where a terminal is too narrow for that. */
export function inLines(parts: readonly string[], output: Output): string[] {
  const line = parts.join(' ');
  return !output.isTTY || lengthOf(line) <= widthOf(output) ? [line] : parts.map((part, at) => at === 0 ? part : `  ${part}`);
}

/** A line with breaks between its words where a terminal ends. It is left as it is elsewhere: what reads a pipe wants one finding in one line. */
export function fitted(line: string, output: Output): string {
  if (!output.isTTY) return line;
  const indentation = /^ */.exec(stripVTControlCharacters(line))![0];
  return brokenAt(widthOf(output), line, `${indentation}  `).join('\n');
}

/** A line with breaks between its words where it is wider than it may be; what stands before each further line is given. */
export function brokenAt(width: number, line: string, before: string): string[] {
  if (lengthOf(line) <= width) return [line];
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(word);
    else if (lengthOf(last) + 1 + lengthOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${before}${word}`);
  }
  return lines;
}

/** A line that ends with dots if it would be longer. */
export function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}

function lengthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
