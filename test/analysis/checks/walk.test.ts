import { Field } from '../../../src/analysis/checks/objects/field';
import { among, fields, FLAG, INT32, list, names, NULLABLE_FLAG, NUMBER, type Shape, TEXT, UINT } from '../../../src/analysis/checks/schema/shape';
import { walk } from '../../../src/analysis/checks/schema/walk';
import type { Json } from '../../../src/analysis/model/json';

/** What is said of a value, and whether it is well-formed. */
function walked(shape: Shape, value: Json | undefined): [said: string[], isFine: boolean] {
  const said: string[] = [];
  const isFine = walk(shape, new Field(value), (code, { path }, message) => said.push(`${code} ${path.join('.')}: ${message}`));
  return [said, isFine];
}

const PAIR = fields({ a: TEXT, b: TEXT, c: UINT }, { required: ['a'], oneOf: [['b', 'c']] });

test.each<[string, Shape, Json | undefined, string[]]>([
  ['a string', TEXT, 'a', []], ['a string', TEXT, 1, ['MAN001 : expected a string, got 1: put it into quotation marks']], ['a string', TEXT, undefined, ['MAN001 : expected a string, got null']],
  ['a short string', { is: 'text', longest: 2 }, 'ab', []], ['a short string', { is: 'text', longest: 2 }, 'abc', ['MAN006 : expected at most 2 characters, got 3']],
  ['a or b', among('a', 'b'), 'b', []], ['a or b', among('a', 'b'), 'c', ["MAN004 : expected one of a, b, got 'c'"]],
  ['a string or a whole number', { is: 'text or whole' }, 'a', []], ['a string or a whole number', { is: 'text or whole' }, 1, []],
  ['a string or a whole number', { is: 'text or whole' }, true, ['MAN001 : expected a string or a whole number, got true']],
  ['true or false', FLAG, false, []], ['true or false', FLAG, null, ['MAN001 : expected true or false, got null']], ['true, false or null', NULLABLE_FLAG, null, []],
  ['true, false or null', NULLABLE_FLAG, 'a', ['MAN001 : expected true or false, got "a"']],
  ['a number', NUMBER, 1.5, []], ['a whole number', UINT, 1.5, ['MAN001 : expected a whole number, got 1.5']], ['a whole number', UINT, 0, []],
  ['a whole number', UINT, -1, ['MAN006 : expected at least 0, got -1']], ['32 bits', INT32, 2_147_483_647, []], ['32 bits', INT32, -2_147_483_648, []],
  ['32 bits', INT32, 2_147_483_648, ['MAN006 : expected a number between -2147483648 and 2147483647, got 2147483648']],
  ['an object', PAIR, { a: 'x', b: 'y' }, []], ['an object', PAIR, { a: 'x', c: 1 }, []], ['an object', PAIR, [], ['MAN001 : expected an object, got a list']],
  ['an object', PAIR, null, ['MAN001 : expected an object, got null']], ['an object', PAIR, 'a', ['MAN001 : expected an object, got "a"']],
  ['an object', PAIR, { b: 'y' }, ["MAN003 a: 'a' is missing"]], ['an object', PAIR, { b: 'y', c: 1 }, ["MAN003 a: 'a' is missing", 'MAN005 c: only one of b, c can be written']],
  ['an object', PAIR, { a: 1, b: 'y' }, ['MAN001 a: expected a string, got 1: put it into quotation marks']], ['an object', PAIR, { d: 1, a: 'x' }, ["MAN002 d: there is no field 'd'"]],
  ['an open object', { ...PAIR, open: true }, { d: 1, a: 'x' }, []],
  ['a list', list(TEXT, { fewest: 1, longest: 2 }), ['a', 'b'], []], ['a list', list(TEXT, { fewest: 1 }), [], ['MAN006 : expected at least 1 items, got 0']],
  ['a list', list(TEXT, { longest: 2 }), ['a', 'b', 'c'], ['MAN006 : expected at most 2 items, got 3']], ['a list', list(TEXT), {}, ['MAN001 : expected a list, got an object']],
  ['a list', list(TEXT), [1, 'b'], ['MAN001 0: expected a string, got 1: put it into quotation marks']], ['a list', list(TEXT), ['a', 2], ['MAN001 1: expected a string, got 2: put it into quotation marks']],
  ['a list', list(fields({ name: TEXT }), { key: 'name' }), [{ name: 'a' }, { name: 'b' }, { name: 'a' }], ["MAN006 2.name: 'a' is there twice"]],
  ['a list', list(fields({ name: TEXT }), { key: 'name' }), [{ name: 1 }, { name: 'b' }], ['MAN001 0.name: expected a string, got 1: put it into quotation marks']],
  ['strings by name', names(TEXT, { longest: 2 }), { a: 'x', b: 'y' }, []], ['strings by name', names(TEXT), { a: 1, b: 'y' }, ['MAN001 a: expected a string, got 1: put it into quotation marks']],
  ['strings by name', names(TEXT), { a: 'x', b: 2 }, ['MAN001 b: expected a string, got 2: put it into quotation marks']],
  ['strings by name', names(TEXT, { longest: 1 }), { a: 'x', b: 'y' }, ['MAN006 : expected at most 1 fields, got 2']],
])('where %s is expected, case %#, what else must hold is asked of a well-formed value alone', (_, shape, value, expected) => {
  expect(walked(shape, value)).toEqual([expected, expected.length === 0]);
  const demand = walked({ ...shape, must: () => 'no' }, value)[0];
  // Nobody is told to put a value into quotation marks that is wrong with them, too.
  expect(demand.map(withoutHint)).toEqual(expected.length === 0 && value !== null ? ['MAN007 : no'] : expected.map(withoutHint));
});

function withoutHint(line: string): string {
  return line.replace(': put it into quotation marks', '');
}
