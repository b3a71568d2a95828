import { demandArgument } from '../../border/demand';
import { oneOf, optional } from '../../border/kinds';
import { refuse, shown } from '../../refusals/refusal';
import { isLabelKey, isLabelValue } from '../../values/names';

/** What a taint does to pods that do not tolerate it. */
export enum TaintEffect {
  /** None is placed on the node. */
  NO_SCHEDULE = 'NoSchedule',
  /** None is placed on the node as long as there is another. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** None is placed there, and none stays there. */
  NO_EXECUTE = 'NoExecute',
}

/** A toleration, as Kubernetes writes it. */
export interface TolerationPlan {
  readonly key: string;
  readonly operator: 'Equal' | 'Exists';
  readonly value?: string;
  readonly effect?: TaintEffect;
}

const EFFECT = optional(oneOf(Object.values(TaintEffect), 'TaintEffect.NO_SCHEDULE'));

/** Lets pods be placed on nodes with a taint. Ends in `tolerations`. */
export class Toleration {
  /**
   * Of a taint with this value.
   *
   * @param effect the effect that is tolerated; each, if it is left out
   * @throws CDI335 if Kubernetes has no such taint
   * @throws CDI436 if the effect is not one of a taint
   */
  public static equal(key: string, value: string, effect?: TaintEffect): Toleration {
    if (value !== '' && !isLabelValue(value)) refuse('CDI335', `a taint must have a value that Kubernetes accepts, got ${shown(value)}`, 'pass the value as the node has it');
    return new Toleration({ key, operator: 'Equal', value, effect });
  }

  /**
   * Of a taint with any value.
   *
   * @param effect the effect that is tolerated; each, if it is left out
   * @throws CDI335 if Kubernetes has no such taint
   * @throws CDI436 if the effect is not one of a taint
   */
  public static exists(key: string, effect?: TaintEffect): Toleration {
    return new Toleration({ key, operator: 'Exists', effect });
  }

  /** @internal */
  public readonly _plan: TolerationPlan;

  private constructor(plan: TolerationPlan) {
    demandArgument(`Toleration.${plan.operator.toLowerCase()}`, 'effect', plan.effect, EFFECT);
    if (typeof plan.key !== 'string' || !isLabelKey(plan.key)) {
      refuse('CDI335', `a taint must have a key that Kubernetes accepts, got ${shown(plan.key)}`, 'pass the key as the node has it, as in dedicated');
    }
    this._plan = plan;
  }
}
