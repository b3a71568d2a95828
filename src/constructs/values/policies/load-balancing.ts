import type { Duration } from 'cdk8s';
import type { HashKey, HashKeyPlan } from './hash-key';
import { wholeMilliseconds } from '../durations';

/** How new pods are treated. */
export interface BalancingOptions {
  /**
   * How long a pod that is new to a proxy gets fewer requests than the others: a tenth at first, and steadily more. Whole milliseconds, at least 1.
   * Ends in `warmup.duration`.
   *
   * @default - none: a new pod gets its full part at once
   */
  readonly warmUp?: Duration;
}

/** How requests are shared out among pods, as plain data. */
export type BalancingPlan =
  | { readonly kind: 'LEAST_REQUEST' | 'ROUND_ROBIN'; /** Milliseconds. */ readonly warmUp?: number }
  | { readonly kind: 'RANDOM' }
  | { readonly kind: 'consistentHash'; readonly key: HashKeyPlan };

/** How the requests that a version gets are shared out among its pods. Each calling proxy decides for itself. */
export class LoadBalancing {
  /**
   * To the pod with the fewest open requests of two that are drawn, which is what Istio does by itself. Ends in `simple: LEAST_REQUEST`.
   *
   * @throws CDI117 if the warm-up is under 1 ms or has a fraction of one
   */
  public static leastRequest(options: BalancingOptions = {}): LoadBalancing {
    return new LoadBalancing({ kind: 'LEAST_REQUEST', warmUp: warmUpOf(options) });
  }

  /**
   * To one pod after the other. Ends in `simple: ROUND_ROBIN`.
   *
   * @throws CDI117 if the warm-up is under 1 ms or has a fraction of one
   */
  public static roundRobin(options: BalancingOptions = {}): LoadBalancing {
    return new LoadBalancing({ kind: 'ROUND_ROBIN', warmUp: warmUpOf(options) });
  }

  /** To a pod that is drawn. Ends in `simple: RANDOM`. */
  public static random(): LoadBalancing {
    return new LoadBalancing({ kind: 'RANDOM' });
  }

  /**
   * To the pod that the hash of a key names, as long as there are the same pods. It chooses among the pods of one version, after the version is
   * drawn: while a release shifts it holds nobody to a version, and is refused (CDI428). Connections to a TCP port have a source address alone. Ends in `consistentHash`.
   */
  public static consistentHash(key: HashKey): LoadBalancing {
    return new LoadBalancing({ kind: 'consistentHash', key: key._plan });
  }

  /** @internal */
  public readonly _plan: BalancingPlan;

  private constructor(plan: BalancingPlan) {
    this._plan = plan;
  }
}

function warmUpOf({ warmUp }: BalancingOptions): number | undefined {
  return warmUp && wholeMilliseconds(warmUp, 'warmUp');
}
