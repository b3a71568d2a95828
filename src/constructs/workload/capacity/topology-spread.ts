import { demandOptions } from '../../border/demand';
import { checkedLater, oneOf, optional } from '../../border/kinds';
import { struct } from '../../border/struct';
import { refuse, shown } from '../../refusals/refusal';

/** What becomes of a pod that would make the difference too large. */
export enum WhenUnsatisfiable {
  /** It is scheduled where the difference is smallest. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
  /** It waits. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',
}

/** How strictly pods are spread. */
export interface SpreadOptions {
  /**
   * How many pods one place may have more than another; a whole number of at least 1. Ends in `maxSkew`.
   *
   * @default 1
   */
  readonly maxSkew?: number;

  /**
   * What becomes of a pod that finds no place. Ends in `whenUnsatisfiable`.
   *
   * @default WhenUnsatisfiable.SCHEDULE_ANYWAY
   */
  readonly whenUnsatisfiable?: WhenUnsatisfiable;
}

const OPTIONS = struct<SpreadOptions>({
  maxSkew: optional(checkedLater('a number', '1')),
  whenUnsatisfiable: optional(oneOf(Object.values(WhenUnsatisfiable), 'WhenUnsatisfiable.DO_NOT_SCHEDULE')),
});

/** A spread, as plain data. */
export interface SpreadPlan {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly whenUnsatisfiable: WhenUnsatisfiable;
}

/**
 * Spreads the pods of one version over places. Ends in `topologySpreadConstraints` of its pods.
 *
 * Only the pods of the version are counted: if those of all versions were, a canary of two could stand on one node.
 */
export class TopologySpread {
  /**
   * Over nodes.
   *
   * @throws CDI324 if the difference is not whole, or 0
   * @throws CDI436 if the options have what they cannot have
   */
  public static acrossNodes(options: SpreadOptions = {}): TopologySpread {
    demandOptions('TopologySpread.acrossNodes', options, OPTIONS);
    return new TopologySpread('kubernetes.io/hostname', options);
  }

  /**
   * Over zones.
   *
   * @throws CDI324 if the difference is not whole, or 0
   * @throws CDI436 if the options have what they cannot have
   */
  public static acrossZones(options: SpreadOptions = {}): TopologySpread {
    demandOptions('TopologySpread.acrossZones', options, OPTIONS);
    return new TopologySpread('topology.kubernetes.io/zone', options);
  }

  /** @internal */
  public readonly _plan: SpreadPlan;

  private constructor(topologyKey: string, { maxSkew = 1, whenUnsatisfiable = WhenUnsatisfiable.SCHEDULE_ANYWAY }: SpreadOptions) {
    if (!Number.isInteger(maxSkew) || maxSkew < 1 || maxSkew > 2 ** 31 - 1) {
      refuse('CDI324', `the maxSkew of a spread must be a whole number of at least 1, got ${shown(maxSkew)}`, 'pass such a number, or leave it out for 1');
    }
    this._plan = { topologyKey, maxSkew, whenUnsatisfiable };
  }
}
