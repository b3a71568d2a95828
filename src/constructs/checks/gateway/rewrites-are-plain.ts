import type { GatewayCheck } from './gateway-check';
import { exposedRoutes } from '../../composition/gateway/exposed-routes';
import { nameOf } from '../../composition/route-name';

/** Does a rewritten exposure leave paths alone? After a rewrite a rule by path would be about another path than the one that was sent. */
export const rewritesArePlain: GatewayCheck = ({ exposures }) => exposures.filter(({ traits: { rewrite } }) => rewrite?.uri ?? rewrite?.regex)
  .flatMap(exposure => exposedRoutes(exposure)
    .filter(({ matches }) => matches.some(match => match.some(({ part }) => part === 'uri')))
    .map(({ id }) => ({
      code: 'CDI510' as const,
      problem: `'${exposure.source}' rewrites paths, and '${nameOf(id)}' matches requests for '${exposure.plan.host}' by path`,
      remedy: 'match by header, cookie or query parameter, or expose the service without rewriting',
    })));
