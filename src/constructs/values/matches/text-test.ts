import { matchesRegex } from './regex';

/** What is asked of one part of a request. */
export type TextTest =
  | { readonly kind: 'exact'; readonly value: string }
  | { readonly kind: 'prefix'; readonly value: string }
  | { readonly kind: 'regex'; readonly value: string }
  | { readonly kind: 'present' }
  | { readonly kind: 'absent' };

/** No text passes both tests. */
export const NEVER = 'never';

/** Some text may pass both tests, but one test that says so cannot be written. */
export const INEXPRESSIBLE = 'inexpressible';

/** How strong a test says something; of two tests the stronger one can decide the weaker one. */
const STRENGTH = { absent: 0, exact: 1, prefix: 2, regex: 3, present: 4 } as const;

/** Whether two tests are the same. */
export function sameTest(a: TextTest, b: TextTest): boolean {
  return a.kind === b.kind && (!('value' in a) || !('value' in b) || a.value === b.value);
}

/** The test that passes just what both pass. */
export function bothTests(a: TextTest, b: TextTest): TextTest | typeof NEVER | typeof INEXPRESSIBLE {
  const [stronger, weaker] = STRENGTH[a.kind] <= STRENGTH[b.kind] ? [a, b] : [b, a];
  if (sameTest(a, b) || impliesTest(stronger, weaker)) return stronger;
  if (impliesTest(weaker, stronger)) return weaker;
  if (stronger.kind === 'absent' || stronger.kind === 'exact') return NEVER;
  return stronger.kind === 'prefix' && weaker.kind === 'prefix' ? NEVER : INEXPRESSIBLE;
}

/** Whether every string that passes `narrow` passes `broad`. Says no where it cannot tell: between two regular expressions. */
export function impliesTest(narrow: TextTest, broad: TextTest): boolean {
  if (sameTest(narrow, broad)) return true;
  if (narrow.kind === 'absent' || broad.kind === 'absent') return false;
  if (broad.kind === 'present') return true;
  if (narrow.kind === 'exact') return passes(narrow.value, broad);
  return narrow.kind === 'prefix' && broad.kind === 'prefix' && narrow.value.startsWith(broad.value);
}

/** Whether a string passes a test. */
function passes(text: string, test: TextTest): boolean {
  switch (test.kind) {
    case 'exact': return text === test.value;
    case 'prefix': return text.startsWith(test.value);
    case 'regex': return matchesRegex(test.value, text);
    case 'present': return true;
    case 'absent': return false;
  }
}
