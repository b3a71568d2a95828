import type { Exposure } from './exposure';
import { isAboutCaller } from '../../values/matches/conjunction';
import { httpPorts } from '../host/http-ports';
import type { RoutePlan } from '../host/port-plan';

/**
 * The routes that an exposed service has inside the mesh on the exposed port, without those for certain callers: to the gateway's own proxy the caller
 * is the gateway.
 */
export function exposedRoutes({ plan, port }: Exposure): readonly RoutePlan[] {
  const routes = httpPorts(plan).find(({ number }) => number === port)?.routes ?? [];
  return routes.flatMap(route => {
    const matches = route.matches.filter(match => !match.some(isAboutCaller));
    return matches.length > 0 || route.matches.length === 0 ? [{ ...route, matches }] : [];
  });
}
