import type { JsonObject } from '../../model/json';
import { numberAt, objectAt, textAt } from '../fields/fields';

/** Where a route leads to, as it is written but with the host in full. */
export interface Target {
  /** Empty where nothing that can be read is written. */
  readonly host: string;
  readonly subset: string;
  readonly port: number | undefined;
}

/** A target with its share. */
export interface WeightedTarget {
  readonly target: Target;
  readonly weight: number;
  readonly headers: JsonObject | undefined;
}

/** How the hosts of an object are completed. */
export type Completing = (host: string) => string;

export function targetIn(destination: JsonObject | undefined, complete: Completing): Target {
  const port = objectAt(destination, 'port');
  return {
    host: complete(textAt(destination, 'host')),
    subset: textAt(destination, 'subset'),
    port: port === undefined ? undefined : numberAt(port, 'number'),
  };
}

export function weightedTargetIn(route: JsonObject, complete: Completing): WeightedTarget {
  return { target: targetIn(objectAt(route, 'destination'), complete), weight: numberAt(route, 'weight'), headers: objectAt(route, 'headers') };
}

/** Those that get a share: a lone one gets all whatever its weight, and of several those with a weight. */
export function withShare(targets: readonly WeightedTarget[]): readonly WeightedTarget[] {
  return targets.length === 1 ? targets : targets.filter(({ weight }) => weight > 0);
}
