import { withFaults } from './compose-faults';
import { servicePolicy, versionPolicy } from './compose-policy';
import { ofKind, type Share } from './contribution';
import type { HostInput } from './host-input';
import type { DestinationPlan, HostPlan, MirrorPlan, RouteOnAnyPort, RoutePlan, RulePlan } from './host-plan';
import { byPrecedence, byText } from './precedence';
import { impliesConjunction } from '../values/matches/conjunction';

/**
 * Composes what every strategy wants of a host into one plan.
 *
 * 1. The default takes what no rule claims: the split's shares, and the stable version the rest.
 * 2. Rules stand before it, by precedence. A match that an earlier rule already sends to the same version is left out.
 * 3. Every mirror gets copies of the requests of every rule that it does not itself answer.
 * 4. Faults fail requests of a rule without changing who answers the others.
 * 5. Each HTTP port has the same routes. With more than one port every route is confined to its own: without that,
 *    the first port's default would take the requests of all ports.
 * 6. A version's limits are the service's, field by field, and then its own.
 *
 * It never refuses: what cannot stand is found by the checks, on this same plan.
 */
export function composeHost(input: HostInput): HostPlan {
  const rules = rulesOf(input);
  const ports = input.ports.filter(({ http }) => http);
  const { routes, clashes } = withFaults(rules.map(rule => routeOf(input, rule)), input.contributions);
  return {
    host: input.host,
    policy: servicePolicy(input.contributions),
    subsets: input.versions.map(({ name, labels }) => ({ name, labels, policy: versionPolicy(input.contributions, name) })),
    rules,
    routes: ports.flatMap(({ number }) => routes.map(route => onPort(route, number, ports.length > 1))),
    clashes,
  };
}

function rulesOf(input: HostInput): RulePlan[] {
  const rules = ofKind(input.contributions, 'rule').sort(byPrecedence)
    .map(({ source, matches, version }) => ({ source, matches, shares: [{ version, percent: 100 }] }));
  return [...rules.flatMap((rule, at) => withoutTaken(rule, rules.slice(0, at))), { source: input.path, matches: [], shares: defaultShares(input) }];
}

/** The rule without the matches that an earlier rule takes to the same version. */
function withoutTaken(rule: RulePlan, earlier: readonly RulePlan[]): RulePlan[] {
  const same = earlier.filter(({ shares }) => shares[0].version === rule.shares[0].version).flatMap(({ matches }) => matches);
  const matches = rule.matches.filter(match => !same.some(taken => impliesConjunction(match, taken)));
  return matches.length > 0 ? [{ ...rule, matches }] : [];
}

/** The split's shares with the stable version's rest before them. */
function defaultShares({ stable, contributions }: HostInput): Share[] {
  const [split] = ofKind(contributions, 'split');
  const shares = split?.shares.filter(({ version }) => version !== stable) ?? [];
  const rest = 100 - shares.reduce((sum, { percent }) => sum + percent, 0);
  return [{ version: stable, percent: rest }, ...shares].filter(({ percent }) => percent > 0);
}

/** A rule as a route. Its name leads from an access log back to the line of code. */
function routeOf(input: HostInput, { source, matches, shares }: RulePlan): RouteOnAnyPort {
  return {
    name: source,
    source,
    host: input.host,
    matches,
    destinations: destinationsOf(shares),
    mirrors: mirrorsOf(input, shares),
    timeout: input.timeout,
    retries: input.retries,
  };
}

function onPort(route: RouteOnAnyPort, port: number, confined: boolean): RoutePlan {
  return { ...route, name: confined ? `${route.name}:${port}` : route.name, port, confined };
}

/** A lone destination has no weight: Istio sends it everything whatever its weight says. */
function destinationsOf(shares: RulePlan['shares']): DestinationPlan[] {
  return shares.map(({ version, percent }) => ({ subset: version, weight: shares.length > 1 ? percent : undefined }));
}

function mirrorsOf({ contributions }: HostInput, shares: RulePlan['shares']): MirrorPlan[] {
  return ofKind(contributions, 'shadow')
    .filter(({ version, percent }) => percent > 0 && !shares.some(share => share.version === version))
    .sort((a, b) => byText(a.source, b.source))
    .map(({ version, percent }) => ({ subset: version, percent }));
}
