import { input, routesIn } from './inputs';
import type { Contribution } from '../../../src/constructs/composition/contribution';
import { composeGatewayHost } from '../../../src/constructs/composition/gateway/compose-gateway-host';
import type { Exposure } from '../../../src/constructs/composition/gateway/exposure';
import { composeHost } from '../../../src/constructs/composition/host/compose-host';
import type { RoutePlan } from '../../../src/constructs/composition/host/port-plan';
import type { HostFacts } from '../../../src/constructs/composition/host-facts';
import type { Condition, Conjunction } from '../../../src/constructs/values/matches/conjunction';

const SIGNS = { exact: '=', prefix: '^', regex: '~', present: '?', absent: '!' };

/** A condition in short: `/a` for a path, `user=jason` for the rest; `^` begins, `~` matches, `?` is there, `!` is not. */
function condition({ part, name, test }: Condition): string {
  const value = 'value' in test ? test.value : '';
  if (part === 'uri') return test.kind === 'exact' ? value : `${value}${test.kind === 'prefix' ? '*' : '~'}`;
  return `${name || part}${SIGNS[test.kind]}${value}`;
}

/** Alternatives in short. */
export function alternatives(matches: readonly Conjunction[]): string {
  return matches.map(match => match.map(condition).sort().join(' & ')).join(' | ') || 'rest';
}

/** A route in short: `matches -> versions by weight + mirrors ! fault`. */
export function shown({ matches, destinations, mirrors, traits: { fault, rewrite } }: RoutePlan): string {
  const to = destinations.map(({ subset, weight }) => weight === undefined ? subset : `${subset} ${weight}`).join(', ');
  const copies = mirrors.map(({ subset, percent }) => ` + ${subset} ${percent}`).join('');
  const failing = fault ? ` ! ${[fault.delay && `${fault.delay.milliseconds} ms`, fault.abort?.httpStatus].filter(Boolean).join(', ')}` : '';
  return `${alternatives(matches)} -> ${to}${copies}${failing}${rewrite === undefined ? '' : ` as ${rewrite.uri}`}`;
}

/** The routes that come of contributions, in short. */
export function routesOf(contributions: readonly Contribution[], changes: Partial<HostFacts> = {}): string[] {
  return routesIn({ contributions, ...changes }).map(shown);
}

/** A path of an exposure. */
export function exposedPath(exposed: Condition): Exposure['paths'][number] {
  const { test } = exposed;
  return { test, match: test.kind === 'prefix' && test.value === '/' ? [] : [exposed] };
}

/** The service `shop` with these contributions, let out under paths. */
export function exposure(paths: readonly Condition[], contributions: readonly Contribution[] = [], changes: Partial<Exposure> = {}): Exposure {
  return { source: 'shop/Outside', on: 'shop.example.com', host: 'shop', plan: composeHost(input({ contributions })), port: 80, traits: {}, paths: paths.map(exposedPath), ...changes };
}

/** The routes of an external host, in short. */
export function outside(...exposures: Exposure[]): string[] {
  return composeGatewayHost(exposures).routes.map(shown);
}
