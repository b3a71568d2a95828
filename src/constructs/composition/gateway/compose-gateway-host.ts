import { exposedRoutes } from './exposed-routes';
import type { ExposedPath, Exposure } from './exposure';
import { laidOver, traitsOfReply } from '../../values/route-traits';
import type { RoutePlan } from '../host/port-plan';
import { clashesBetween, intersect, type ClashPlan } from '../intersect';
import { byPath, byText } from '../precedence';
import { reachable } from '../reachable';

/** The routes of one external host. */
export interface GatewayHostPlan<E extends Exposure = Exposure> {
  readonly routes: readonly ExposedRoute<E>[];
  readonly clashes: readonly ClashPlan[];
}

/** A route at a gateway, and the exposure that it came from. */
export interface ExposedRoute<E extends Exposure = Exposure> extends RoutePlan {
  readonly exposure: E;
}

/**
 * Composes the routes of one external host from every service exposed on it.
 *
 * 1. Paths come first: exact ones, then the longer prefix, then by the path of the construct. So `/api/v2` is never hidden by `/api`.
 * 2. Under each path the service has the routes that it has inside the mesh, in the same order, each with its conditions and the path's.
 *    They are derived from the same plan and never written a second time.
 * 3. What no request can pass is left out.
 */
export function composeGatewayHost<E extends Exposure>(exposures: readonly E[]): GatewayHostPlan<E> {
  const groups = inPathOrder(exposures).map(({ exposure, paths }) => routesUnder(exposure, paths));
  return { routes: reachable(groups.flatMap(({ routes }) => routes)), clashes: groups.flatMap(({ clashes }) => clashes) };
}

/** Neighbouring paths of one exposure, to be written as the alternatives of one route. */
interface Group<E extends Exposure> {
  readonly exposure: E;
  readonly paths: ExposedPath[];
}

function inPathOrder<E extends Exposure>(exposures: readonly E[]): Group<E>[] {
  const pairs = exposures.flatMap(exposure => exposure.paths.map(path => ({ exposure, path })))
    .sort((a, b) => byPath(a.path.test, b.path.test) || byText(a.exposure.source, b.exposure.source));
  const groups: Group<E>[] = [];
  for (const { exposure, path } of pairs) {
    const last = groups.at(-1);
    if (last?.exposure === exposure) last.paths.push(path);
    else groups.push({ exposure, paths: [path] });
  }
  return groups;
}

function routesUnder<E extends Exposure>(exposure: E, paths: readonly ExposedPath[]): GatewayHostPlan<E> {
  const derived = exposedRoutes(exposure).flatMap(route => {
    const both = intersect(route.matches, paths.map(({ match }) => match));
    return both ? [{ route, both }] : [];
  });
  return {
    routes: derived.map(({ route, both }) => letOut(exposure, route, both.matches)),
    clashes: derived.flatMap(({ route, both }) => clashesBetween(both, route.id.source, exposure.source)),
  };
}

function letOut<E extends Exposure>(exposure: E, route: RoutePlan, matches: RoutePlan['matches']): ExposedRoute<E> {
  const { source, host } = exposure;
  const traits = laidOver(route.traits, exposure.traits);
  return {
    exposure,
    id: { ...route.id, through: source === route.id.source ? undefined : source },
    matches,
    destinations: route.destinations.map(destination => ({ ...destination, host })),
    // Another service is called by the same name from everywhere.
    mirrors: route.mirrors.map(mirror => mirror.host === exposure.plan.host ? { ...mirror, host } : mirror),
    traits: route.reply ? traitsOfReply(traits, route.reply) : traits,
    reply: route.reply,
  };
}
