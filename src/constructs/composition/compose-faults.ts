import { ofKind, type Contribution, type Fault } from './contribution';
import type { ClashPlan, RouteOnAnyPort } from './host-plan';
import { clashesBetween, intersect } from './intersect';
import { byText } from './precedence';
import { reachable } from './reachable';
import { impliesConjunction } from '../values/matches/conjunction';

/** Routes with faults in them. */
export interface FaultyRoutes {
  readonly routes: readonly RouteOnAnyPort[];
  readonly clashes: readonly ClashPlan[];
}

/**
 * Puts faults on routes without changing who answers: a fault on some requests splits each route in two, first the requests
 * that fail, then the route as it was. A fault on every request stays on the route itself.
 */
export function withFaults(routes: readonly RouteOnAnyPort[], contributions: readonly Contribution[]): FaultyRoutes {
  const faults = ofKind(contributions, 'fault').sort((a, b) => byText(a.source, b.source));
  const some = faults.filter(({ matches }) => matches.length > 0);
  const every = faults.find(({ matches }) => matches.length === 0);
  const expanded = routes.map(route => expandedBy(route, some, every));
  return { routes: reachable(expanded.flatMap(one => one.routes)), clashes: expanded.flatMap(one => one.clashes) };
}

function expandedBy(route: RouteOnAnyPort, some: readonly Fault[], every: Fault | undefined): FaultyRoutes {
  const plain = { ...route, fault: every?.fault };
  const failing = some.flatMap(fault => {
    const both = intersect(route.matches, fault.matches);
    return both ? [{ fault, both }] : [];
  });
  const covered = failing.some(({ both }) => coversAll(both.matches, route.matches));
  return {
    routes: [
      ...failing.map(({ fault, both }) => ({ ...route, name: `${route.name}+${fault.source}`, matches: both.matches, fault: fault.fault })),
      ...(covered ? [] : [plain]),
    ],
    clashes: failing.flatMap(({ fault, both }) => clashesBetween(both, route.source, fault.source)),
  };
}

/** Whether nothing of the route is left once the failing requests are taken. */
function coversAll(failing: RouteOnAnyPort['matches'], all: RouteOnAnyPort['matches']): boolean {
  return all.length === 0 ? failing.length === 0 : all.every(match => failing.some(taken => impliesConjunction(match, taken)));
}
