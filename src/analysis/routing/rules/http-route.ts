import { type HttpMatch, httpMatchIn } from './http-match';
import { type Completing, type Target, targetIn, type WeightedTarget, weightedTargetIn } from './target';
import type { Json, JsonObject } from '../../model/json';
import { field, numberAt, objectAt, objectsAt, optionalNumberAt, textAt } from '../fields/fields';
import type { RouteOrigin } from '../traffic/route-origin';

/** A copy of requests; without a percentage if the route does not state one. */
export interface Mirror {
  readonly target: Target;
  readonly percentage: number | undefined;
}

/** What a route of a root leaves to another VirtualService. */
export interface Delegate {
  readonly name: string;
  readonly namespace: string;
}

/** An http route, with all hosts in full. */
export interface HttpRoute {
  readonly name: string;
  readonly origin: RouteOrigin;
  readonly matches: readonly HttpMatch[];
  readonly targets: readonly WeightedTarget[];
  readonly delegate: Delegate | undefined;
  readonly redirect: JsonObject | undefined;
  readonly directResponse: JsonObject | undefined;
  readonly rewrite: JsonObject | undefined;
  readonly timeout: Json | undefined;
  readonly retries: JsonObject | undefined;
  readonly fault: JsonObject | undefined;
  readonly mirror: Target | undefined;
  /** Of `mirror`, as a whole number: deprecated. */
  readonly mirrorPercent: number | undefined;
  readonly mirrorPercentage: number | undefined;
  readonly mirrors: readonly Mirror[];
  readonly headers: JsonObject | undefined;
  readonly corsPolicy: JsonObject | undefined;
}

export function httpRouteIn(route: JsonObject, origin: RouteOrigin, complete: Completing): HttpRoute {
  const { object, path } = origin;
  const { namespace } = object;
  const delegate = objectAt(route, 'delegate');
  const mirror = objectAt(route, 'mirror');
  return {
    name: textAt(route, 'name'),
    origin,
    matches: objectsAt(route, 'match').map((match, index) => httpMatchIn(match, { object, path: [...path, 'match', index] })),
    targets: objectsAt(route, 'route').map(target => weightedTargetIn(target, complete)),
    delegate: delegate && { name: textAt(delegate, 'name'), namespace: textAt(delegate, 'namespace') || namespace },
    redirect: objectAt(route, 'redirect'),
    directResponse: objectAt(route, 'directResponse'),
    rewrite: objectAt(route, 'rewrite'),
    timeout: field(route, 'timeout'),
    retries: objectAt(route, 'retries'),
    fault: objectAt(route, 'fault'),
    mirror: mirror && targetIn(mirror, complete),
    mirrorPercent: optionalNumberAt(route, 'mirrorPercent'),
    mirrorPercentage: percentageAt(route, 'mirrorPercentage'),
    mirrors: objectsAt(route, 'mirrors').filter(one => objectAt(one, 'destination') !== undefined).map(one => mirrorIn(one, complete)),
    headers: objectAt(route, 'headers'),
    corsPolicy: objectAt(route, 'corsPolicy'),
  };
}

function mirrorIn(mirror: JsonObject, complete: Completing): Mirror {
  return { target: targetIn(objectAt(mirror, 'destination'), complete), percentage: percentageAt(mirror, 'percentage') };
}

/** The value of a percentage; nothing if it is not written. */
export function percentageAt(object: JsonObject, name: string): number | undefined {
  const percentage = objectAt(object, name);
  return percentage && numberAt(percentage, 'value');
}
