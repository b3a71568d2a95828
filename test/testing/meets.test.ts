import { readText } from '../../src/analysis/reader/read-text';
import { meshOf, type ExplainedOutcome } from '../../src/analysis/routing/mesh';
import { writtenPolicy } from '../../src/analysis/routing/services/written-policy';
import { together } from '../../src/analysis/routing/traffic/headers-together';
import type { Request } from '../../src/analysis/routing/traffic/request';
import type { Expectation } from '../../src/testing/expectation';
import { meets } from '../../src/testing/meets';
import type { Routing } from '../../src/testing/routing';
import { recordedSets } from '../analysis/routing/recorded/sets';
import { yamlOf } from '../conformance/support/random-mesh';

const SETS = recordedSets('objects');

function routingIn(objects: Parameters<typeof yamlOf>[0]['objects']): Routing {
  const mesh = meshOf(readText(yamlOf({ objects, requests: [] }), 'recorded.yaml'));
  return { route: request => mesh.route(request as Request) };
}

/** All that can be expected of what becomes of a request, each by itself. */
function expectationsOf(outcome: ExplainedOutcome): Expectation[] {
  const { destinations, mirrors, timeout, retries, fault, redirect, directResponse, rewrite, headers, corsPolicy } = outcome;
  const shares = (places: typeof destinations) => {
    const sum: Record<string, number> = {};
    for (const { host, subset, port, share } of places) {
      const key = `${host}/${subset ?? '*'}:${port}`;
      sum[key] = (sum[key] ?? 0) + share;
    }
    return sum;
  };
  const isSent = outcome.outcome === 'routed' && destinations.every(({ state, host }) => state !== 'no-cluster' && host !== 'PassthroughCluster');
  return [
    ...isSent ? [{ to: shares(destinations) }] : [],
    { mirrors: mirrors.length === 0 ? 'none' : shares(mirrors) },
    { timeout: timeout ?? 'none' },
    ...Object.entries({ retries, fault, redirect, directResponse, rewrite, corsPolicy }).map(([name, value]) => ({ [name]: asWritten(value) })),
    ...destinations.length === 1 ? [{ headers: together(destinations[0].headers, headers) as object as Record<string, unknown> }] : [],
    ...destinations.length === 1 ? [{ trafficPolicy: writtenPolicy(destinations[0].trafficPolicy) }] : [],
    ...outcome.rule === null ? [] : [{ rule: outcome.rule }],
  ];
}

/** Nothing is written as a word. */
function asWritten(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, one: unknown) => one ?? 'none'));
}

/** The same with one value that nothing has. */
function otherwise(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'object' || value === null) return `${String(value)}-otherwise`;
  if (Array.isArray(value)) return [...value as unknown[], 'otherwise'];
  const [name, ...others] = Object.keys(value);
  const fields = value as Record<string, unknown>;
  return name === undefined ? { otherwise: 1 } : { ...Object.fromEntries(others.map(one => [one, fields[one]])), [name]: otherwise(fields[name]) };
}

describe('what becomes of a request', () => {
  test.each(SETS.map((set, at) => [at, set] as const))('is what it is, and nothing else, in set %i', (_, { objects, answers }) => {
    const routing = routingIn(objects);
    for (const { request } of answers) {
      for (const expectation of expectationsOf(routing.route(request))) {
        const { holds, says } = meets(routing, request, expectation);
        expect(holds ? '' : says()).toBe('');
        expect([expectation, meets(routing, request, otherwise(expectation) as Expectation).holds]).toEqual([expectation, false]);
      }
    }
  });
});
