import * as fc from 'fast-check';
import { fault, header, http, input, mirror, path, pin, portOf, routesIn, rule, split, tcp, tls, version } from './inputs';
import { shown } from './shown';
import { answerOf, type Answer } from '../../../src/constructs/composition/answer';
import type { Contribution } from '../../../src/constructs/composition/contribution';
import { composeHost } from '../../../src/constructs/composition/host/compose-host';
import type { HostFacts } from '../../../src/constructs/composition/host-facts';
import { nameOf } from '../../../src/constructs/composition/route-name';

const jason = [header('end-user', 'jason')];

/** The routes of a plan in short: who takes them, by weight, and how many matches lead there. */
function routes(changes: Partial<HostFacts>): string[] {
  return portOf(changes).routes.map(({ matches, destinations }) => {
    const to = destinations.map(({ subset, weight }) => weight === undefined ? subset : `${subset} ${weight}`).join(', ');
    return matches.length > 0 ? `${matches.length} -> ${to}` : `rest -> ${to}`;
  });
}

const TRAITS = { timeout: 500, retries: { attempts: 2, retryOn: ['5xx'] } };
const to = (subset: string, weight?: number) => ({ host: 'shop', port: 80, subset, weight, headers: undefined });

describe('a plan', () => {
  test('has every field', () => {
    expect(composeHost(input({ ports: [http(80), tcp(90)], contributions: [split(10), rule([jason])], traits: TRAITS }))).toEqual({
      host: 'shop',
      names: ['shop'],
      policy: undefined,
      subsets: [{ name: 'v1', labels: { version: 'v1' }, policy: undefined }, { name: 'v2', labels: { version: 'v2' }, policy: undefined }],
      conflicts: [],
      ports: [{
        protocol: 'http',
        number: 80,
        rules: [
          { source: 'shop/Release', matches: [jason], answer: [{ version: 'v2', percent: 100 }] },
          { source: 'shop/Shop', matches: [], answer: [{ version: 'v1', percent: 90 }, { version: 'v2', percent: 10 }] },
        ],
        clashes: [],
        conflicts: [],
        routes: [
          { id: { source: 'shop/Release' }, matches: [jason], destinations: [to('v2')], mirrors: [], traits: TRAITS },
          { id: { source: 'shop/Shop' }, matches: [], destinations: [to('v1', 90), to('v2', 10)], mirrors: [], traits: TRAITS },
        ],
      }, {
        protocol: 'tcp',
        number: 90,
        routes: [{ destinations: [{ host: 'shop', port: 90, subset: 'v1', weight: undefined }] }],
        rules: [{ source: 'shop/Shop', matches: [], answer: [{ version: 'v1', percent: 100 }] }],
        conflicts: [],
      }],
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
  const names = (changes: Partial<HostFacts>) => routesIn(changes).map(({ id, destinations: [{ port }] }) => `${nameOf(id)} to ${port}`);

  test('of which one is HTTP give it the routes', () => {
    expect(names({ ports: [tcp(9000), http(80), tcp(9001)], contributions: [rule([jason])] })).toEqual(['shop/Release to 80', 'shop/Shop to 80']);
  });

  test('of which several are HTTP have the same routes each, and those beside the first are named after their port', () => {
    expect(names({ ports: [tcp(9000), http(80), http(8080)], contributions: [split(5), rule([jason])] })).toEqual([
      'shop/Release to 80', 'shop/Shop to 80', 'shop/Release:8080 to 8080', 'shop/Shop:8080 to 8080',
    ]);
  });

  test('of which none is HTTP have no route', () => {
    expect(names({ ports: [tcp(9000)], contributions: [split(5), rule([jason])] })).toEqual([]);
  });

  test('that a wish names are the only ones on which it holds', () => {
    const ports = [81];
    const contributions = [{ ...split(5), ports }, { ...pin([jason]), ports }, { ...mirror('v3'), ports }, { ...fault([[path('/a')]]), ports }];
    expect(routesIn({ ports: [http(80), http(81)], contributions }).map(shown)).toEqual([
      'rest -> v1',
      '/a* & end-user=jason -> v2 + v3 100 ! 503', 'end-user=jason -> v2 + v3 100', '/a* -> v1 95, v2 5 + v3 100 ! 503', 'rest -> v1 95, v2 5 + v3 100',
    ]);
  });
});

describe('a port for connections', () => {
  /** Who gets the connections of each port that is not one for HTTP. */
  const shares = (changes: Partial<HostFacts>) => composeHost(input({ ports: [http(80), tcp(90), tls(443)], ...changes })).ports.flatMap(plan =>
    plan.protocol === 'http' ? [] : plan.routes.map(({ destinations }) => `${plan.number} ${destinations.map(({ subset, weight }) => `${subset} ${weight ?? 100}`).join(', ')}`));

  test.each<[string, Contribution[], string[]]>([
    ['without a release', [], ['90 v1 100', '443 v1 100']],
    ['while a release says nothing of ports', [split(10), rule([jason]), mirror('v2'), fault()], ['90 v1 100', '443 v1 100']],
    ['while a release is about another port', [{ ...split(10), ports: [80, 443] }], ['90 v1 100', '443 v1 90, v2 10']],
    ['after a release has taken it over', [{ ...split(100), ports: [90] }], ['90 v2 100', '443 v1 100']],
    ['of which one release has each', [{ ...split(10), ports: [90] }, { ...split(20, 'shop/Other', 'v3'), ports: [443] }], ['90 v1 90, v2 10', '443 v1 80, v3 20']],
  ])('leads to the stable version but for its shares of a release: %s', (_, contributions, expected) => {
    expect(shares({ contributions })).toEqual(expected);
  });

  test('for TLS is found by every name of the service that its rules may list', () => {
    const plan = composeHost(input({ ports: [tls(443)], namespace: 'back' }));
    expect(plan.names).toEqual(['shop', 'shop.back', 'shop.back.svc', 'shop.back.svc.cluster.local']);
    expect(plan.ports).toMatchObject([{ protocol: 'tls', routes: [{ sniHosts: plan.names }] }]);
  });

  test('for TCP needs no name but the host', () => {
    expect(composeHost(input({ ports: [http(80), tcp(90)], namespace: 'back' })).names).toEqual(['shop']);
  });
});

describe('the name of a route', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 65_535 }), { minLength: 2, maxLength: 5 });
  const contributions = [split(5), rule([jason]), pin([[path('/a')]]), fault([[path('/b')]])];
  const namesOn = (ports: HostFacts['ports']) => routesIn({ ports, contributions }).map(({ id, destinations: [{ port }] }) => `${port} ${nameOf(id)}`);

  test('stays what it is when a port is added', () => {
    fc.assert(fc.property(numbers, fc.func(fc.boolean()), (ports, isHttp) => {
      const all = ports.map(number => isHttp(number) ? http(number) : tcp(number));
      expect(namesOn(all)).toEqual(expect.arrayContaining(namesOn(all.slice(0, -1))));
    }));
  });

  test('belongs to one route alone', () => {
    fc.assert(fc.property(numbers, ports => {
      const names = routesIn({ ports: ports.map(http), contributions }).map(({ id }) => nameOf(id));
      expect(new Set(names).size).toBe(names.length);
    }));
  });
});

describe('a rule with several destinations', () => {
  const answer = [{ version: 'v1', percent: 60, headers: { response: { set: { 'set-cookie': 'v=1' } } } }, { version: 'v2', percent: 40 }];

  test('shares its requests out, each with its headers', () => {
    const { routes: [{ destinations }] } = portOf({ contributions: [{ ...pin([jason]), answer }] });
    expect(destinations).toEqual([{ ...to('v1', 60), headers: answer[0].headers }, to('v2', 40)]);
  });

  test.each<[string, Answer, string[]]>([
    ['the same', [...answer].reverse(), ['shop/A', 'shop/Shop']],
    ['other headers', [{ version: 'v1', percent: 60 }, answer[1]], ['shop/A', 'shop/B', 'shop/Shop']],
    ['other shares', [{ ...answer[0], percent: 40 }, { ...answer[1], percent: 60 }], ['shop/A', 'shop/B', 'shop/Shop']],
    ['one of its versions alone', answerOf('v1'), ['shop/A', 'shop/B', 'shop/Shop']],
  ])('takes a later match to itself where the answer is the same: %s', (_, other, expected) => {
    const contributions = [{ ...pin([jason], 'shop/A'), answer }, { ...pin([jason], 'shop/B'), answer: other }];
    expect(portOf({ contributions }).rules.map(({ source }) => source)).toEqual(expected);
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
    const [{ destinations }] = portOf({ contributions: [split(percent)] }).routes;
    const weights = destinations.map(({ weight }) => weight ?? 100);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
    expect(weights.filter(weight => weight <= 0)).toEqual([]);
  }));
});
