import { exactPath, fault, header, http, on, path, pathRegex, pin, portOf, routesIn, rule, split } from './inputs';
import { routesOf } from './shown';
import type { Contribution } from '../../../src/constructs/composition/contribution';
import { nameOf } from '../../../src/constructs/composition/route-name';

const jason = [header('user', 'jason')];
const john = [header('user', 'john')];
const present = [on('header', { kind: 'present' }, 'user')];
const SLOW = { delay: { milliseconds: 7000, percent: 100 } };

describe('a fault', () => {
  test.each<[string, Contribution[], string[]]>([
    ['on every request stays on each route', [split(5), rule([jason]), fault()], ['user=jason -> v2 ! 503', 'rest -> v1 95, v2 5 ! 503']],
    ['on some requests stands before the route that they would take', [fault([jason])], ['user=jason -> v1 ! 503', 'rest -> v1']],
    ['on some requests splits every route that they could take', [split(5), pin([[path('/a')]]), fault([jason])],
      ['/a* & user=jason -> v2 ! 503', '/a* -> v2', 'user=jason -> v1 95, v2 5 ! 503', 'rest -> v1 95, v2 5']],
    ['takes the whole route where every request of it fails', [rule([jason]), fault([present])],
      ['user=jason -> v2 ! 503', 'user? -> v1 ! 503', 'rest -> v1']],
    ['leaves a route alone that none of its requests take', [pin([john]), fault([jason])], ['user=john -> v2', 'user=jason -> v1 ! 503', 'rest -> v1']],
    ['is left out where its requests are gone before', [pin([present]), fault([jason])],
      ['user=jason -> v2 ! 503', 'user? -> v2', 'rest -> v1']],
    ['takes one of two alternatives', [pin([jason, john]), fault([jason])],
      ['user=jason -> v2 ! 503', 'user=john -> v2', 'rest -> v1']],
    ['has its alternatives on one route', [fault([jason, [path('/a')]])], ['user=jason | /a* -> v1 ! 503', 'rest -> v1']],
    ['may be slow and then fail', [fault([], 'shop/Fault', { ...SLOW, abort: { httpStatus: 500, percent: 1 } })], ['rest -> v1 ! 7000 ms, 500']],
    ['on some requests is not that on all of them', [fault([jason], 'shop/Some', SLOW), fault()], ['user=jason -> v1 ! 7000 ms', 'rest -> v1 ! 503']],
    ['stands before another one by the path of its construct', [fault([[path('/a')]], 'shop/B', SLOW), fault([jason], 'shop/A')],
      ['user=jason -> v1 ! 503', '/a* -> v1 ! 7000 ms', 'rest -> v1']],
  ])('%s', (_, contributions, expected) => {
    expect(routesOf(contributions)).toEqual(expected);
    expect(routesOf([...contributions].reverse())).toEqual(expected);
  });

  test('changes neither who answers nor what is named after the service', () => {
    const { rules } = portOf({ contributions: [split(5), rule([jason]), fault([[path('/a')]])] });
    expect(rules).toEqual(portOf({ contributions: [split(5), rule([jason])] }).rules);
  });

  test('is in the name of the route that it adds, and the construct of that route stays', () => {
    const { routes } = portOf({ contributions: [rule([jason]), fault([[path('/a')]])] });
    expect(routes.map(({ id }) => [nameOf(id), id.source])).toEqual([
      ['shop/Release+shop/Fault', 'shop/Release'], ['shop/Release', 'shop/Release'],
      ['shop/Shop+shop/Fault', 'shop/Shop'], ['shop/Shop', 'shop/Shop'],
    ]);
  });

  test('is on the port of its route', () => {
    expect(routesIn({ ports: [http(80), http(81)], contributions: [fault([jason])] }).map(({ id, destinations: [{ port }] }) => `${nameOf(id)} ${port}`))
      .toEqual(['shop/Shop+shop/Fault 80', 'shop/Shop 80', 'shop/Shop+shop/Fault:81 81', 'shop/Shop:81 81']);
  });

  test('fails to combine with a rule where no match can say both, and both are named', () => {
    const { clashes } = portOf({ contributions: [pin([[pathRegex('/a.*')]]), fault([[path('/a/b')]])] });
    expect(clashes).toEqual([{ kind: 'inexpressible', one: pathRegex('/a.*'), other: path('/a/b'), sources: ['shop/Pin', 'shop/Fault'] }]);
  });

  test('combines with a rule where an exact path decides it', () => {
    expect(routesOf([pin([[pathRegex('/a.*')]]), fault([[exactPath('/ab')], [exactPath('/b')]])]))
      .toEqual(['/ab -> v2 ! 503', '/a.*~ -> v2', '/b -> v1 ! 503', 'rest -> v1']);
  });
});
