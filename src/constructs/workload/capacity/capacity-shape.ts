import { Autoscaling } from './autoscaling';
import { DisruptionBudget } from './disruption-budget';
import { instanceOf } from '../../border/kinds';

export const AUTOSCALER = instanceOf<Autoscaling>(Autoscaling, 'Autoscaling.between(2, 10, ScalingTarget.cpu(Percent.of(70)))');

export const BUDGET = instanceOf<DisruptionBudget>(DisruptionBudget, 'DisruptionBudget.maxUnavailable(1)');
