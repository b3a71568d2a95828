import type { Exposure } from './exposure';
import { httpPorts } from '../host/http-ports';
import type { RoutePlan } from '../host/port-plan';

/** The routes that an exposed service has inside the mesh on the exposed port. */
export function exposedRoutes({ plan, port }: Exposure): readonly RoutePlan[] {
  return httpPorts(plan).find(({ number }) => number === port)?.routes ?? [];
}
