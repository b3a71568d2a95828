import { matchesRegex } from './regex';

/** What is asked of one part of a request. */
export type TextTest = LiteralTest
  | { readonly kind: 'regex'; readonly value: string }
  | { readonly kind: 'present' }
  | { readonly kind: 'absent' };

/** A test by letters. */
export interface LiteralTest {
  readonly kind: 'exact' | 'prefix';
  readonly value: string;
  /** Present where capitals and small letters are one: Istio can say that of paths alone. */
  readonly ignoreCase?: true;
}

/** No text passes both tests. */
export const NEVER = 'never';

/** Some text may pass both tests, but one test that says so cannot be written. */
export const INEXPRESSIBLE = 'inexpressible';

/** How strong a test says something; of two tests the stronger one can decide the weaker one. */
const STRENGTH = { absent: 0, exact: 1, prefix: 2, regex: 3, present: 4 } as const;

/** Whether a test is one by letters. */
export function isLiteral(test: TextTest): test is LiteralTest {
  return test.kind === 'exact' || test.kind === 'prefix';
}

/** Whether two tests are the same. */
export function sameTest(a: TextTest, b: TextTest): boolean {
  if (a.kind !== b.kind) return false;
  if (isLiteral(a) && isLiteral(b) && a.ignoreCase !== b.ignoreCase) return false;
  return !('value' in a) || !('value' in b) || a.value === b.value;
}

/** The test that passes just what both pass. */
export function bothTests(a: TextTest, b: TextTest): TextTest | typeof NEVER | typeof INEXPRESSIBLE {
  const [stronger, weaker] = STRENGTH[a.kind] <= STRENGTH[b.kind] ? [a, b] : [b, a];
  if (sameTest(a, b) || impliesTest(stronger, weaker)) return stronger;
  if (impliesTest(weaker, stronger)) return weaker;
  return mayMeet(stronger, weaker) ? INEXPRESSIBLE : NEVER;
}

/** Whether every string that passes `narrow` passes `broad`. Says no where it cannot tell: between two regular expressions. */
export function impliesTest(narrow: TextTest, broad: TextTest): boolean {
  if (sameTest(narrow, broad)) return true;
  if (narrow.kind === 'absent' || broad.kind === 'absent') return false;
  if (broad.kind === 'present') return true;
  if (!isLiteral(narrow)) return false;
  if (isLiteral(broad)) return impliesLiteral(narrow, broad);
  return narrow.kind === 'exact' && !narrow.ignoreCase && matchesRegex(broad.value, narrow.value);
}

/** A text whose letters may be of either case passes another test only if that one does not care, or asks for no letter. */
function impliesLiteral(narrow: LiteralTest, broad: LiteralTest): boolean {
  if (narrow.kind === 'prefix' && broad.kind === 'exact') return false;
  if (broad.ignoreCase || !hasLetters(broad.value)) return covers(folded(broad), folded(narrow).value);
  return !narrow.ignoreCase && covers(broad, narrow.value);
}

/** Whether some text may pass two tests of which neither implies the other. */
function mayMeet(stronger: TextTest, weaker: TextTest): boolean {
  if (!isLiteral(stronger)) return stronger.kind !== 'absent';
  if (!isLiteral(weaker)) return stronger.kind === 'prefix' || stronger.ignoreCase === true;
  // Letters of one case leave nothing open: one of the two would imply the other.
  if (!stronger.ignoreCase && !weaker.ignoreCase) return false;
  return covers(folded(stronger), folded(weaker).value) || covers(folded(weaker), folded(stronger).value);
}

function covers({ kind, value }: LiteralTest, text: string): boolean {
  return kind === 'exact' ? text === value : text.startsWith(value);
}

function folded({ kind, value }: LiteralTest): LiteralTest {
  return { kind, value: value.toLowerCase() };
}

/** Whether there is a letter, so that its case can matter. */
export function hasLetters(text: string): boolean {
  return /[A-Za-z]/.test(text);
}
