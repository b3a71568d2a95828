/** The smallest parts of an RE2 expression, in the order in which they are tried. */
const TOKEN = /\\[pP](?:\{\^?\w+\}|\w)|\\x(?:\{[0-9a-fA-F]+\}|[0-9a-fA-F]{2})|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*\]|\(\?P?<\w+>|\(\?[\w-]*:|\(\?[\w-]+\)|\{\d+(?:,\d*)?\}\??|[*+?]\??|[\s\S]/g;

/** An expression by its alternatives; any of them may match. */
type Alternatives = readonly Sequence[];

/** Parts that follow one another. */
type Sequence = readonly Part[];

interface Part {
  readonly token: string;
  /** What stands in it, if it is a group. */
  readonly inside?: Alternatives;
  /** Whether a match may do without it. */
  readonly isOptional: boolean;
}

/** Whether every text that matches holds the character. Says no where it cannot tell. */
export function alwaysHolds(pattern: string, character: string): boolean {
  const forms = [character, `\\${character}`, `[${character}]`];
  const holds = (alternatives: Alternatives): boolean => alternatives.every(parts =>
    parts.some(({ token, inside, isOptional }) => !isOptional && (inside ? holds(inside) : forms.includes(token))));
  return holds(partsOf(pattern));
}

/** Whether no text matches, since a beginning is asked for behind something, or something behind the end. Says no where it cannot tell. */
export function matchesNothing(pattern: string): boolean {
  if (/\(\?[\w-]*m/.test(pattern)) return false;
  return partsOf(pattern).every(parts => {
    const begins = parts.findIndex(({ token }) => token === '^');
    const ends = parts.findIndex(({ token }) => token === '$');
    return (begins > 0 && parts.slice(0, begins).some(takesText)) || (ends >= 0 && parts.slice(ends).some(takesText));
  });
}

/** Whether an expression is written between slashes and with flags, as JavaScript has it. */
export function readsAsJavaScript(pattern: string): boolean {
  return /^\/.+\/[dgimsuvy]+$/.test(pattern);
}

function takesText({ token, inside, isOptional }: Part): boolean {
  if (isOptional || token === '^' || token === '$' || /^\\[AzbBQE]$/.test(token) || /^\(\?[\w-]+\)$/.test(token)) return false;
  return inside ? inside.every(parts => parts.some(takesText)) : true;
}

function partsOf(pattern: string): Alternatives {
  const tokens = pattern.match(TOKEN) ?? [];
  return alternativesIn(tokens, { at: 0 });
}

/** Reads up to the end of the group that the place is in. */
function alternativesIn(tokens: readonly string[], place: { at: number }): Alternatives {
  const alternatives: Part[][] = [[]];
  for (; place.at < tokens.length && tokens[place.at] !== ')'; place.at++) {
    const token = tokens[place.at];
    if (token === '|') alternatives.push([]);
    else alternatives.at(-1)!.push(partAt(tokens, place));
  }
  return alternatives;
}

function partAt(tokens: readonly string[], place: { at: number }): Part {
  const token = tokens[place.at];
  const isGroup = token.startsWith('(') && !/^\(\?[\w-]+\)$/.test(token);
  if (isGroup) place.at++;
  const inside = isGroup ? alternativesIn(tokens, place) : undefined;
  const repeated = tokens[place.at + 1] ?? '';
  const isRepeated = /^(?:[*+?]|\{\d)/.test(repeated) && repeated !== '{';
  if (isRepeated) place.at++;
  return { token, inside, isOptional: isRepeated && /^(?:[*?]|\{0)/.test(repeated) };
}
