import { fault, header, http, mirror, path, pin, rule, split } from './inputs';
import { routesOf } from './shown';
import type { Contribution } from '../../../src/constructs/composition/contribution';

const jason = [header('user', 'jason')];

describe('copies go to a mirror', () => {
  test.each<[string, Contribution[], string[]]>([
    ['of every request where nothing else is wanted', [mirror('v2')], ['rest -> v1 + v2 100']],
    ['of the default alone where it answers early access, in the dark', [split(0), rule([jason]), mirror('v2')],
      ['user=jason -> v2', 'rest -> v1 + v2 100']],
    ['of every rule that it does not answer', [split(5), rule([jason]), pin([[path('/a')]], 'shop/Pin', 'v1'), mirror('v3')],
      ['/a* -> v1 + v3 100', 'user=jason -> v2 + v3 100', 'rest -> v1 95, v2 5 + v3 100']],
    ['but for the requests that are pinned to it', [pin([[path('/a')]], 'shop/Pin', 'v3'), rule([jason]), mirror('v3')],
      ['/a* -> v3', 'user=jason -> v2 + v3 100', 'rest -> v1 + v3 100']],
    ['which is the old version after a canary has taken over', [split(100), mirror('v1')], ['rest -> v2 + v1 100']],
    ['and to each of several, by the paths of their constructs', [mirror('v3', 'shop/A', 5), mirror('v2', 'shop/B', 0.57)],
      ['rest -> v1 + v3 5 + v2 0.57']],
    ['whose order does not depend on that of their constructs', [mirror('v2', 'shop/B', 0.57), mirror('v3', 'shop/A', 5)],
      ['rest -> v1 + v3 5 + v2 0.57']],
    ['each of which may answer some requests', [pin([jason], 'shop/Pin', 'v2'), pin([[path('/a')]], 'shop/Q', 'v3'), mirror('v2'), mirror('v3')],
      ['/a* -> v3 + v2 100', 'user=jason -> v2 + v3 100', 'rest -> v1 + v2 100 + v3 100']],
    ['of nothing if its share is nothing', [mirror('v2', 'shop/Mirror', 0)], ['rest -> v1']],
    ['of what fails too', [mirror('v2'), fault([jason])], ['user=jason -> v1 + v2 100 ! 503', 'rest -> v1 + v2 100']],
  ])('%s', (_, contributions, expected) => {
    expect(routesOf(contributions)).toEqual(expected);
  });

  test('on every HTTP port', () => {
    expect(routesOf([mirror('v2')], { ports: [http(80), http(81)] }))
      .toEqual(['rest -> v1 + v2 100', 'rest -> v1 + v2 100']);
  });
});
