import { refuse, shown } from '../../refusals/refusal';

/** A budget, as plain data. */
export type DisruptionPlan = { readonly minAvailable: number } | { readonly maxUnavailable: number };

/** How many pods of one version may be missing while nodes are drained. Ends in a PodDisruptionBudget of the version. */
export class DisruptionBudget {
  /**
   * So many pods stay. Ends in `minAvailable`.
   *
   * @param pods a whole number of at least 1, and fewer than the version has
   * @throws CDI323 if the number is not whole, or 0
   */
  public static minAvailable(pods: number): DisruptionBudget {
    return new DisruptionBudget({ minAvailable: checked('minAvailable', pods) });
  }

  /**
   * So many pods may go at once; 1 is right for most. Ends in `maxUnavailable`.
   *
   * @param pods a whole number of at least 1
   * @throws CDI323 if the number is not whole, or 0
   */
  public static maxUnavailable(pods: number): DisruptionBudget {
    return new DisruptionBudget({ maxUnavailable: checked('maxUnavailable', pods) });
  }

  /** @internal */
  public readonly _plan: DisruptionPlan;

  private constructor(plan: DisruptionPlan) {
    this._plan = plan;
  }
}

function checked(name: string, pods: number): number {
  if (!Number.isInteger(pods) || pods < 1 || pods > 2 ** 31 - 1) {
    refuse('CDI323', `${name} of a disruption budget must be a whole number of at least 1, got ${shown(pods)}`, 'use DisruptionBudget.maxUnavailable(1), or leave the budget out');
  }
  return pods;
}
