import type { GatewayCheck } from './gateway-check';
import { exposedRoutes } from '../../composition/gateway/exposed-routes';
import { nameOf } from '../../composition/route-name';

/** Does a rewrite of an exposure displace no other one, and is nobody sent to a path inside? */
export const rewritesAreAlone: GatewayCheck = ({ exposures }) => exposures.filter(({ traits }) => traits.rewrite !== undefined)
  .flatMap(exposure => exposedRoutes(exposure).filter(({ traits, reply }) => traits.rewrite ?? (reply?.kind === 'redirect' ? reply.uri ?? reply.prefix : undefined)).map(({ id }) => ({
    code: 'CDI530' as const,
    problem: `'${exposure.source}' rewrites requests, and '${nameOf(id)}' of '${exposure.plan.host}' rewrites or redirects them to a path inside the mesh`,
    remedy: 'expose the service without rewriting, or under a host of its own',
  })));
