import { clashFinding } from './routes/matches-combine';
import type { Exposure, GatewayHostPlan } from '../composition/compose-gateway';
import { byText } from '../composition/precedence';
import type { Problem } from '../refusals/refusal';
import { describe, sameConjunction } from '../values/matches/conjunction';

/** Everything that is wrong with an external host; nothing is written while there is anything. */
export function checkGatewayHost(gateway: string, host: string, exposures: readonly Exposure[], plan: GatewayHostPlan): Problem[] {
  return [
    ...isExposed(gateway, host, exposures),
    ...pathsDiffer(host, exposures),
    ...rewritesArePlain(exposures),
    ...plan.clashes.map(clash => clashFinding(host, clash)),
  ];
}

/** Is there anything behind the host? */
function isExposed(gateway: string, host: string, exposures: readonly Exposure[]): Problem[] {
  return exposures.length > 0 ? [] : [{
    code: 'CDI508',
    problem: `'${gateway}' listens to '${host}', but nothing is exposed on it`,
    remedy: 'expose a service with a GatewayRoute, or drop the host',
  }];
}

/** Does every path lead to one service? */
function pathsDiffer(host: string, exposures: readonly Exposure[]): Problem[] {
  const all = exposures.flatMap(({ source, paths }) => paths.map(path => ({ source, path }))).sort((a, b) => byText(a.source, b.source));
  return all.flatMap(({ source, path }, at) => {
    const twin = all.slice(0, at).find(other => sameConjunction(other.path.match, path.match));
    return twin ? [{
      code: 'CDI509' as const,
      problem: `'${twin.source}' already exposes ${describe(path.match)} of '${host}', so '${source}' cannot`,
      remedy: 'give each path to one service',
    }] : [];
  });
}

/** Does a rewritten exposure leave paths alone? After a rewrite a rule by path would be about another path than the one that was sent. */
function rewritesArePlain(exposures: readonly Exposure[]): Problem[] {
  return exposures.filter(({ rewrite }) => rewrite !== undefined).flatMap(({ source, plan, port }) => plan.routes
    .filter(route => route.port === port && route.matches.some(match => match.some(({ part }) => part === 'uri')))
    .map(rule => ({
      code: 'CDI510' as const,
      problem: `'${source}' rewrites paths, but '${rule.name}' matches requests for '${plan.host}' by path`,
      remedy: 'match by header, cookie or query parameter, or expose the service without rewriting',
    })));
}
