import { hasShare, sameAnswer, type Answer } from '../../../src/constructs/composition/answer';

/** Shares by version and percentage, and a header that is added to the requests of one. */
function answer(...shares: [string, number, string?][]): Answer {
  return shares.map(([version, percent, added]) => ({
    version, percent, headers: added === undefined ? undefined : { request: { add: { x: added } } },
  }));
}

const SPLIT = answer(['v1', 90], ['v2', 10]);

test('a version has a share where one of the shares is its own', () => {
  expect(['v1', 'v2', 'v3'].map(version => hasShare(SPLIT, version))).toEqual([true, true, false]);
});

test.each([
  ['in another order', SPLIT, answer(['v2', 10], ['v1', 90])],
  ['with the same headers', answer(['v1', 90, 'a'], ['v2', 10]), answer(['v1', 90, 'a'], ['v2', 10])],
])('two answers are the same %s', (_, one, other) => {
  expect([sameAnswer(one, other), sameAnswer(other, one)]).toEqual([true, true]);
});

test.each([
  ['one share', SPLIT, answer(['v1', 90], ['v2', 5])],
  ['one version', SPLIT, answer(['v1', 90], ['v3', 10])],
  ['a share that the other lacks', SPLIT, answer(['v1', 90])],
  ['the headers of one share', SPLIT, answer(['v1', 90], ['v2', 10, 'a'])],
  ['the value of a header', answer(['v1', 90, 'a'], ['v2', 10]), answer(['v1', 90, 'b'], ['v2', 10])],
  ['who has which share', SPLIT, answer(['v1', 10], ['v2', 90])],
])('two answers differ by %s', (_, one, other) => {
  expect([sameAnswer(one, other), sameAnswer(other, one)]).toEqual([false, false]);
});
