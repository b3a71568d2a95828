import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml';
import { type Chunk, linesIn } from './documents';
import { parsedAnywhere } from './indentation';

/** A path into a document. */
export type Path = readonly (string | number)[];

/** Where the values of a part of a YAML text are. The text is parsed once more when somebody first asks. */
export function linesOf(chunk: Chunk): (path: Path) => number {
  let from: Source | undefined;
  return path => {
    from ??= sourceOf(chunk.text);
    const position = from.events.length === 0 ? undefined : positionOf(from, path);
    return position === undefined ? chunk.line : chunk.start + linesIn(from.source, 0, position);
  };
}

/** The line of every item of a list in a document. */
export function lineOfItems(chunk: Chunk, path: Path): number[] {
  const from = sourceOf(chunk.text);
  const { source, events } = from;
  const found = valueAt(from, path);
  if (found === undefined || events[found]?.type !== EVENT_ID.SEQUENCE) return [];
  const lines: number[] = [];
  let line = chunk.start;
  let counted = 0;
  for (let at = found + 1; events[at].type !== EVENT_ID.POP; at = after(events, at)) {
    const position = startOf(events[at]);
    line += linesIn(source, counted, position);
    counted = position;
    lines.push(line);
  }
  return lines;
}

/** A text as it was parsed, which has the same lines as it was written with. */
interface Source {
  readonly source: string;
  readonly events: readonly Event[];
}

/** What only the parser of JSON takes has no positions. */
function sourceOf(text: string): Source {
  try {
    return parsedAnywhere(text, source => ({ source, events: parseEvents(source, {}) }));
  } catch {
    return { source: text, events: [] };
  }
}

/** The root follows the event that opens the document. */
const ROOT = 1;

function positionOf(from: Source, path: Path): number | undefined {
  let at = ROOT;
  let position: number | undefined;
  for (const step of path) {
    const found = childOf(from, at, step);
    if (found === undefined) return position;
    position = found.position;
    at = found.value;
  }
  return position;
}

function valueAt(from: Source, path: Path): number | undefined {
  let at = ROOT;
  for (const step of path) {
    const found = childOf(from, at, step);
    if (found === undefined) return undefined;
    at = found.value;
  }
  return at;
}

interface Child {
  /** The event of the value. */
  readonly value: number;
  /** Where the key stands, or the item. */
  readonly position: number;
}

function childOf({ source, events }: Source, at: number, step: string | number): Child | undefined {
  const isMapping = events[at]?.type === EVENT_ID.MAPPING;
  if (!isMapping && events[at]?.type !== EVENT_ID.SEQUENCE) return undefined;
  let index = 0;
  for (let child = at + 1; events[child].type !== EVENT_ID.POP; index++) {
    const value = isMapping ? after(events, child) : child;
    if (isMapping ? textOf(source, events[child]) === String(step) : index === step) return { value, position: startOf(events[child]) };
    child = after(events, value);
  }
  return undefined;
}

/** The event behind a value. */
function after(events: readonly Event[], at: number): number {
  let depth = 0;
  do {
    const { type } = events[at++];
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++;
    if (type === EVENT_ID.POP) depth--;
  } while (depth > 0);
  return at;
}

function textOf(source: string, event: Event): string | undefined {
  return event.type === EVENT_ID.SCALAR ? getScalarValue(source, event) : undefined;
}

function startOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return Math.max(event.valueStart, event.tagStart, event.anchorStart, 0);
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart;
  return 'start' in event ? event.start : 0;
}
