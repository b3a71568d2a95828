import * as ts from 'typescript';
import { instrumented } from './instrument';
import { mutantsOf } from './mutant';

const CODE = 'function f(a, b) { if (a < 1 && b.some(x => x > 2)) { return; } log(a + 1); } f(A, B);';
const MUTANTS = mutantsOf('src/example.ts', CODE);

/** What the code logs with a mutant switched on. */
function logged(active: number | undefined, a: number, b: readonly number[]): number[] {
  const code = ts.transpile(instrumented(CODE, MUTANTS.map((mutant, number) => ({ number, mutant }))));
  const log: number[] = [];
  const isMutated = (number: number) => number === active;
  new Function('log', 'isMutated', 'A', 'B', code)((one: number) => log.push(one), isMutated, a, b);
  return log;
}

describe('a source with all its mutants in it', () => {
  test('does what it did before while none is on', () => {
    expect(logged(undefined, 0, [3])).toEqual([]);
    expect(logged(undefined, 0, [1])).toEqual([1]);
    expect(logged(undefined, 5, [3])).toEqual([6]);
  });

  test.each([
    ['1 + 1', 1, [3, 2], []],
    ['((a) <= (1))', 1, [3], []],
    ['((a < 1) || (b.some(x => x > 2)))', 1, [3], []],
    ['(b.every(x => x > 2))', 0, [3, 1], [1]],
    ['((x) >= (2))', 0, [2], []],
    [') { ; }', 0, [3], [1]],
    ['; } f(A', 5, [3], []],
    ['((a) - (1))', 5, [3], [4]],
  ])('does what the one does that is on: %s', (text, a, b, expected) => {
    const active = MUTANTS.findIndex(({ after }) => after.includes(text) && (text !== '; } f(A' || !after.includes('log')));
    expect(active).toBeGreaterThanOrEqual(0);
    expect(logged(active, a, b)).toEqual(expected);
  });
});
