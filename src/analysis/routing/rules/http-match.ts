import { type Condition, conditionsIn, isAlwaysMet } from './condition';
import { type ForProxy, forProxyIn } from './for-proxy';
import type { JsonObject } from '../../model/json';
import { flagAt, textAt } from '../fields/fields';
import type { StringMatch } from '../fields/string-match';
import type { RouteOrigin } from '../traffic/route-origin';

/** One match of an http route: the proxies that get it, and the conditions that a request has to meet there. */
export interface HttpMatch {
  readonly name: string;
  readonly origin: RouteOrigin;
  readonly forProxy: ForProxy;
  /** In the order in which they are looked at. */
  readonly conditions: readonly Condition[];
  /** As it is written. A root and its delegate have to agree on it, even where neither asks for a path. */
  readonly ignoreUriCase: boolean;
}

/** A match as it is written somewhere. */
export function httpMatchIn(match: JsonObject, origin: RouteOrigin): HttpMatch {
  return {
    name: textAt(match, 'name'),
    origin,
    forProxy: forProxyIn(match, origin.object.namespace),
    conditions: conditionsIn(match),
    ignoreUriCase: flagAt(match, 'ignoreUriCase'),
  };
}

/** Whether Istio sees that every request meets it: routes behind it do not exist, and at gateways it goes to the end. */
export function takesAll(match: HttpMatch | undefined): boolean {
  return match === undefined || match.conditions.every(isAlwaysMet);
}

/** What a match asks of paths. */
export function pathTestOf(match: HttpMatch | undefined): StringMatch | undefined {
  return match?.conditions.find(({ on }) => on === 'path')?.test;
}
