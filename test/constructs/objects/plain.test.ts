import { isPlain, sorted } from '../../../src/constructs/objects/plain';

class Made {
  readonly value = 1;
}

/** What cdk8s would resolve, or nobody can write. */
const STRANGE: [string, unknown][] = [
  ['a function', () => 1], ['a symbol', Symbol('a')], ['a big integer', 1n], ['an instance of a class', new Made()], ['a map', new Map()], ['a date', new Date(0)],
];

describe('data', () => {
  test.each([['a'], [''], [1], [true], [null], [undefined], [[]], [{}], [['a', 1]], [{ a: 1, b: 'x' }], [{ a: [{ b: null }] }]])('is plain: %j', value => {
    expect(isPlain(value)).toBe(true);
  });

  test.each(STRANGE)('fails to be plain where there is %s, alone or among what is plain', (_, strange) => {
    expect([strange, [strange], ['a', strange], [strange, 'a'], { a: 1, strange }, { strange, a: 1 }, { a: [{ b: 1 }, { strange }] }].filter(isPlain)).toEqual([]);
  });

  test('is written with its keys in order at every depth, and without what is nothing', () => {
    const written = sorted({ b: 1, a: { d: undefined, c: [{ f: 2, e: 1 }], b: null }, c: 0, d: '' });
    expect(JSON.stringify(written)).toBe('{"a":{"c":[{"e":1,"f":2}]},"b":1,"c":0,"d":""}');
    expect(Object.keys((written as { a: object }).a)).toEqual(['c']);
  });
});
