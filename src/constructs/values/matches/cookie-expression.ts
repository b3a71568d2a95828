import { matchesRegex } from './regex';
import { refuse } from '../../refusals/refusal';

/** The parts of an RE2 expression that matter here, in the order in which they are tried. */
const TOKEN = /\\[pP](?:\{\^?\w+\}|\w)|\\x(?:\{[0-9a-fA-F]+\}|[0-9a-fA-F]{2})|\\[0-7]{1,3}|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*\]|\(\?P?<\w+>|\(\?\w*:|\(\?\w+\)|\(\?|[\s\S]/g;

/**
 * The expression as it has to stand inside a Cookie header, so that it means for the value what it means for a string.
 *
 * Nothing in it may match a `;`: `.` and negated classes are kept from it, whatever else does is refused. Groups lose their names, because
 * several cookies are written in every order and RE2 takes a name once.
 */
export function withinOneCookie(pattern: string): string {
  return pattern.replace(TOKEN, token => {
    if (token === '.') return '[^;]';
    if (/^\(\?P?</.test(token)) return '(';
    if (token === '(?' || (token.startsWith('(?') && /[ms]/.test(token))) return refuseToken(pattern, token);
    if (token.startsWith('[')) return classWithin(pattern, token);
    if (/^(\^|\$|\\[AzQEC])$/.test(token)) return refuseToken(pattern, token);
    return isAtom(token) && matchesRegex(token, ';') ? refuseToken(pattern, token) : token;
  });
}

/** What stands for a character by itself, and not for the structure around it. */
function isAtom(token: string): boolean {
  return token === ';' || (token.startsWith('\\') && !/^\\[bB]$/.test(token));
}

function classWithin(pattern: string, token: string): string {
  if (!matchesRegex(token, ';')) return token;
  if (!token.startsWith('[^')) return refuseToken(pattern, token);
  // A bracket right after the opening one stands for itself.
  const narrowed = token.startsWith('[^]') ? `[^;\\]${token.slice(3)}` : `[^;${token.slice(2)}`;
  return matchesRegex(narrowed, ';') ? refuseToken(pattern, token) : narrowed;
}

function refuseToken(pattern: string, token: string): never {
  return refuse('CDI108', `'${token}' in the expression '${pattern}' does not stay within the value of one cookie`,
    'the whole value is compared, so leave anchors out, and use classes such as [^;] or \\w that hold no semicolon');
}
