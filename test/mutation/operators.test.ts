import { mutantsOf } from './mutant';

/** What comes of a line of code. */
function mutated(code: string): string[] {
  return mutantsOf('src/example.ts', code).map(({ after }) => after);
}

describe('a mistake', () => {
  test.each([
    ['turns a condition round', 'if (ready) go = all;', ['if ((!(ready))) go = all;']],
    ['takes equal for different, once', 'if (a === b) go = all;', ['if (((a) !== (b))) go = all;']],
    ['takes both for one of them', 'const x = a && b;', ['const x = ((a) || (b));']],
    ['misses the limit itself', 'const x = a < b;', ['const x = ((a) <= (b));']],
    ['forgets a default', 'const x = a ?? b;', ['const x = (a);']],
    ['is off by one', 'const x = list[2];', ['const x = list[(2 + 1)];']],
    ['takes one for all', 'const x = list.some(is);', ['const x = (list.every(is));']],
    ['takes a list as it is', 'const x = list.filter(is).length;', ['const x = (list).length;']],
    ['leaves a step out', 'go(all);', [';']],
    ['finds nothing', 'function f() { return all; }', ['function f() { return []; }']],
    ['goes on', 'function f() { return; }', ['function f() { ; }']],
    ['loses a word', 'const x = \'word\';', ['const x = (\'\');']],
    ['says a word too much', 'const x = \'\';', ['const x = (\'mutated\');']],
  ])('%s', (_name, code, expected) => expect(mutated(code)).toEqual(expected));

  test.each([
    ['in a type', 'type Kind = \'a\' | 1;'],
    ['in an import', 'import { a } from \'a\';'],
    ['in the name of a property', 'const x = { \'a-b\': all };'],
    ['in the middle of an optional chain', 'const x = a?.list.filter(is).length;'],
    ['in what is required only when it is needed', 'const x = require(\'re2js\');'],
  ])('is not made %s', (_name, code) => expect(mutated(code)).toEqual([]));

  test('is known by whole lines, without the white space between', () => {
    const [mutant] = mutantsOf('src/example.ts', 'first(x);\nconst x = a\n  && b;\n').slice(1);
    expect(mutant).toMatchObject({ line: 2, before: 'const x = a && b;', after: 'const x = ((a) || (b));', isWord: false });
  });
});
