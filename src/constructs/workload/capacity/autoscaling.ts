import { demandArgument } from '../../border/demand';
import { instanceOf } from '../../border/kinds';
import { listOf } from '../../border/list-of';
import { refuse, shown } from '../../refusals/refusal';
import { repeated } from '../../values/names';
import { percentIn, type Percent } from '../../values/percent';

/** The fields are 32 bits wide. */
const MOST = 2 ** 31 - 1;

/** What pods are counted by, as plain data. */
export type ScalingTargetPlan =
  | { readonly kind: 'usage'; readonly resource: 'cpu' | 'memory'; readonly percent: number }
  | { readonly kind: 'metric'; readonly name: string; readonly average: number };

/** What an autoscaler keeps at a value, by changing the number of pods. */
export class ScalingTarget {
  /**
   * The CPU that the container uses, in per cent of what it requests. The sidecar does not count. Ends in a metric of type `ContainerResource`.
   *
   * @param usage whole per cent, 1 to 100
   * @throws CDI320 if the usage is not whole, or 0
   */
  public static cpu(usage: Percent): ScalingTarget {
    return new ScalingTarget({ kind: 'usage', resource: 'cpu', percent: usagePercent('cpu', usage) });
  }

  /**
   * The memory that the container uses, in per cent of what it requests. The sidecar does not count. Ends in a metric of type `ContainerResource`.
   *
   * @param usage whole per cent, 1 to 100
   * @throws CDI320 if the usage is not whole, or 0
   */
  public static memory(usage: Percent): ScalingTarget {
    return new ScalingTarget({ kind: 'usage', resource: 'memory', percent: usagePercent('memory', usage) });
  }

  /**
   * A metric that the pods report, on average; the cluster needs an adapter that knows it. Ends in a metric of type `Pods`.
   *
   * @param name the name of the metric
   * @param average more than 0
   * @throws CDI320 if there is no name, it has a `/` or a `%`, or the average is not more than 0
   */
  public static podMetric(name: string, average: number): ScalingTarget {
    if (typeof name !== 'string' || name === '' || typeof average !== 'number' || !(average > 0 && average <= MOST)) {
      refuse('CDI320', `an autoscaler must keep a named metric at a number above 0, got ${shown(name)} at ${shown(average)}`, 'pass them, as in ScalingTarget.podMetric(\'requests_per_second\', 50)');
    }
    if (/[/%]/.test(name) || name === '.' || name === '..') {
      refuse('CDI320', `the name of a metric must be a part of a path, as Kubernetes asks for it so, got ${shown(name)}`, 'pass the name that the adapter gives it, without / and %');
    }
    return new ScalingTarget({ kind: 'metric', name, average });
  }

  /** @internal */
  public readonly _plan: ScalingTargetPlan;

  private constructor(plan: ScalingTargetPlan) {
    this._plan = plan;
  }
}

const TARGETS = listOf(instanceOf<ScalingTarget>(ScalingTarget, 'ScalingTarget.cpu(Percent.of(70))'));

/** Pods as an autoscaler counts them, as plain data. */
export interface AutoscalingPlan {
  readonly least: number;
  readonly most: number;
  readonly targets: readonly ScalingTargetPlan[];
}

/** A HorizontalPodAutoscaler of one version: each version has the pods that its own requests need. */
export class Autoscaling {
  /**
   * So many pods that every target is kept. Ends in `minReplicas`, `maxReplicas` and `metrics`.
   *
   * @param least a whole number, 1 to 2147483647
   * @param most a whole number, at least as many
   * @param targets at least one; the one that needs most pods decides
   * @throws CDI320 if the bounds are out of order or range, or there is no target
   * @throws CDI436 if a target is no ScalingTarget
   */
  public static between(least: number, most: number, ...targets: ScalingTarget[]): Autoscaling {
    demandArgument('Autoscaling.between', 'targets', targets, TARGETS);
    for (const bound of [least, most]) {
      if (!Number.isInteger(bound) || bound < 1 || bound > MOST) {
        refuse('CDI320', `an autoscaler must have whole numbers of pods from 1 to ${MOST} as its bounds, got ${shown(bound)}`, 'pass such numbers, as in Autoscaling.between(2, 10, …)');
      }
    }
    if (least > most) refuse('CDI320', `an autoscaler must have no more pods at least than at most, got ${least} and ${most}`, `use Autoscaling.between(${most}, ${least}, …)`);
    if (targets.length === 0) refuse('CDI320', 'an autoscaler must have a target, got none', 'pass one, as in ScalingTarget.cpu(Percent.of(70))');
    const twice = repeated(targets.map(({ _plan }) => _plan.kind === 'usage' ? `the usage of ${_plan.resource}` : `the metric '${_plan.name}'`));
    if (twice !== undefined) refuse('CDI320', `an autoscaler must have one target for ${twice}, got two`, 'keep the lower one, which asks for more pods');
    return new Autoscaling({ least, most, targets: targets.map(({ _plan }) => _plan) });
  }

  /** @internal */
  public readonly _plan: AutoscalingPlan;

  private constructor(plan: AutoscalingPlan) {
    this._plan = plan;
  }
}

function usagePercent(resource: string, usage: Percent): number {
  const percent = percentIn(usage, `the usage of ${resource}`);
  if (!Number.isInteger(percent) || percent === 0) {
    refuse('CDI320', `an autoscaler must keep the usage of ${resource} at a whole percentage of at least 1, got ${percent}`, 'pass one, as in Percent.of(70)');
  }
  return percent;
}
