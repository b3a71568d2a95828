import * as fc from 'fast-check';
import { header, input, path, rule, split, version } from './inputs';
import { composeHost } from '../../src/composition/compose-host';
import type { Contribution } from '../../src/composition/contribution';
import type { HostInput } from '../../src/composition/host-input';

const jason = [header('end-user', 'jason')];

/** The routes of a plan in short: who takes them, by weight, and how many matches lead there. */
function routes(changes: Partial<HostInput>): string[] {
  return composeHost(input(changes)).routes.map(({ matches, destinations }) => {
    const to = destinations.map(({ subset, weight }) => weight === undefined ? subset : `${subset} ${weight}`).join(', ');
    return matches.length > 0 ? `${matches.length} -> ${to}` : `rest -> ${to}`;
  });
}

describe('a plan', () => {
  test('has every field', () => {
    expect(composeHost(input({ contributions: [split(10), rule([jason])], timeout: 500, retries: { attempts: 2, retryOn: ['5xx'] } }))).toEqual({
      host: 'shop',
      subsets: [{ name: 'v1', labels: { version: 'v1' } }, { name: 'v2', labels: { version: 'v2' } }],
      routes: [
        {
          name: 'shop/Release',
          source: 'shop/Release',
          onPort: undefined,
          matches: [jason],
          destinations: [{ subset: 'v2', port: 80, weight: undefined }],
          timeout: 500,
          retries: { attempts: 2, retryOn: ['5xx'] },
        },
        {
          name: 'shop/Shop',
          source: 'shop/Shop',
          onPort: undefined,
          matches: [],
          timeout: 500,
          retries: { attempts: 2, retryOn: ['5xx'] },
          destinations: [{ subset: 'v1', port: 80, weight: 90 }, { subset: 'v2', port: 80, weight: 10 }],
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
    expect(composeHost(input({ versions })).subsets).toEqual([
      { name: 'v3', labels: { version: 'v3' } }, { name: 'v1', labels: { track: 'old', version: '1.0' } }, { name: 'v2', labels: { version: 'v2' } },
    ]);
  });
});

describe('rules', () => {
  test('stand before the rest, by the path of their construct', () => {
    const contributions = [rule([[path('/b')]], 'shop/B', 'v1'), split(5, 'shop/C'), rule([jason], 'shop/A', 'v2')];
    expect(composeHost(input({ contributions })).routes.map(({ source }) => source)).toEqual(['shop/A', 'shop/B', 'shop/Shop']);
  });

  test('keep the order of their matches', () => {
    const matches = [[path('/z')], jason, [path('/a')]];
    expect(composeHost(input({ contributions: [rule(matches)] })).routes[0].matches).toEqual(matches);
  });

  test('are in code unit order, so that no locale changes it', () => {
    const sources = ['shop/b', 'shop/B', 'shop/a10', 'shop/a2', 'shop/ä'];
    const plan = composeHost(input({ contributions: sources.map(source => rule([jason], source)) }));
    expect(plan.routes.map(({ source }) => source)).toEqual(['shop/B', 'shop/a10', 'shop/a2', 'shop/b', 'shop/ä', 'shop/Shop']);
  });
});

describe('ports', () => {
  const http = (number: number) => ({ number, http: true });
  const tcp = (number: number) => ({ number, http: false });
  const shape = (changes: Partial<HostInput>) => composeHost(input(changes)).routes.map(({ name, onPort, destinations }) =>
    [name, onPort, ...destinations.map(({ port }) => port)]);

  test('of which one is HTTP need no confining', () => {
    expect(shape({ ports: [tcp(9000), http(80), tcp(9001)], contributions: [rule([jason])] })).toEqual([['shop/Release', undefined, 80],
      ['shop/Shop', undefined, 80]]);
  });

  test('of which several are HTTP have the same routes each, confined to themselves and named after them', () => {
    expect(shape({ ports: [http(80), tcp(9000), http(8080)], contributions: [split(5), rule([jason])] })).toEqual([
      ['shop/Release:80', 80, 80], ['shop/Shop:80', 80, 80, 80],
      ['shop/Release:8080', 8080, 8080], ['shop/Shop:8080', 8080, 8080, 8080],
    ]);
  });

  test('of which none is HTTP have no route', () => {
    expect(shape({ ports: [tcp(9000)], contributions: [split(5), rule([jason])] })).toEqual([]);
  });
});

test('any order of contributions gives the same plan', () => {
  const contributions = [split(5), rule([jason], 'shop/C'), rule([[path('/a')]], 'shop/A'), rule([[path('/b')]], 'shop/B', 'v1')];
  fc.assert(fc.property(fc.shuffledSubarray(contributions, { minLength: contributions.length }), shuffled => {
    expect(composeHost(input({ contributions: shuffled }))).toEqual(composeHost(input({ contributions })));
  }));
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
