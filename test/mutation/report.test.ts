import { isEquivalent, outdated } from './equivalents';
import { mutantsOf } from './mutant';
import { report, scoreOf, type Judged } from './report';
import { folderOf, sideOf } from './sides';

const MUTANTS = mutantsOf('src/analysis/routing/example.ts', 'const x = a < b;\nconst y = a && b;\nconst z = a ?? b;\nconst w = a === b;\n');
const [KILLED, SURVIVED, EQUIVALENT, UNREACHED] = MUTANTS;

function judged(): Judged[] {
  return [
    { number: 0, mutant: KILLED, isKilled: true, isEquivalent: false, files: 3 },
    { number: 1, mutant: SURVIVED, isKilled: false, isEquivalent: false, files: 1 },
    { number: 2, mutant: EQUIVALENT, isKilled: false, isEquivalent: true, files: 2 },
    { number: 3, mutant: UNREACHED, isKilled: false, isEquivalent: false, files: 0 },
  ];
}

describe('the report', () => {
  test('counts what tests noticed among the mutants that change something', () => {
    expect(scoreOf(judged())).toBeCloseTo(100 / 3);
    expect(scoreOf([])).toBe(100);
  });

  test('has a line for each folder, and each survivor with its place and both texts', () => {
    expect(report(judged()).split('\n')).toEqual([
      `${'src/analysis/routing'.padEnd(34)}  33.3 %  1 killed, 2 survived, 1 equivalent`,
      `${'all'.padEnd(34)}  33.3 %  1 killed, 2 survived, 1 equivalent`,
      '',
      'survivors',
      'src/analysis/routing/example.ts:2 (1 test file runs it)', '  - const y = a && b;', '  + const y = ((a) || (b));',
      'src/analysis/routing/example.ts:4 (no test runs it)', '  - const w = a === b;', '  + const w = ((a) !== (b));',
    ]);
  });
});

describe('a known equivalent', () => {
  const known = { file: 'routing/example.ts', before: 'const y = a && b;', after: 'const y = ((a) || (b));', reason: 'both are the same' };

  test('is known by its texts', () => expect(MUTANTS.filter(mutant => isEquivalent(mutant, [known]))).toEqual([SURVIVED]));

  test.each([
    ['file', { ...known, file: 'other/example.ts' }],
    ['line', { ...known, before: 'const y = a;' }],
    ['mutation', { ...known, after: 'const y = a;' }],
  ])('is not known by another %s', (_name, other) => expect(MUTANTS.some(mutant => isEquivalent(mutant, [other]))).toBe(false));

  test('is outdated where its file no longer has it, not where its file is not looked at', () => {
    const gone = { ...known, before: 'const y = c && b;' };
    expect(outdated([known, gone, { ...gone, file: 'reader/lines.ts' }], MUTANTS)).toEqual([gone]);
  });
});

describe('a side', () => {
  test('is asked for by its name, or by one of its folders', () => {
    expect(sideOf('analysis')).toEqual({ folders: ['src/analysis'], threshold: 92 });
    expect(sideOf('src/analysis/routing')).toEqual({ folders: ['src/analysis/routing'], threshold: 92 });
  });

  test('fails where it is unknown', () => expect(() => sideOf('src/cli')).toThrow('\'src/cli\' is no side and no folder of one; use constructs, analysis'));

  test('is reported by the folders in it', () => {
    expect(folderOf('src/analysis/routing/sub/mesh.ts')).toBe('src/analysis/routing');
    expect(folderOf('src/analysis/cdk8s.ts')).toBe('src/analysis');
  });
});
