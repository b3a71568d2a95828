import { exactPath, path } from './inputs';
import { exposure } from './shown';
import { onNearestHost } from '../../../src/constructs/composition/gateway/nearest-host';
import { coversHost, covering, widestHosts } from '../../../src/constructs/composition/gateway/wildcards';

test.each([
  ['*', 'a.example.com', true], ['*', '*.com', true], ['a.example.com', 'a.example.com', true], ['*.example.com', 'a.example.com', true],
  ['*.example.com', 'a.b.example.com', true], ['*.example.com', '*.b.example.com', true],
  ['*.example.com', 'example.com', false], ['*.example.com', 'a.example.org', false], ['*.example.com', '*.com', false], ['*.example.com', 'aexample.com', false],
  ['a.example.com', 'b.a.example.com', false], ['example.com', 'a.example.com', false], ['a.example.com', '*', false],
])('%s covers %s: %p', (pattern, host, outcome) => {
  expect(coversHost(pattern, host)).toBe(outcome);
});

test('the widest hosts are those that no other one covers, in the order in which they stand', () => {
  expect(widestHosts(['a.example.com', 'b.example.org', '*.example.com', '*.b.example.com'])).toEqual(['b.example.org', '*.example.com']);
  expect(widestHosts(['a.example.com', '*', '*.example.com'])).toEqual(['*']);
});

test('of the hosts that cover one the nearest comes first: itself, then the longer wildcard', () => {
  const patterns = ['*', '*.com', 'a.b.example.com', '*.example.com', '*.b.example.com', 'b.example.com', '*.org'];
  const nearest = ['a.b.example.com', '*.b.example.com', '*.example.com', '*.com', '*'];
  expect(covering(patterns, 'a.b.example.com')).toEqual(nearest);
  expect(covering([...patterns].reverse(), 'a.b.example.com')).toEqual(nearest);
});

describe('on the nearest host', () => {
  const wide = exposure([path('/x'), path('/y')], [], { source: 'shop/Wide', on: '*.example.com' });
  const shownOf = (...exposures: typeof wide[]) => onNearestHost(exposures).map(({ source, paths }) => [source, paths.map(({ test }) => 'value' in test ? test.value : '')]);

  test('the paths of a wildcard stand back for the same paths alone', () => {
    expect(shownOf(wide, exposure([path('/z'), path('/x')]))).toEqual([['shop/Wide', ['/y']], ['shop/Outside', ['/z', '/x']]]);
    expect(shownOf(wide, exposure([exactPath('/x')]))).toEqual([['shop/Wide', ['/x', '/y']], ['shop/Outside', ['/x']]]);
  });

  test('a wildcard with no path left is left out', () => {
    expect(shownOf(wide, exposure([path('/x'), path('/y')]))).toEqual([['shop/Outside', ['/x', '/y']]]);
  });

  test('two exposures of one host keep the path that both have, which is refused elsewhere', () => {
    expect(shownOf(exposure([path('/x')]), exposure([path('/x')], [], { source: 'shop/Other' }))).toEqual([['shop/Outside', ['/x']], ['shop/Other', ['/x']]]);
  });
});
