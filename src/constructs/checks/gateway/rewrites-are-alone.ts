import type { GatewayCheck } from './gateway-check';
import { exposedRoutes } from '../../composition/gateway/exposed-routes';
import { nameOf } from '../../composition/route-name';

/** Does a rewrite of an exposure displace no other one? */
export const rewritesAreAlone: GatewayCheck = ({ exposures }) => exposures.filter(({ traits }) => traits.rewrite !== undefined)
  .flatMap(exposure => exposedRoutes(exposure).filter(({ traits }) => traits.rewrite !== undefined).map(({ id }) => ({
    code: 'CDI530' as const,
    problem: `'${exposure.source}' rewrites requests, and so does '${nameOf(id)}' of '${exposure.plan.host}', which would see another path than inside the mesh`,
    remedy: 'expose the service without rewriting, or under a host of its own',
  })));
