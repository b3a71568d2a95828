import type { Duration } from 'cdk8s';
import { HashKey, type HashKeyPlan } from './hash-key';
import { demandArgument, demandOptions } from '../../border/demand';
import { instanceOf, optional } from '../../border/kinds';
import { struct } from '../../border/struct';
import { DURATION, wholeMilliseconds } from '../durations';

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

const OPTIONS = struct<BalancingOptions>({ warmUp: optional(DURATION) });
const KEY = instanceOf<HashKey>(HashKey, 'HashKey.header(\'x-user\')');

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
   * @throws CDI436 if the options have what they cannot have
   */
  public static leastRequest(options: BalancingOptions = {}): LoadBalancing {
    return new LoadBalancing({ kind: 'LEAST_REQUEST', warmUp: warmUpOf('leastRequest', options) });
  }

  /**
   * To one pod after the other. Ends in `simple: ROUND_ROBIN`.
   *
   * @throws CDI117 if the warm-up is under 1 ms or has a fraction of one
   * @throws CDI436 if the options have what they cannot have
   */
  public static roundRobin(options: BalancingOptions = {}): LoadBalancing {
    return new LoadBalancing({ kind: 'ROUND_ROBIN', warmUp: warmUpOf('roundRobin', options) });
  }

  /** To a pod that is drawn. Ends in `simple: RANDOM`. */
  public static random(): LoadBalancing {
    return new LoadBalancing({ kind: 'RANDOM' });
  }

  /**
   * To the pod that the hash of a key names, as long as there are the same pods. It chooses among the pods of one version, after the version is
   * drawn: while a release shifts it holds nobody to a version, and is refused (CDI428). Connections to a TCP port have a source address alone. Ends in `consistentHash`.
   *
   * @throws CDI436 if the key is no HashKey
   */
  public static consistentHash(key: HashKey): LoadBalancing {
    demandArgument('LoadBalancing.consistentHash', 'key', key, KEY);
    return new LoadBalancing({ kind: 'consistentHash', key: key._plan });
  }

  /** @internal */
  public readonly _plan: BalancingPlan;

  private constructor(plan: BalancingPlan) {
    this._plan = plan;
  }
}

function warmUpOf(call: string, options: BalancingOptions): number | undefined {
  demandOptions(`LoadBalancing.${call}`, options, OPTIONS);
  const { warmUp } = options;
  return warmUp && wholeMilliseconds(warmUp, 'warmUp');
}
