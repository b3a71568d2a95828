import * as fc from 'fast-check';
import { bothTests, impliesTest, INEXPRESSIBLE, NEVER, sameTest, type TextTest } from '../../../../src/constructs/values/matches/text-test';
import { runs } from '../../../support/runs';

const exact = (value: string): TextTest => ({ kind: 'exact', value });
const prefix = (value: string): TextTest => ({ kind: 'prefix', value });
const inAnyCase = (kind: 'exact' | 'prefix') => (value: string): TextTest => ({ kind, value, ignoreCase: true });
const regex = (value: string): TextTest => ({ kind: 'regex', value });
const present: TextTest = { kind: 'present' };
const absent: TextTest = { kind: 'absent' };

/** Every string of up to four letters, and no string at all. */
const LETTERS = ['', 'a', 'b', 'A', 'B', '/'];
const WORLD = [undefined, ...LETTERS.flatMap(one => LETTERS.flatMap(two => LETTERS.flatMap(three => LETTERS.map(four => one + two + three + four))))];

/** What a test means; shares no code with the library. */
function holds(test: TextTest, text: string | undefined): boolean {
  if (text === undefined || test.kind === 'absent') return text === undefined && test.kind === 'absent';
  if (test.kind === 'present') return true;
  if ((test.kind === 'exact' || test.kind === 'prefix') && test.ignoreCase) {
    return holds({ kind: test.kind, value: test.value.toUpperCase() }, text.toUpperCase());
  }
  if (test.kind === 'exact') return text === test.value;
  return test.kind === 'prefix' ? text.startsWith(test.value) : new RegExp(`^(?:${test.value})$`).test(text);
}

const texts = fc.constantFrom('a', 'b', 'ab', 'aa', 'ba', 'aab', 'abb', 'A', 'Ab', '/', '/a');
const simple: fc.Arbitrary<TextTest> = fc.oneof(texts.map(exact), texts.map(prefix), texts.map(inAnyCase('exact')), texts.map(inAnyCase('prefix')), fc.constantFrom(present, absent));
const tests: fc.Arbitrary<TextTest> = fc.oneof(simple, fc.constantFrom('a', 'a.*', '.*b', 'a|b', '[ab]+', '', '.*').map(regex));
const pairs = fc.tuple(tests, tests);

const shownWith = (a: TextTest, b: TextTest) => WORLD.filter(text => holds(a, text) && holds(b, text));

describe('both tests', () => {
  test.each([
    [exact('ab'), exact('ab'), exact('ab')],
    [exact('ab'), exact('a'), NEVER],
    [exact('ab'), prefix('a'), exact('ab')],
    [exact('ab'), prefix('b'), NEVER],
    [exact('ab'), inAnyCase('exact')('AB'), exact('ab')],
    [exact('ab'), inAnyCase('prefix')('A'), exact('ab')],
    [prefix('ab'), inAnyCase('prefix')('A'), prefix('ab')],
    [prefix('a'), inAnyCase('prefix')('AB'), INEXPRESSIBLE],
    [prefix('a'), inAnyCase('exact')('AB'), INEXPRESSIBLE],
    [prefix('/'), inAnyCase('exact')('/a'), inAnyCase('exact')('/a')],
    [prefix('b'), inAnyCase('exact')('AB'), NEVER],
    [regex('a.*'), inAnyCase('exact')('AB'), INEXPRESSIBLE],
    [exact('ab'), regex('a.'), exact('ab')],
    [exact('ab'), regex('a'), NEVER],
    [exact('ab'), present, exact('ab')],
    [exact('ab'), absent, NEVER],
    [prefix('a'), prefix('ab'), prefix('ab')],
    [prefix('a'), prefix('b'), NEVER],
    [prefix('a'), regex('a.*'), INEXPRESSIBLE],
    [prefix('a'), present, prefix('a')],
    [prefix('a'), absent, NEVER],
    [regex('a.*'), regex('a.*'), regex('a.*')],
    [regex('a.*'), regex('.*b'), INEXPRESSIBLE],
    [regex('a.*'), present, regex('a.*')],
    [regex('a.*'), absent, NEVER],
    [present, present, present],
    [present, absent, NEVER],
    [absent, absent, absent],
  ])('of %j and %j are %j, whichever comes first', (a, b, both) => {
    expect(bothTests(a, b)).toEqual(both);
    expect(bothTests(b, a)).toEqual(both);
  });

  test('pass the strings that each of the two passes, no more and no fewer', () => {
    fc.assert(fc.property(pairs, ([a, b]) => {
      const both = bothTests(a, b);
      fc.pre(both !== INEXPRESSIBLE);
      expect(WORLD.filter(text => both !== NEVER && holds(both as TextTest, text))).toEqual(shownWith(a, b));
    }), { numRuns: runs(2000) });
  });

  test('cannot be said where letters may be of either case only if some string passes both', () => {
    fc.assert(fc.property(fc.tuple(simple, simple), ([a, b]) => {
      fc.pre(bothTests(a, b) === INEXPRESSIBLE);
      expect(shownWith(a, b)).not.toEqual([]);
    }), { numRuns: runs(2000) });
  });

  test('cannot be said only where an expression meets another one or a beginning, as long as letters have one case', () => {
    fc.assert(fc.property(pairs.filter(both => both.every(one => !('ignoreCase' in one))), ([a, b]) => {
      const open = (test: TextTest) => test.kind === 'regex' || test.kind === 'prefix';
      const possible = open(a) && open(b) && (a.kind === 'regex' || b.kind === 'regex') && !sameTest(a, b);
      expect(bothTests(a, b) === INEXPRESSIBLE).toBe(possible);
    }), { numRuns: runs(2000) });
  });
});

describe('a test implies another one', () => {
  test.each([
    [exact('ab'), prefix('a'), true],
    [exact('ab'), prefix('b'), false],
    [exact('ab'), regex('a.'), true],
    [exact('ab'), regex('a'), false],
    [prefix('ab'), prefix('a'), true],
    [prefix('a'), prefix('ab'), false],
    [prefix('a'), exact('a'), false],
    [prefix('a'), present, true],
    [regex('a'), present, true],
    [regex('a'), exact('a'), false],
    [regex('ab*'), prefix('a'), false],
    [regex('a'), regex('a'), true],
    [regex('a'), regex('a|b'), false],
    [present, exact('a'), false],
    [present, absent, false],
    [absent, present, false],
    [absent, absent, true],
    [absent, prefix('a'), false],
    [exact('a'), absent, false],
  ])('%j implies %j: %p', (narrow, broad, outcome) => {
    expect(impliesTest(narrow, broad)).toBe(outcome);
  });

  test('only if every string that passes the first passes the second', () => {
    fc.assert(fc.property(pairs, ([narrow, broad]) => {
      fc.pre(impliesTest(narrow, broad));
      expect(WORLD.filter(text => holds(narrow, text) && !holds(broad, text))).toEqual([]);
    }), { numRuns: runs(2000) });
  });

  test('always if so, where no expression is involved', () => {
    fc.assert(fc.property(fc.tuple(simple, simple), ([narrow, broad]) => {
      expect(impliesTest(narrow, broad)).toBe(WORLD.every(text => !holds(narrow, text) || holds(broad, text)));
    }), { numRuns: runs(2000) });
  });
});
