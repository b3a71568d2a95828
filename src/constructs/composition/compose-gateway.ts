import type { ClashPlan, HostPlan, RoutePlan } from './host-plan';
import { clashesBetween, intersect } from './intersect';
import { byPath, byText } from './precedence';
import { reachable } from './reachable';
import type { Conjunction } from '../values/matches/conjunction';
import type { TextTest } from '../values/matches/text-test';

/** A service that is let out under some paths of an external host. */
export interface Exposure {
  readonly source: string;
  /** The host on which it is exposed, or the wildcard that covers it. */
  readonly on: string;
  /** How the gateway's namespace reaches the service. */
  readonly host: string;
  readonly plan: HostPlan;
  /** The port of the service. */
  readonly port: number;
  readonly paths: readonly ExposedPath[];
  /** The path that replaces what was matched. */
  readonly rewrite?: string;
}

/** A path, and the conditions that say it; no condition for every path. */
export interface ExposedPath {
  readonly test: TextTest;
  readonly match: Conjunction;
}

/** The routes of one external host. */
export interface GatewayHostPlan {
  readonly routes: readonly RoutePlan[];
  readonly clashes: readonly ClashPlan[];
}

/**
 * Composes the routes of one external host from every service exposed on it.
 *
 * 1. Paths come first: exact ones, then the longer prefix, then by the path of the construct. So `/api` never takes the requests of `/api/v2`.
 * 2. Under each path the service has the routes that it has inside the mesh, in the same order, each with its conditions and the path's.
 *    They are derived from the same plan and never written a second time.
 * 3. What no request can pass is left out.
 */
export function composeGatewayHost(exposures: readonly Exposure[]): GatewayHostPlan {
  const groups = inPathOrder(exposures).map(({ exposure, paths }) => routesUnder(exposure, paths));
  return { routes: reachable(groups.flatMap(({ routes }) => routes)), clashes: groups.flatMap(({ clashes }) => clashes) };
}

/** Neighbouring paths of one exposure, to be written as the alternatives of one route. */
interface Group {
  readonly exposure: Exposure;
  readonly paths: ExposedPath[];
}

function inPathOrder(exposures: readonly Exposure[]): Group[] {
  const pairs = exposures.flatMap(exposure => exposure.paths.map(path => ({ exposure, path })))
    .sort((a, b) => byPath(a.path.test, b.path.test) || byText(a.exposure.source, b.exposure.source));
  const groups: Group[] = [];
  for (const { exposure, path } of pairs) {
    const last = groups.at(-1);
    if (last?.exposure === exposure) last.paths.push(path);
    else groups.push({ exposure, paths: [path] });
  }
  return groups;
}

function routesUnder(exposure: Exposure, paths: readonly ExposedPath[]): GatewayHostPlan {
  const derived = exposure.plan.routes.filter(({ port }) => port === exposure.port).flatMap(route => {
    const both = intersect(route.matches, paths.map(({ match }) => match));
    return both ? [{ route, both }] : [];
  });
  return {
    routes: derived.map(({ route, both }) => ({
      ...route,
      name: `${exposure.source}+${route.name}`,
      host: exposure.host,
      confined: false,
      matches: both.matches,
      rewrite: exposure.rewrite,
    })),
    clashes: derived.flatMap(({ route, both }) => clashesBetween(both, route.source, exposure.source)),
  };
}
