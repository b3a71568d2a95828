import * as fc from 'fast-check';
import { header, input, path, rule, split, version } from './inputs';
import { composeHost } from '../../../src/constructs/composition/compose-host';
import type { Contribution } from '../../../src/constructs/composition/contribution';
import type { HostInput } from '../../../src/constructs/composition/host-input';

const jason = [header('end-user', 'jason')];

/** The routes of a plan in short: who takes them, by weight, and how many matches lead there. */
function routes(changes: Partial<HostInput>): string[] {
  return composeHost(input(changes)).routes.map(({ matches, destinations }) => {
    const to = destinations.map(({ subset, weight }) => weight === undefined ? subset : `${subset} ${weight}`).join(', ');
    return matches.length > 0 ? `${matches.length} -> ${to}` : `rest -> ${to}`;
  });
}

/** What every route of that plan has in common. */
const ALIKE = {
  host: 'shop', port: 80, confined: false, mirrors: [], fault: undefined, timeout: 500, retries: { attempts: 2, retryOn: ['5xx'] },
};

describe('a plan', () => {
  test('has every field', () => {
    expect(composeHost(input({ contributions: [split(10), rule([jason])], timeout: 500, retries: { attempts: 2, retryOn: ['5xx'] } }))).toEqual({
      host: 'shop',
      policy: undefined,
      subsets: [{ name: 'v1', labels: { version: 'v1' }, policy: undefined }, { name: 'v2', labels: { version: 'v2' }, policy: undefined }],
      rules: [
        { source: 'shop/Release', matches: [jason], shares: [{ version: 'v2', percent: 100 }] },
        { source: 'shop/Shop', matches: [], shares: [{ version: 'v1', percent: 90 }, { version: 'v2', percent: 10 }] },
      ],
      clashes: [],
      routes: [
        {
          name: 'shop/Release',
          source: 'shop/Release',
          ...ALIKE,
          matches: [jason],
          destinations: [{ subset: 'v2', weight: undefined }],
        },
        {
          name: 'shop/Shop',
          source: 'shop/Shop',
          ...ALIKE,
          matches: [],
          destinations: [{ subset: 'v1', weight: 90 }, { subset: 'v2', weight: 10 }],
        },
      ],
    });
  });

  test.each<[string, Contribution[], string[]]>([
    ['no release', [], ['rest -> v1']],
    ['a dark release', [split(0)], ['rest -> v1']],
    ['a dark release with early access', [split(0), rule([jason])], ['1 -> v2', 'rest -> v1']],
    ['a share of 0', [split(0)], ['rest -> v1']],
    ['a share of 1', [split(1)], ['rest -> v1 99, v2 1']],
    ['a share of 5', [split(5)], ['rest -> v1 95, v2 5']],
    ['a share of 99', [split(99)], ['rest -> v1 1, v2 99']],
    ['a share of 100', [split(100)], ['rest -> v2']],
    ['a share with early access', [split(50), rule([jason, [path('/beta')]])], ['2 -> v2', 'rest -> v1 50, v2 50']],
    ['a canary that has taken over', [split(100)], ['rest -> v2']],
    ['a release that is rolled back', [split(0)], ['rest -> v1']],
  ])('of %s', (_, contributions, expected) => {
    expect(routes({ contributions })).toEqual(expected);
  });

  test.each([0, 5, 100])('of a promoted canary gives it everything, whatever its share was: %d', percent => {
    expect(routes({ stable: 'v2', contributions: [split(percent)] })).toEqual(['rest -> v2']);
  });

  test('names every subset, used or not, in the order of declaration', () => {
    const versions = [version('v3'), version('v1', { track: 'old', version: '1.0' }), version('v2')];
    expect(composeHost(input({ versions })).subsets.map(({ name, labels }) => ({ name, labels }))).toEqual([
      { name: 'v3', labels: { version: 'v3' } }, { name: 'v1', labels: { track: 'old', version: '1.0' } }, { name: 'v2', labels: { version: 'v2' } },
    ]);
  });
});

describe('ports', () => {
  const http = (number: number) => ({ number, http: true });
  const tcp = (number: number) => ({ number, http: false });
  const shape = (changes: Partial<HostInput>) => composeHost(input(changes)).routes.map(({ name, port, confined }) =>
    `${name} to ${port}${confined ? ' alone' : ''}`);

  test('of which one is HTTP need no confining', () => {
    expect(shape({ ports: [tcp(9000), http(80), tcp(9001)], contributions: [rule([jason])] }))
      .toEqual(['shop/Release to 80', 'shop/Shop to 80']);
  });

  test('of which several are HTTP have the same routes each, confined to themselves and named after them', () => {
    expect(shape({ ports: [http(80), tcp(9000), http(8080)], contributions: [split(5), rule([jason])] })).toEqual([
      'shop/Release:80 to 80 alone', 'shop/Shop:80 to 80 alone',
      'shop/Release:8080 to 8080 alone', 'shop/Shop:8080 to 8080 alone',
    ]);
  });

  test('of which none is HTTP have no route', () => {
    expect(shape({ ports: [tcp(9000)], contributions: [split(5), rule([jason])] })).toEqual([]);
  });
});

test('a plan does not change what it is made of', () => {
  const given = input({ contributions: [rule([jason], 'shop/B'), rule([jason], 'shop/A'), split(5)] });
  const before = structuredClone(given);
  composeHost(given);
  expect(given).toEqual(before);
});

test('weights always sum to 100, and no destination has none of it', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), percent => {
    const [{ destinations }] = composeHost(input({ contributions: [split(percent)] })).routes;
    const weights = destinations.map(({ weight }) => weight ?? 100);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
    expect(weights.filter(weight => weight <= 0)).toEqual([]);
  }));
});
