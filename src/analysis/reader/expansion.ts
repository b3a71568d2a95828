import type { Json } from '../model/json';

/** An alias makes a copy of what it stands for: a document of few lines may be larger than any memory, or than anything. */
const MOST_VALUES = 1_000_000;
/** The same that the parser allows without aliases, and then some. */
const DEEPEST = 200;

/** Why aliases make values that cannot be read, or nothing where they do not. */
export function problemOfAliases(text: string, values: readonly Json[]): string | undefined {
  if (!mayHaveAliases(text)) return undefined;
  const { size, depth } = extentOf(values, new Map());
  if (size === Infinity) return 'an alias stands for something that it is a part of';
  if (depth > DEEPEST) return `its aliases are nested deeper than ${DEEPEST}`;
  return size > MOST_VALUES ? `its aliases stand for more than ${MOST_VALUES} values` : undefined;
}

/** Whether it is worth looking. */
export function mayHaveAliases(text: string): boolean {
  return text.includes('&') && text.includes('*');
}

/** How many values there are when every alias is replaced by what it stands for, and how deep they are nested. */
interface Extent {
  readonly size: number;
  readonly depth: number;
}

const SCALAR: Extent = { size: 1, depth: 0 };
const ENDLESS: Extent = { size: Infinity, depth: 0 };

function extentOf(value: Json | undefined, known: Map<Json, Extent>): Extent {
  if (typeof value !== 'object' || value === null) return SCALAR;
  const before = known.get(value);
  if (before !== undefined) return before;
  // Met again before it is known, a value contains itself.
  known.set(value, ENDLESS);
  let { size, depth } = SCALAR;
  for (const part of Object.values(value) as (Json | undefined)[]) {
    const inside = extentOf(part, known);
    size += inside.size;
    depth = Math.max(depth, inside.depth + 1);
  }
  const extent = { size, depth };
  known.set(value, extent);
  return extent;
}
