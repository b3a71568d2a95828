import { quoted } from './quoted';
const TOKEN = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/;
const PSEUDO = new Set([':method', ':scheme', ':authority', ':path', ':status']);
const CLAIMS = '@request.auth.claims';

/** Whether a header of a match is a claim of a token. */
export function isClaim(name: string): boolean {
  if (!name.toLowerCase().startsWith(CLAIMS)) return false;
  const rest = name.slice(CLAIMS.length);
  return rest.startsWith('.') && rest.length > 1 || rest.startsWith('[') && rest.endsWith(']') && rest.length > 2;
}

/** Whether a match may name this header. */
export function isMatchable(name: string): boolean {
  return isClaim(name) || PSEUDO.has(name) || TOKEN.test(name);
}

/** Whether a CORS policy may name this header. */
export function isCorsHeader(name: string): boolean {
  return TOKEN.test(name);
}

/** Whether a header is the host of a request. */
export function isAuthority(name: string): boolean {
  return [':authority', 'host'].includes(name.toLowerCase());
}

/** What is wrong with a header that is added to or set on a request. */
export function settableProblem(name: string): string | undefined {
  if (name === '') return 'the name of a header is empty';
  return name.startsWith(':') && !isAuthority(name) ? `${quoted(name)} cannot be changed` : undefined;
}

/** What is wrong with a header that is removed from a request, or that is changed in a response. */
export function changeableProblem(name: string): string | undefined {
  if (name === '') return 'the name of a header is empty';
  return name.startsWith(':') || name.toLowerCase() === 'host' ? `${quoted(name)} cannot be changed` : undefined;
}

/** Where a reader of a header value stands: in plain text, or how deep in `%NAME(argument)%`. */
type State = 'plain' | 'name' | 'arguments' | 'string' | 'next' | 'quote' | 'closing' | 'end';

const blank = (at: State) => (char: string): State | undefined => char === ' ' ? at : undefined;

/** What a character leads to; nothing where it must not stand. */
const STEPS: Readonly<Record<Exclude<State, 'plain' | 'string'>, (char: string) => State | undefined>> = {
  name: char => char === '%' ? 'plain' : char === '(' ? 'arguments' : 'name',
  arguments: char => char === '[' ? 'quote' : char === ' ' ? 'arguments' : 'string',
  next: char => char === ',' ? 'quote' : char === ']' ? 'closing' : blank('next')(char),
  quote: char => char === '"' ? 'string' : blank('quote')(char),
  closing: char => char === ')' ? 'end' : blank('closing')(char),
  end: char => char === '%' ? 'plain' : blank('end')(char),
};

/** What is wrong with the value of a header: a `%` is written `%%` or stands around a variable. */
export function headerValueProblem(value: string): string | undefined {
  if (hasControl(value)) return `${JSON.stringify(value)} has a control character`;
  const bytes = Buffer.from(value).toString('latin1');
  let state: State = 'plain';
  for (let at = 0; at < bytes.length;) {
    const [next, length] = step(state, bytes[at], bytes[at + 1]);
    if (next === undefined) return `${quoted(value)} has a % that is neither doubled nor around a variable`;
    state = next;
    at += length;
  }
  return state === 'plain' ? undefined : `${quoted(value)} has a variable that does not end`;
}

/** The next state, and how many characters lead to it. */
function step(state: State, char: string, next: string | undefined): [state: State | undefined, length: number] {
  if (state === 'string') {
    if (char === '\\') return [next === undefined ? undefined : 'string', 2];
    return [char === ')' ? 'end' : char === '"' ? 'next' : 'string', 1];
  }
  if (state !== 'plain') return [STEPS[state](char), 1];
  if (char !== '%') return ['plain', 1];
  return next === '%' ? ['plain', 2] : [next === undefined ? undefined : 'name', 1];
}

function hasControl(value: string): boolean {
  return [...value].some(char => char < ' ' && char !== '\t' || char === '\u007f');
}
