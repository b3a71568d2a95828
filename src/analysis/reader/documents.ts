/** A part of a YAML text that is parsed by itself. */
export interface Chunk {
  readonly text: string;
  /** Of the file, from 1: where the text begins. */
  readonly start: number;
  /** Of the file, from 1: where something other than blank lines and comments begins. */
  readonly line: number;
}

const SEPARATOR = /---(?=[ \t\r\n]|$)/y;
const DASH = '-'.charCodeAt(0);
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
  let from: Position = { at: 0, line: 1 };
  for (const end of ends(text)) {
    const part = text.slice(from.at, end.at);
    const { line } = from;
    // Directives belong to the document that follows them.
    if (DIRECTIVES.test(part) && end.at < text.length && !part.includes('\n---')) continue;
    chunks.push(...objectsOfJson(part, line) ?? [{ text: part, start: line, line: line + leading(part) }]);
    from = end;
  }
  return chunks;
}

interface Position {
  readonly at: number;
  readonly line: number;
}

/** Where documents end, found while lines are counted: large texts take long to walk through. */
function ends(text: string): Position[] {
  const found: Position[] = [];
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    line++;
    if (text.charCodeAt(at + 1) !== DASH) continue;
    SEPARATOR.lastIndex = at + 1;
    if (SEPARATOR.test(text)) found.push({ at: at + 1, line });
  }
  return [...found, { at: text.length, line }];
}

/** A stream of JSON needs no separators; nothing where a part is one document. */
function objectsOfJson(part: string, start: number): Chunk[] | undefined {
  const before = /^(?:---)?\s*(?=\{)/.exec(part)?.[0].length;
  if (before === undefined) return undefined;
  const others = Array.from(part.matchAll(BETWEEN_OBJECTS), ({ index, 0: { length } }) => index + length);
  if (others.length === 0) return undefined;
  let line = start;
  let counted = 0;
  return [before, ...others].map((from, at) => {
    line += linesIn(part, counted, from);
    counted = from;
    return { text: part.slice(from, others[at]), start: line, line };
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
