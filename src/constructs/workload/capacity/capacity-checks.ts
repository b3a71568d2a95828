import type { Autoscaling } from './autoscaling';
import type { DisruptionBudget } from './disruption-budget';
import type { TopologySpread } from './topology-spread';
import { refuse } from '../../refusals/refusal';

/** What decides on the number and the places of the pods of a version. */
export interface DeclaredCapacity {
  readonly replicas?: number;
  readonly autoscaling?: Autoscaling;
  readonly disruption?: DisruptionBudget;
  readonly spread?: readonly TopologySpread[];
}

/** Refuses wishes that contradict one another. */
export function checkCapacity(path: string, capacity: DeclaredCapacity): void {
  const { replicas, autoscaling, spread = [] } = capacity;
  if (replicas !== undefined && autoscaling) {
    refuse('CDI321', `the pods of '${path}' are ${replicas} and left to an autoscaler, but each apply would put the ${replicas} back`, 'leave replicas out, and put the number into Autoscaling.between');
  }
  checkBudget(path, capacity);
  const keys = spread.map(({ _plan }) => _plan.topologyKey);
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice) refuse('CDI324', `the pods of '${path}' are spread by ${twice} twice`, 'spread them once over nodes and once over zones');
}

function checkBudget(path: string, { replicas, autoscaling, disruption }: DeclaredCapacity): void {
  const fewest = replicas ?? autoscaling?._plan.least;
  const budget = disruption?._plan;
  if (fewest && budget && 'minAvailable' in budget && budget.minAvailable >= fewest) {
    refuse('CDI323', `the disruption budget of '${path}' keeps ${budget.minAvailable} pods, and there may be ${fewest}, so no node with one of them can be drained`,
      'use DisruptionBudget.maxUnavailable(1), or more pods');
  }
}

/** Refuses an autoscaler that compares usage with a request that is not there. */
export function checkRequests(path: string, autoscaling: Autoscaling | undefined, requested: Readonly<Record<'cpu' | 'memory', unknown>>): void {
  for (const target of autoscaling?._plan.targets ?? []) {
    if (target.kind === 'usage' && requested[target.resource] === undefined) {
      refuse('CDI322', `the autoscaler of '${path}' goes by the usage of ${target.resource}, but the container requests no ${target.resource}`,
        target.resource === 'cpu' ? 'set resources, as in { cpu: { request: Cpu.millis(100) } }' : 'set resources, as in { memory: { request: Size.mebibytes(128) } }');
    }
  }
}
