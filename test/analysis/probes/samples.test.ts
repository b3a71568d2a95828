import { samplesOf, valuesFor } from '../../../src/analysis/probes/samples';
import type { StringMatch } from '../../../src/analysis/routing/fields/string-match';

const regex = (value: string): StringMatch => ({ type: 'regex', value });

test.each([
  ['/v[0-9]+/.*', ['/v0/', '/v0/x']],
  ['^(a|bc)$', ['a', 'bc']],
  ['(?:GET|PUT)', ['GET', 'PUT']],
  ['(?i)abc', ['abc']],
  ['(?P<id>\\d{3})-\\w+?', ['000-x']],
  ['[^/]+\\.html?', ['x.htm', 'x.html']],
  ['[\\d.]{2,3}', ['00']],
  ['a{1,}b*', ['a', 'ab']],
  ['\\/x\\.y', ['/x.y']],
  ['.*; ?b', ['; b', 'x; b', 'x;b', ';b']],
  ['[^xyz0_/~]', []],
  ['[', []],
  ['(', []],
  ['\\p{Greek}', []],
])('the regular expression %s is met by %j among others', (expression, expected) => {
  const found = samplesOf(regex(expression));
  expect(expected.length === 0 ? found : expected.filter(one => found.includes(one)).length > 0).toEqual(expected.length === 0 ? [] : true);
});

test('an exact text, a prefix and any value are met by themselves', () => {
  expect(samplesOf({ type: 'exact', value: '/a' })).toEqual(['/a']);
  expect(samplesOf({ type: 'prefix', value: '' })).toEqual(['']);
  expect(samplesOf({ type: 'any', value: '' })).toEqual(['x']);
});

test('values for some conditions are those that each takes, longer and shorter ones, and one that none takes', () => {
  expect(valuesFor([{ type: 'exact', value: '/a' }, { type: 'prefix', value: '/b' }])).toEqual(['/a', '/b', '/a~', '/a/~', '/', '/b~', '/b/~', '~']);
});
