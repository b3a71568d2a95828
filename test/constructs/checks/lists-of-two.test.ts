import { checkHost } from '../../../src/constructs/checks/check-host';
import { composeHost } from '../../../src/constructs/composition/host/compose-host';
import type { HostFacts } from '../../../src/constructs/composition/host-facts';
import type { PolicyBlocks } from '../../../src/constructs/composition/policy-blocks';
import { fault, header, http, input, mirror, policy, split, version } from '../composition/inputs';

/** Everything that is wrong with a host, as it is shown. */
function found(changes: Partial<HostFacts>): string[] {
  const given = input(changes);
  return checkHost(given, composeHost(given)).map(({ code, problem }) => `${code} ${problem}`);
}

const [jason, john] = ['jason', 'john'].map(name => [header('user', name)]);
const detecting = (maxEjectionPercent: number, more: PolicyBlocks['outlierDetection'] = {}): PolicyBlocks => ({ outlierDetection: { maxEjectionPercent, ...more } });

describe('a fault', () => {
  test('fails behind one that takes its requests by one of several alternatives', () => {
    expect(found({ contributions: [fault([jason, john], 'shop/A'), fault([john], 'shop/B')] }))
      .toEqual(['CDI410 \'shop/A\' already hits every request for \'shop\' that \'shop/B\' would hit']);
  });

  test('stands behind one that takes one of its alternatives', () => {
    expect(found({ contributions: [fault([jason], 'shop/A'), fault([jason, john], 'shop/B')] })).toEqual([]);
  });

  test('fails once, however many ports it is on', () => {
    expect(found({ ports: [http(80), http(81)], contributions: [fault([], 'shop/A'), fault([], 'shop/B')] })).toHaveLength(1);
  });
});

describe('a mirror', () => {
  test('fails where one of two shares of a split goes to its version, and the release is named', () => {
    const contributions = [{ ...split(5), shares: [{ version: 'v2', percent: 5 }, { version: 'v3', percent: 5 }] }, mirror('v3')];
    expect(found({ contributions })).toEqual(['CDI405 \'shop/Mirror-v3\' mirrors \'shop\' to \'v3\', which \'shop/Release\' lets answer requests by default']);
  });

  test('may have a port to itself on which its version answers nobody', () => {
    const ports = [http(80), http(81)];
    expect(found({ ports, contributions: [{ ...split(100), ports: [80] }, { ...mirror('v2'), ports: [81] }] })).toEqual([]);
    expect(found({ ports, contributions: [{ ...split(100), ports: [81] }, { ...mirror('v2'), ports: [81] }] })).toHaveLength(1);
  });
});

describe('two splits', () => {
  test('fail on one port, and stand on two', () => {
    const ports = [http(80), http(81)];
    expect(found({ ports, contributions: [{ ...split(5, 'shop/A'), ports: [80] }, { ...split(5, 'shop/B'), ports: [81] }] })).toEqual([]);
    expect(found({ ports, contributions: [{ ...split(5, 'shop/A'), ports: [80] }, split(5, 'shop/B')] }))
      .toEqual(['CDI402 \'shop/A\' already splits the traffic of \'shop\', so \'shop/B\' cannot']);
  });
});

describe('a policy', () => {
  const one = { ...version('v2'), replicas: { least: 1, most: 1 } };
  const pool: PolicyBlocks = { connectionPool: { maxConnections: 1 } };

  test('of the service still watches a version whose own says nothing about it', () => {
    expect(found({ versions: [version('v1'), one], contributions: [policy(detecting(10)), policy(pool, 'v2')] }))
      .toEqual([expect.stringContaining('CDI409 \'shop/Limits-all\' may leave out 10 % of the pods of version \'v2\'')]);
    expect(found({ versions: [version('v1'), one], contributions: [policy(detecting(10)), policy(detecting(100), 'v2')] })).toEqual([]);
  });

  test.each<[number, string[]]>([
    [5, []], [6, ['CDI408 \'shop/Limits-v2\' gives version \'v2\' of \'shop\' consecutive5xxErrors 6, and \'shop/Limits-all\' gives the service no more than 5']],
  ])('of a version is compared with the 5 errors that Envoy counts where the service says none: %d', (count, expected) => {
    expect(found({ contributions: [policy(detecting(100)), policy(detecting(100, { consecutive5xxErrors: count }), 'v2')] })).toEqual(expected);
  });

  test('that counts no error is said to count 0', () => {
    const none = detecting(100, { consecutive5xxErrors: 0, consecutiveGatewayErrors: 1 });
    expect(found({ contributions: [policy(detecting(100)), policy(none, 'v2')] })).toEqual([expect.stringContaining('consecutive5xxErrors 0, and')]);
  });

  test('stands beside one for another block of its target, and fails beside one for the same', () => {
    expect(found({ contributions: [policy(pool, undefined, 'shop/A'), policy(detecting(100), undefined, 'shop/B')] })).toEqual([]);
    expect(found({ contributions: [policy({ ...pool, outlierDetection: undefined }, undefined, 'shop/A'), policy(detecting(100), undefined, 'shop/B')] }))
      .toEqual(['CDI407 \'shop/A\' already limits \'shop\', so \'shop/B\' cannot']);
  });
});
