import * as fc from 'fast-check';
import { exactPath, fault, header, http, input, mirror, on, path, pathRegex, pin, routesIn, rule, split } from './inputs';
import { exposure, outside } from './shown';
import type { Contribution } from '../../../src/constructs/composition/contribution';
import { composeGatewayHost } from '../../../src/constructs/composition/gateway/compose-gateway-host';
import { composeHost } from '../../../src/constructs/composition/host/compose-host';
import { nameOf } from '../../../src/constructs/composition/route-name';
import type { Condition } from '../../../src/constructs/values/matches/conjunction';

const jason = [header('user', 'jason')];
const api = exposure([path('/api')], [split(0, 'shop/Release', 'v2')], { source: 'shop/Api' });
const other = exposure([path('/api/v2')], [], { source: 'shop/Other', host: 'other.back.svc.cluster.local' });

describe('an external host', () => {
  test.each<[string, Condition[], Contribution[], string[]]>([
    ['that exposes every path has the rules of the mesh', [path('/')], [split(5), rule([jason]), pin([[path('/a')]])],
      ['/a* -> v2', 'user=jason -> v2', 'rest -> v1 95, v2 5']],
    ['that exposes a path has each rule under it', [path('/api')], [split(5), rule([jason])],
      ['/api* & user=jason -> v2', '/api* -> v1 95, v2 5']],
    ['keeps the order of the mesh under a path', [path('/')], [pin([[header('x', '1')]], 'shop/A', 'v1'), pin([[header('y', '1'), header('z', '1')]], 'shop/B')],
      ['y=1 & z=1 -> v2', 'x=1 -> v1', 'rest -> v1']],
    ['has neighbouring paths of one service as alternatives', [exactPath('/a'), exactPath('/b'), path('/c')], [rule([jason])],
      ['/a & user=jason | /b & user=jason | /c* & user=jason -> v2', '/a | /b | /c* -> v1']],
    ['has no rule whose path lies elsewhere', [path('/api')], [pin([[path('/static')], [path('/api/v2')]]), rule([[exactPath('/')]])],
      ['/api/v2* -> v2', '/api* -> v1']],
    ['has no rule for certain callers', [path('/api')], [pin([[on('caller namespace', { kind: 'exact', value: 'web' }, '')], [header('x', '1')]]), rule([[on('caller label', { kind: 'exact', value: 'web' }, 'app')]])],
      ['/api* & x=1 -> v2', '/api* -> v1']],
    ['carries the copies', [path('/api')], [rule([jason]), mirror('v2', 'shop/Mirror', 5)],
      ['/api* & user=jason -> v2', '/api* -> v1 + v2 5']],
    ['carries a fault on every request', [path('/api')], [fault()], ['/api* -> v1 ! 503']],
    ['carries a fault on some requests', [path('/api')], [fault([jason])], ['/api* & user=jason -> v1 ! 503', '/api* -> v1']],
    ['drops a fault that no exposed request takes', [path('/api')], [fault([[path('/static')]])], ['/api* -> v1']],
    ['does not name a path under which a longer one is exposed too', [path('/a'), path('/a/b')], [], ['/a* -> v1']],
  ])('%s', (_, paths, contributions, expected) => {
    expect(outside(exposure(paths, contributions))).toEqual(expected);
  });

  test('has the fields of the mesh route, under a name that leads to both constructs, and says which exposure it came from', () => {
    const changes = { contributions: [split(5), rule([jason]), mirror('v3')], traits: { timeout: 500, retries: { attempts: 2, retryOn: [] } } };
    const host = 'shop.shop.svc.cluster.local';
    const one = exposure([path('/')], [], { plan: composeHost(input(changes)), host, traits: { rewrite: { uri: '/v1' } } });
    expect(composeGatewayHost([one]).routes).toEqual(routesIn(changes).map(route => ({
      exposure: one,
      id: { ...route.id, through: 'shop/Outside' },
      matches: route.matches,
      destinations: route.destinations.map(destination => ({ ...destination, host })),
      mirrors: route.mirrors.map(copies => ({ ...copies, host })),
      traits: { ...changes.traits, rewrite: { uri: '/v1' } },
    })));
  });

  test('has the rewrite on each route', () => {
    expect(outside(exposure([path('/api/')], [rule([jason])], { traits: { rewrite: { uri: '/' } } }))).toEqual(['/api/* & user=jason -> v2 as /', '/api/* -> v1 as /']);
  });

  test('has the routes of the exposed port', () => {
    const plan = composeHost(input({ ports: [http(80), http(81)], contributions: [rule([jason])] }));
    const names = (port: number) => composeGatewayHost([exposure([path('/')], [], { plan, port })]).routes.map(({ id, destinations }) => [nameOf(id), destinations[0].port]);
    expect(names(80)).toEqual([['shop/Outside+shop/Release', 80], ['shop/Outside+shop/Shop', 80]]);
    expect(names(81)).toEqual([['shop/Outside+shop/Release:81', 81], ['shop/Outside+shop/Shop:81', 81]]);
  });

  test('has nothing where nothing is exposed', () => {
    expect(composeGatewayHost([])).toEqual({ routes: [], clashes: [] });
  });

  test('names what a prefix and an expression ask together and nobody can write', () => {
    const { clashes } = composeGatewayHost([exposure([path('/api')], [pin([[pathRegex('/api/v[0-9]')]])])]);
    expect(clashes).toEqual([{ kind: 'inexpressible', one: pathRegex('/api/v[0-9]'), other: path('/api'), sources: ['shop/Pin', 'shop/Outside'] }]);
  });
});

describe('a path of an exposure and a path of a rule', () => {
  test.each<[string, Condition, Condition, string[]]>([
    ['both exact and the same', exactPath('/a'), exactPath('/a'), ['/a -> v2']],
    ['both exact and not the same', exactPath('/a'), exactPath('/b'), ['/a -> v1']],
    ['exact, with its prefix', exactPath('/a/b'), path('/a'), ['/a/b -> v2']],
    ['exact, with a prefix of others', exactPath('/a'), path('/a/b'), ['/a -> v1']],
    ['exact, with an expression that it matches', exactPath('/a/1'), pathRegex('/a/[0-9]'), ['/a/1 -> v2']],
    ['exact, with an expression that matches part of it', exactPath('/a/12'), pathRegex('/a/[0-9]'), ['/a/12 -> v1']],
    ['a prefix, with an exact path below', path('/a'), exactPath('/a/b'), ['/a/b -> v2', '/a* -> v1']],
    ['a prefix, with an exact path elsewhere', path('/a'), exactPath('/b'), ['/a* -> v1']],
    ['a prefix, with a longer one', path('/a'), path('/a/b'), ['/a/b* -> v2', '/a* -> v1']],
    ['a prefix, with a shorter one', path('/a/b'), path('/a'), ['/a/b* -> v2']],
    ['a prefix, with one elsewhere', path('/a'), path('/b'), ['/a* -> v1']],
    ['a prefix, with the same one', path('/a'), path('/a'), ['/a* -> v2']],
    ['every path, with an expression', path('/'), pathRegex('/a/[0-9]'), ['/a/[0-9]~ -> v2', 'rest -> v1']],
    ['every path, with a prefix', path('/'), path('/a'), ['/a* -> v2', 'rest -> v1']],
    ['every path, with an exact one', path('/'), exactPath('/'), ['/ -> v2', 'rest -> v1']],
  ])('meet: %s', (_, exposed, ruled, expected) => {
    expect(outside(exposure([exposed], [pin([[ruled]])]))).toEqual(expected);
    expect(composeGatewayHost([exposure([exposed], [pin([[ruled]])])]).clashes).toEqual([]);
  });
});

describe('several services on one host', () => {
  const shown = (...paths: [string, Condition[]][]) => composeGatewayHost(paths.map(([host, conditions]) =>
    exposure(conditions, [], { source: `shop/${host}`, host }))).routes.map(({ destinations: [{ host }], matches }) => `${host} ${matches.length}`);

  test.each<[string, [string, Condition[]][], string[]]>([
    ['exact paths before prefixes', [['a', [path('/very/long')]], ['b', [exactPath('/x')]]], ['b 1', 'a 1']],
    ['longer prefixes before shorter ones', [['a', [path('/api')]], ['b', [path('/api/v2')]]], ['b 1', 'a 1']],
    ['every path last', [['a', [path('/')]], ['b', [path('/api')]], ['c', [exactPath('/')]]], ['c 1', 'b 1', 'a 0']],
    ['paths of like length by their constructs', [['b', [path('/b')]], ['a', [path('/a')]]], ['a 1', 'b 1']],
    ['each path of a service in its place', [['a', [exactPath('/login'), path('/static'), path('/')]], ['b', [path('/st'), exactPath('/x')]]],
      ['a 1', 'b 1', 'a 1', 'b 1', 'a 0']],
    ['neighbours of one service together', [['a', [exactPath('/login'), exactPath('/logout'), path('/static')]], ['b', [path('/')]]], ['a 3', 'b 0']],
  ])('are tried: %s', (_, exposures, expected) => {
    expect(shown(...exposures)).toEqual(expected);
    expect(shown(...[...exposures].reverse())).toEqual(expected);
  });

  test('keep what is more specific from the rules of what is less: a tester of one is not a tester of the other', () => {
    const tested = exposure([path('/')], [rule([jason])], { source: 'shop/All' });
    expect(outside(tested, other).map(text => text.split(' -> ')[0])).toEqual(['/api/v2*', 'user=jason', 'rest']);
  });

  test('drop a rule whose requests another service has already taken', () => {
    expect(outside(exposure([path('/')], [pin([[path('/api/v2/x')]])], { source: 'shop/All' }), other)).toEqual(['/api/v2* -> v1', 'rest -> v1']);
  });

  test('come out the same in any order of construction', () => {
    const third = exposure([exactPath('/api'), path('/')], [split(5), rule([jason]), fault([[on('method', { kind: 'exact', value: 'GET' })]])], { source: 'shop/Third' });
    const exposures = [api, other, third];
    const plan = composeGatewayHost(exposures);
    fc.assert(fc.property(fc.shuffledSubarray(exposures, { minLength: exposures.length }), shuffled => {
      expect(composeGatewayHost(shuffled)).toEqual(plan);
    }));
  });
});
