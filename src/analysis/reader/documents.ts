/** A part of a YAML text that is parsed by itself. */
export interface Chunk {
  readonly text: string;
  /** Of the file, from 1: where the text begins. */
  readonly start: number;
  /** Of the file, from 1: where something other than blank lines and comments begins. */
  readonly line: number;
}

const SEPARATOR = /^---(?=[ \t\r\n]|$)/gm;
const NOTHING = /(?:[ \t]*(?:#[^\n]*)?\r?\n|---[ \t]*(?:#[^\n]*)?\r?\n)*/y;
const DIRECTIVES = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*%/;

/** The documents of a YAML text. A line that begins with `---` is part of nothing else: quoted and block strings must not have one. */
export function documentsIn(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let from = 0;
  let line = 1;
  for (const end of [...separators(text), text.length]) {
    const part = text.slice(from, end);
    // Directives belong to the document that follows them.
    if (DIRECTIVES.test(part) && end < text.length && !part.includes('\n---')) continue;
    chunks.push({ text: part, start: line, line: line + leading(part) });
    line += linesIn(text, from, end);
    from = end;
  }
  return chunks;
}

function separators(text: string): number[] {
  return Array.from(text.matchAll(SEPARATOR), ({ index }) => index).filter(index => index > 0);
}

function leading(part: string): number {
  NOTHING.lastIndex = 0;
  NOTHING.exec(part);
  return linesIn(part, 0, NOTHING.lastIndex);
}

/** How many lines end in a part of a YAML text. */
export function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
