import type { Check } from '../../../src/constructs/checks/check';
import { checkHost } from '../../../src/constructs/checks/check-host';
import { alternativesAreFew } from '../../../src/constructs/checks/routes/alternatives-are-few';
import { matchIsReached } from '../../../src/constructs/checks/routes/match-is-reached';
import { matchIsSelective } from '../../../src/constructs/checks/routes/match-is-selective';
import { onEveryPort, onHttpPorts } from '../../../src/constructs/checks/routes/on-every-port';
import { oneSplit } from '../../../src/constructs/checks/routes/one-split';
import { serviceHasAddress } from '../../../src/constructs/checks/versions/service-has-address';
import { stableIsDeclared } from '../../../src/constructs/checks/versions/stable-is-declared';
import { versionsDiffer } from '../../../src/constructs/checks/versions/versions-differ';
import { composeHost } from '../../../src/constructs/composition/host/compose-host';
import type { HostFacts } from '../../../src/constructs/composition/host-facts';
import type { Conjunction } from '../../../src/constructs/values/matches/conjunction';
import { header, http, input, path, pin, rule, split, tcp, version } from '../composition/inputs';

/** What a check finds, in short. */
function found(check: Check, changes: Partial<HostFacts>): string[] {
  const given = input(changes);
  return check(given, composeHost(given)).map(({ code, problem }) => `${code} ${problem}`);
}

const jason = header('end-user', 'jason');
const john = header('end-user', 'john');
const service = { path: 'shop/Own', addressable: true, selector: { app: 'shop' }, ports: [{ number: 80, name: 'http', protocol: 'http' as const }] };

test('nothing is wrong with a host that is right', () => {
  const given = input({ service, contributions: [split(5), rule([[jason], [john]])] });
  expect(checkHost(given, composeHost(given))).toEqual([]);
});

test('everything that is wrong is found, in a fixed order', () => {
  const given = input({
    stable: 'v9',
    versions: [version('v1'), version('v2', { version: 'v1' }, { app: 'other' })],
    service,
    ports: [http(81)],
    contributions: [split(5), split(6, 'shop/Other'), rule([[], [jason], [jason]])],
  });
  expect(checkHost(given, composeHost(given)).map(({ code }) => code)).toEqual([
    'CDI212', 'CDI213', 'CDI303', 'CDI303', 'CDI305', 'CDI304', 'CDI402', 'CDI403', 'CDI404',
  ]);
});

describe('one split', () => {
  test('is enough', () => {
    expect(found(onEveryPort(oneSplit), { contributions: [split(5), rule([[jason]], 'shop/Rule')] })).toEqual([]);
  });

  test('fails beside another one, and the first by path keeps its place', () => {
    const contributions = ['shop/C', 'shop/A', 'shop/B'].map(source => split(5, source));
    expect(found(onEveryPort(oneSplit), { contributions })).toEqual([
      'CDI402 \'shop/A\' already splits the traffic of \'shop\', so \'shop/B\' cannot',
      'CDI402 \'shop/A\' already splits the traffic of \'shop\', so \'shop/C\' cannot',
    ]);
  });
});

describe('two splits', () => {
  const both = (first: number[] | undefined, second: number[] | undefined) => found(onEveryPort(oneSplit), {
    ports: [http(80), http(81), tcp(90)],
    contributions: [{ ...split(5, 'shop/A'), ports: first }, { ...split(5, 'shop/B'), ports: second }],
  });

  test.each<[string, number[] | undefined, number[] | undefined]>([
    ['each on a port', [80], [81]], ['requests by one and connections by the other', undefined, [90]], ['in another order', [81, 90], [80]],
  ])('may stand beside each other: %s', (_, first, second) => {
    expect(both(first, second)).toEqual([]);
  });

  test.each<[string, number[] | undefined, number[] | undefined]>([
    ['on a port for requests', [80, 81], [81]], ['on one for connections', [80, 90], [90]], ['where one is on every port for requests', undefined, [80]],
  ])('fail to meet %s, which is said once', (_, first, second) => {
    expect(both(first, second)).toEqual(['CDI402 \'shop/A\' already splits the traffic of \'shop\', so \'shop/B\' cannot']);
  });
});

describe('the stable version', () => {
  test.each<[string, boolean]>([['v1', true], ['v2', true], ['v3', false], ['', false], ['V1', false],
    ['toString', false]])('%p is declared: %p', (stable, declared) => {
    expect(found(stableIsDeclared, { stable }).length === 0).toBe(declared);
  });
});

describe('versions', () => {
  test('differ by their labels, in whatever order those are written', () => {
    const twins = [version('a', { x: '1', y: '2' }), version('b', { y: '2', x: '1' })];
    expect(found(versionsDiffer, { versions: twins })).toEqual([
      'CDI213 \'shop/Shop/a\' (x=1,y=2) and \'shop/Shop/b\' (x=1,y=2) share pods of \'shop\'',
    ]);
    expect(found(versionsDiffer, { versions: [version('a', { x: '1' }), version('b', { x: '2' })] })).toEqual([]);
  });

  test('fail in pairs, each with the first that was declared', () => {
    const versions = ['a', 'b', 'c'].map(name => version(name, { version: 'same' }));
    expect(found(versionsDiffer, { versions })).toHaveLength(2);
  });
});

describe('a service', () => {
  test.each([[undefined, 0], [service, 0], [{ ...service, addressable: false }, 1]])('%j has this many problems with its address: %d',
    (given, count) => {
      expect(found(serviceHasAddress, { service: given })).toHaveLength(count);
    });
});

describe('a match that selects', () => {
  test.each<[string, Conjunction[], number]>([
    ['one condition', [[jason]], 0], ['none', [[]], 1], ['none behind one', [[jason], []], 1],
  ])('has conditions: %s', (_, matches, count) => {
    expect(found(matchIsSelective, { contributions: [rule(matches)] })).toHaveLength(count);
  });
});

describe('alternatives', () => {
  const users = (count: number) => Array.from({ length: count }, (_, at) => [header('end-user', `user-${at}`)]);

  test('may be 64 in a rule, and as many in another one', () => {
    expect(found(alternativesAreFew, { contributions: [rule(users(64), 'shop/A'), rule(users(64), 'shop/B')] })).toEqual([]);
  });

  test('fail to be 65', () => {
    expect(found(alternativesAreFew, { contributions: [rule(users(65))] })).toEqual([
      'CDI116 the matches of \'shop/Release\' must have at most 64 alternatives together, got 65',
    ]);
  });
});

describe('a match that is reached', () => {
  const present = { part: 'header', name: 'end-user', test: { kind: 'present' } } as const;

  test.each<[string, Conjunction[]]>([
    ['other strings', [[jason], [john]]],
    ['a longer path first', [[path('/a/b')], [path('/a')]]],
    ['more conditions first', [[jason, path('/a')], [jason]]],
    ['conditions that overlap', [[jason], [path('/a')]]],
    ['absence behind presence', [[present], [{ ...present, test: { kind: 'absent' } }]]],
  ])('stands behind %s', (_, matches) => {
    expect(found(onHttpPorts(matchIsReached), { contributions: [rule(matches)] })).toEqual([]);
  });

  test.each<[string, Conjunction[]]>([
    ['itself', [[jason], [jason]]],
    ['the presence of what it asks for', [[present], [jason]]],
    ['a shorter path', [[path('/a')], [path('/a/b')]]],
    ['fewer conditions, in another order', [[path('/a'), jason], [john], [jason, path('/a/b'), header('x', 'y')]]],
  ])('fails behind %s', (_, matches) => {
    expect(found(onHttpPorts(matchIsReached), { contributions: [rule(matches)] })).toHaveLength(1);
  });

  test('fails behind a match of another construct, and both are named', () => {
    const contributions = [rule([[path('/a/b')]], 'shop/Late', 'v1'), pin([[john], [path('/a')]], 'shop/Early')];
    expect(found(onHttpPorts(matchIsReached), { contributions })).toEqual([
      'CDI404 match 1 of \'shop/Late\' (uri prefix \'/a/b\') is never reached for \'shop\': '
      + 'match 2 of \'shop/Early\' (uri prefix \'/a\') takes all its requests',
    ]);
  });

  test('fails once, however many ports repeat it', () => {
    const ports = [80, 81, 82].map(http);
    expect(found(onHttpPorts(matchIsReached), { ports, contributions: [rule([[jason], [jason]])] })).toHaveLength(1);
  });
});
