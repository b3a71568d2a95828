/** A part of a YAML text that is parsed by itself. */
export interface Chunk {
  readonly text: string;
  /** Of the file, from 1: where the text begins. */
  readonly start: number;
  /** Of the file, from 1: where something other than blank lines and comments begins. */
  readonly line: number;
}

const SEPARATOR = '\n---';
const END_OF_SEPARATOR = /[ \t\r\n]|$/y;
/** Files that are put together keep the mark of each: before a document, and before its separator. */
const BYTE_ORDER_MARK = '\uFEFF';
const MARKS_OF_LINES = /^\uFEFF/gm;
/** Between JSON objects that follow each other, each on a line or on several. */
const BETWEEN_OBJECTS = /\}[ \t\r]*\n\s*(?=\{)/g;
const NOTHING = /(?:[ \t]*(?:#[^\n]*)?\r?\n|---[ \t]*(?:#[^\n]*)?\r?\n)*/y;
const DIRECTIVES = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*%/;

/** The documents of a text. A line of YAML that begins with `---` is part of nothing else: quoted and block strings must not have one. */
export function documentsIn(written: string): Chunk[] {
  const text = written.includes(BYTE_ORDER_MARK) ? written.replace(MARKS_OF_LINES, '') : written;
  const chunks: Chunk[] = [];
  let from = 0;
  let line = 1;
  for (const end of [...separators(text), text.length]) {
    const part = text.slice(from, end);
    // Directives belong to the document that follows them.
    if (DIRECTIVES.test(part) && end < text.length && !part.includes('\n---')) continue;
    chunks.push(...objectsOfJson(part, line) ?? [{ text: part, start: line, line: line + leading(part) }]);
    line += linesIn(text, from, end);
    from = end;
  }
  return chunks;
}

function separators(text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, at + 1)) {
    END_OF_SEPARATOR.lastIndex = at + SEPARATOR.length;
    if (END_OF_SEPARATOR.test(text)) found.push(at + 1);
  }
  return found;
}

/** A stream of JSON needs no separators; nothing where a part is one document. */
function objectsOfJson(part: string, start: number): Chunk[] | undefined {
  const before = /^(?:---)?\s*(?=\{)/.exec(part)?.[0].length;
  if (before === undefined) return undefined;
  const ends = Array.from(part.matchAll(BETWEEN_OBJECTS), ({ index, 0: { length } }) => index + length);
  if (ends.length === 0) return undefined;
  let line = start;
  let counted = 0;
  return [before, ...ends].map((from, at) => {
    line += linesIn(part, counted, from);
    counted = from;
    return { text: part.slice(from, ends[at]), start: line, line };
  });
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
