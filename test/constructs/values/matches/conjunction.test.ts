import * as fc from 'fast-check';
import {
  conjoin, describe as inWords, impliesConjunction, sameConjunction, simplified, type Condition,
  type Conjunction,
} from '../../../../src/constructs/values/matches/conjunction';
import { NEVER, type TextTest } from '../../../../src/constructs/values/matches/text-test';
import { runs } from '../../../support/runs';

type World = Readonly<Record<'x' | 'y', string | undefined>>;

/** With a letter that no test knows, so that a prefix always passes more than its own text. */
const VALUES = [undefined, '', 'a', 'ac', 'b', 'bc', 'ab', 'abc', 'ba', 'bac'];
const WORLD: World[] = VALUES.flatMap(x => VALUES.map(y => ({ x, y })));

const header = (name: string, test: TextTest): Condition => ({ part: 'header', name, test });
const cookie = (name: string, test: TextTest): Condition => ({ part: 'cookie', name, test });
const exact = (value: string): TextTest => ({ kind: 'exact', value });
const prefix = (value: string): TextTest => ({ kind: 'prefix', value });
const regex = (value: string): TextTest => ({ kind: 'regex', value });
const present: TextTest = { kind: 'present' };
const absent: TextTest = { kind: 'absent' };

/** What conditions mean; shares no code with the library. */
function holds(conjunction: Conjunction, world: World): boolean {
  return conjunction.every(({ name, test }) => {
    const text = world[name as 'x' | 'y'];
    if (test.kind === 'absent') return text === undefined;
    if (text === undefined) return false;
    return test.kind === 'present' || (test.kind === 'exact' ? text === test.value : test.kind === 'prefix' && text.startsWith(test.value));
  });
}

const texts = fc.constantFrom('a', 'b', 'ab', 'ba');
const tests: fc.Arbitrary<TextTest> = fc.oneof(texts.map(exact), texts.map(prefix), fc.constantFrom(present, absent));
const conjunctions: fc.Arbitrary<Conjunction> = fc.uniqueArray(fc.tuple(fc.constantFrom('x', 'y'), tests),
  { selector: ([name]) => name, maxLength: 2 })
  .map(list => list.map(([name, test]) => header(name, test)));
const alternatives = fc.array(conjunctions, { minLength: 1, maxLength: 5 });

describe('conditions that are joined', () => {
  test('hold where each of them holds, and nowhere else', () => {
    fc.assert(fc.property(conjunctions, conjunctions, (a, b) => {
      const both = conjoin(a, b);
      const wanted = WORLD.filter(world => holds(a, world) && holds(b, world));
      expect(WORLD.filter(world => both !== NEVER && holds(both as Conjunction, world))).toEqual(wanted);
      expect(both === NEVER).toBe(wanted.length === 0);
    }), { numRuns: runs(2000) });
  });

  test('are at most one on each part and name', () => {
    const both = conjoin([header('x', prefix('a')), header('y', present)],
      [header('x', prefix('ab')), { part: 'queryParam', name: 'x', test: present }]);
    expect(both).toEqual([header('x', prefix('ab')), header('y', present), { part: 'queryParam', name: 'x', test: present }]);
  });

  test('name the two that cannot be written as one', () => {
    expect(conjoin([header('x', regex('a.*'))], [header('x', regex('.*b'))])).toEqual({
      one: header('x', regex('a.*')),
      other: header('x', regex('.*b')),
    });
  });

  test.each([
    ['its header need not be asked for', header('cookie', present), [cookie('q', exact('1'))]],
    ['its header cannot be absent', header('cookie', absent), NEVER],
    ['an expression over its header clashes', header('cookie', regex('.*')), { one: header('cookie', regex('.*')), other: cookie('q', exact('1')) }],
  ])('of which one is on a cookie: %s', (_, one, both) => {
    expect(conjoin([one], [cookie('q', exact('1'))])).toEqual(both);
    expect(conjoin([cookie('q', exact('1'))], [one])).toEqual(both);
  });
});

describe('conditions imply others', () => {
  test('exactly where whatever passes the first passes the others', () => {
    fc.assert(fc.property(conjunctions, conjunctions, (narrow, broad) => {
      const follows = WORLD.every(world => !holds(narrow, world) || holds(broad, world));
      expect(impliesConjunction(narrow, broad)).toBe(follows);
    }), { numRuns: runs(2000) });
  });

  test('of their own part and name only', () => {
    expect(impliesConjunction([header('x', exact('a'))], [{ part: 'queryParam', name: 'x', test: exact('a') }])).toBe(false);
    expect(impliesConjunction([header('x', exact('a'))], [header('y', exact('a'))])).toBe(false);
  });
});

describe('alternatives that are simplified', () => {
  test('hold where they held before', () => {
    fc.assert(fc.property(alternatives, list => {
      const any = (some: readonly Conjunction[]) => WORLD.filter(world => some.some(one => holds(one, world)));
      expect(any(simplified(list))).toEqual(any(list));
    }), { numRuns: runs(2000) });
  });

  test('hold none that another one makes needless, and cannot be simplified again', () => {
    fc.assert(fc.property(alternatives, list => {
      const kept = simplified(list);
      expect(kept.filter((one, at) => kept.some((other, index) => index !== at && impliesConjunction(one, other)))).toEqual([]);
      expect(simplified(kept)).toEqual(kept);
    }), { numRuns: runs(2000) });
  });

  test('keep the order in which they were given, and the first of two alike', () => {
    const [a, b, c] = ['a', 'b', 'c'].map(value => [header('x', exact(value))]);
    expect(simplified([c, a, b, a, c])).toEqual([c, a, b]);
  });

  test('are every request where two of them leave nothing out', () => {
    expect(simplified([[header('x', absent)], [header('y', exact('a'))], [header('x', present)]])).toEqual([[]]);
    expect(simplified([[], [header('y', exact('a'))]])).toEqual([[]]);
  });

  test('are not every request where the two are on different parts, or not alone', () => {
    const apart = [[header('x', absent)], [header('y', present)]];
    const joined = [[header('x', absent), header('y', present)], [header('x', present)]];
    expect(simplified(apart)).toEqual(apart);
    expect(simplified(joined)).toEqual(joined);
  });
});

describe('two conjunctions', () => {
  test('are the same in whatever order they are said', () => {
    const [one, other] = [header('x', exact('a')), header('y', present)];
    expect(sameConjunction([one, other], [other, one])).toBe(true);
    expect(sameConjunction([one, other], [one])).toBe(false);
    expect(sameConjunction([one, other], [one, header('z', present)])).toBe(false);
    expect(sameConjunction([one], [header('x', prefix('a'))])).toBe(false);
    expect(sameConjunction([one], [header('y', exact('a'))])).toBe(false);
  });
});

test('conditions can be said in words', () => {
  expect(inWords([])).toBe('every request');
  expect(inWords([header('x', exact('a')), cookie('q', regex('.*')), { part: 'uri', name: '', test: prefix('/a') }, header('y', absent)]))
    .toBe('header \'x\' exact \'a\' and cookie \'q\' regex \'.*\' and uri prefix \'/a\' and header \'y\' absent');
});
