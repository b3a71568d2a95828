import type { RoutePlan } from './port-plan';
import { impliesAll } from '../../values/matches/conjunction';
import { laidOver } from '../../values/route-traits';
import { inOrder } from '../conflicts';
import type { Overlay } from '../contribution';
import { clashesBetween, intersect, type ClashPlan } from '../intersect';
import { reachable } from '../reachable';

/** Routes with what is laid over them. */
export interface OverlaidRoutes {
  readonly routes: readonly RoutePlan[];
  readonly clashes: readonly ClashPlan[];
}

/**
 * Lays traits over routes without changing who answers: an overlay on some requests splits each route in two, first the requests
 * that it is about, then the route as it was. An overlay on every request stays on the route itself. What a proxy answers by itself never gets so far.
 */
export function withOverlays(routes: readonly RoutePlan[], overlays: readonly Overlay[]): OverlaidRoutes {
  const ordered = inOrder(overlays);
  const some = ordered.filter(({ matches }) => matches.length > 0);
  const every = ordered.find(({ matches }) => matches.length === 0);
  const expanded = routes.map(route => expandedBy(route, some, every));
  return { routes: reachable(expanded.flatMap(one => one.routes)), clashes: expanded.flatMap(one => one.clashes) };
}

function expandedBy(route: RoutePlan, some: readonly Overlay[], every: Overlay | undefined): OverlaidRoutes {
  if (route.reply) return { routes: [route], clashes: [] };
  const traits = every ? laidOver(route.traits, every.traits) : route.traits;
  const met = some.flatMap(overlay => {
    const both = intersect(route.matches, overlay.matches);
    return both ? [{ overlay, both }] : [];
  });
  // Nothing of the route is left once an overlay takes all of its requests.
  const covered = met.some(({ both }) => impliesAll(route.matches, both.matches));
  return {
    routes: [
      ...met.map(({ overlay, both }) => ({
        ...route, id: { ...route.id, with: overlay.source }, matches: both.matches, traits: laidOver(traits, overlay.traits),
      })),
      ...(covered ? [] : [{ ...route, traits }]),
    ],
    clashes: met.flatMap(({ overlay, both }) => clashesBetween(both, route.id.source, overlay.source)),
  };
}
