import * as fc from 'fast-check';
import { exactPath, fault, header, input, mirror, on, path, pathRegex, pin, policy, portOf, routesIn, rule, split } from './inputs';
import { alternatives, routesOf } from './shown';
import type { Contribution } from '../../../src/constructs/composition/contribution';
import { composeHost } from '../../../src/constructs/composition/host/compose-host';
import type { Condition, Conjunction } from '../../../src/constructs/values/matches/conjunction';

const method = on('method', { kind: 'exact', value: 'GET' });
const query = (name: string) => on('queryParam', { kind: 'exact', value: '1' }, name);
const caller = (name: string, value: string) => on('caller label', { kind: 'exact', value }, name);
const cookie = (name: string) => on('cookie', { kind: 'exact', value: '1' }, name);

/** The constructs of the routes, in their order. */
const sources = (...contributions: Contribution[]) => portOf({ contributions }).routes.map(({ id }) => id.source);

describe('among pins the more specific one is tried first', () => {
  test.each<[string, Condition[], Condition[]]>([
    ['an exact path before a longer prefix', [exactPath('/a')], [path('/a/b/c')]],
    ['a prefix before an expression', [path('/a')], [pathRegex('/a/b/c.*')]],
    ['an expression before any path', [pathRegex('/.')], [method, header('x', '1'), header('y', '1')]],
    ['the longer prefix', [path('/ab')], [path('/c')]],
    ['a longer prefix before a method on a shorter one', [path('/ab')], [path('/c'), method, header('x', '1')]],
    ['a method before headers', [method], [header('x', '1'), header('y', '1')]],
    ['a method on one of two exact paths', [exactPath('/b'), method], [exactPath('/a')]],
    ['more headers before fewer', [header('x', '1'), header('y', '1')], [header('z', '1')]],
    ['a cookie beside a header before a header', [cookie('x'), header('y', '1')], [header('z', '1')]],
    ['absence counts as presence does', [on('header', { kind: 'absent' }, 'x'), header('y', '1')], [on('header', { kind: 'present' }, 'z')]],
    ['a header before query parameters', [header('x', '1')], [query('x'), query('y')]],
    ['more query parameters before fewer', [query('x'), query('y')], [query('z')]],
    ['a query parameter before a host', [query('x')], [on('authority', { kind: 'exact', value: 'shop' }), on('scheme', { kind: 'exact', value: 'http' })]],
    ['a host before a caller', [on('authority', { kind: 'exact', value: 'shop' })], [caller('app', 'web'), caller('tier', 'front')]],
    ['a caller before any', [header('x', '1'), caller('app', 'web')], [header('y', '1')]],
  ])('%s', (_, first, second) => {
    const [isSecond, isFirst] = [pin([second], 'shop/A'), pin([first], 'shop/Z')];
    expect(sources(isSecond, isFirst)).toEqual(['shop/Z', 'shop/A', 'shop/Shop']);
    expect(sources(isFirst, isSecond)).toEqual(['shop/Z', 'shop/A', 'shop/Shop']);
  });

  test('but of two exact paths whose length does not matter, by their constructs', () => {
    expect(sources(pin([[exactPath('/a/b')]], 'shop/B'), pin([[exactPath('/a')]], 'shop/A'))).toEqual(['shop/A', 'shop/B', 'shop/Shop']);
  });

  test('by its most specific alternative, wherever that stands', () => {
    const some: Conjunction[] = [[header('x', '1')], [exactPath('/a')]];
    expect(sources(pin([[path('/long/path')]], 'shop/A'), pin(some, 'shop/Z'))).toEqual(['shop/Z', 'shop/A', 'shop/Shop']);
  });

  test('and like ones by the path of their construct, in code units, so that no locale changes it', () => {
    const paths = ['shop/b', 'shop/B', 'shop/a10', 'shop/a2', 'shop/ä'];
    expect(sources(...paths.map((source, at) => pin([[header('x', String(at))]], source))))
      .toEqual(['shop/B', 'shop/a10', 'shop/a2', 'shop/b', 'shop/ä', 'shop/Shop']);
  });
});

describe('rules', () => {
  test('stand by their tier: pins, what a release admits, and the default', () => {
    expect(routesOf([
      split(5), rule([[exactPath('/a/very/long/path'), method]]), pin([[query('x')]], 'shop/Z', 'v1'), pin([[query('y')]], 'shop/Y', 'v2'),
    ])).toEqual(['y=1 -> v2', 'x=1 -> v1', '/a/very/long/path & method=GET -> v2', 'rest -> v1 95, v2 5']);
  });

  test('keep the order of their own matches', () => {
    expect(routesOf([rule([[path('/z')], [header('x', '1')], [exactPath('/a')]])])).toEqual(['/z* | x=1 | /a -> v2', 'rest -> v1']);
  });

  test('may pin requests to the stable version while it loses its share', () => {
    expect(routesOf([split(100), pin([[header('x', '1')]], 'shop/Pin', 'v1')])).toEqual(['x=1 -> v1', 'rest -> v2']);
  });

  test('stay where a release is rolled back, if they are pins', () => {
    expect(routesOf([split(0), pin([[header('x', '1')]])])).toEqual(['x=1 -> v2', 'rest -> v1']);
  });
});

describe('a match that an earlier one already takes', () => {
  const user = header('user', 'jason');
  const present = on('header', { kind: 'present' }, 'user');

  test.each<[string, Contribution[], string[]]>([
    ['to the same version is left out', [pin([[present]]), rule([[user], [path('/beta')]])], ['user? -> v2', '/beta* -> v2', 'rest -> v1']],
    ['to the same version leaves no rule without matches', [pin([[present]]), rule([[user]])], ['user? -> v2', 'rest -> v1']],
    ['to the version that the default gives it is a rule all the same', [pin([[user]], 'shop/Pin', 'v1')], ['user=jason -> v1', 'rest -> v1']],
  ])('%s', (_, contributions, expected) => {
    expect(routesOf(contributions)).toEqual(expected);
  });

  test.each<[string, Contribution[], string[]]>([
    ['to another version', [pin([[present]], 'shop/Pin', 'v1'), rule([[user]])], ['user?', 'user=jason', 'rest']],
    ['within its own rule', [rule([[present], [user]])], ['user? | user=jason', 'rest']],
  ])('%s stays among the rules, to be refused', (_, contributions, expected) => {
    expect(portOf({ contributions }).rules.map(({ matches }) => alternatives(matches))).toEqual(expected);
  });
});

test('any order of contributions gives the same plan', () => {
  const contributions: Contribution[] = [
    split(5), rule([[header('user', 'jason')], [path('/beta')]]), pin([[exactPath('/a')]], 'shop/A', 'v1'), pin([[path('/b')]], 'shop/B'),
    pin([[path('/c')]], 'shop/C', 'v1'), mirror('v3'), mirror('v4'), policy({ connectionPool: { maxConnections: 2 } }),
    policy({ connectionPool: { maxConnections: 1 } }, 'v2'), fault(), fault([[path('/b/c')]], 'shop/Some'), fault([[method]], 'shop/Get'),
  ];
  const plan = composeHost(input({ contributions }));
  expect(routesIn({ contributions }).length).toBeGreaterThan(8);
  fc.assert(fc.property(fc.shuffledSubarray(contributions, { minLength: contributions.length }), shuffled => {
    expect(composeHost(input({ contributions: shuffled }))).toEqual(plan);
  }));
});
