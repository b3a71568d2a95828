import type { Contribution, Rule, Share, Split } from './contribution';
import type { HostInput, PortInput } from './host-input';
import type { DestinationPlan, HostPlan, RoutePlan } from './host-plan';

/**
 * Composes what every strategy wants of a host into one plan.
 *
 * 1. The default route takes what no rule claims: the split's shares, and the stable version the rest.
 * 2. Rules stand before it, by the path of the construct they came from, so that the order of construction never counts.
 * 3. Each HTTP port has the same routes. With more than one port every route is confined to its own: without that,
 *    the first port's default would take the requests of all ports.
 *
 * It never refuses: what cannot stand is found by the checks, on this same plan.
 */
export function composeHost(input: HostInput): HostPlan {
  return {
    host: input.host,
    subsets: input.versions.map(({ name, labels }) => ({ name, labels })),
    routes: httpPorts(input).flatMap(({ number }) => routesOfPort(input, number)),
  };
}

function routesOfPort(input: HostInput, port: number): RoutePlan[] {
  const route = (source: string, matches: RoutePlan['matches'], shares: readonly Share[]): RoutePlan => ({
    name: nameOf(input, source, port),
    source,
    onPort: httpPorts(input).length > 1 ? port : undefined,
    matches,
    destinations: destinations(shares, port),
    timeout: input.timeout,
    retries: input.retries,
  });
  return [
    ...rulesOf(input.contributions).map(rule => route(rule.source, rule.matches, [{ version: rule.version, percent: 100 }])),
    route(input.path, [], defaultShares(input)),
  ];
}

function httpPorts({ ports }: HostInput): readonly PortInput[] {
  return ports.filter(({ http }) => http);
}

/** The construct's path leads from an access log back to the line of code; the default route keeps the service's path all through a release. */
function nameOf(input: HostInput, source: string, port: number): string {
  return httpPorts(input).length > 1 ? `${source}:${port}` : source;
}

/** Rules in the order in which they are tried. */
function rulesOf(contributions: readonly Contribution[]): Rule[] {
  return contributions.filter((contribution): contribution is Rule => contribution.kind === 'rule')
    .sort((a, b) => byText(a.source, b.source));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The split's shares with the stable version's rest before them. */
function defaultShares({ stable, contributions }: HostInput): Share[] {
  const split = contributions.find((contribution): contribution is Split => contribution.kind === 'split');
  const shares = split?.shares.filter(({ version }) => version !== stable) ?? [];
  const rest = 100 - shares.reduce((sum, { percent }) => sum + percent, 0);
  return [{ version: stable, percent: rest }, ...shares];
}

/** Zero shares are left out, and a lone destination has no weight: Istio sends it everything whatever its weight says. */
function destinations(shares: readonly Share[], port: number): DestinationPlan[] {
  const some = shares.filter(({ percent }) => percent > 0);
  return some.map(({ version, percent }) => ({ subset: version, port, weight: some.length > 1 ? percent : undefined }));
}
