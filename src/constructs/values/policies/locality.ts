import { checkDistributions, checkFailovers, checkPriority, type DistributionPlan } from './locality-checks';
import type { LocalityDistribution, RegionFailover } from './locality-options';
import { demandArgument } from '../../border/demand';
import { checkedLater, text } from '../../border/kinds';
import { listOf } from '../../border/list-of';
import { mapOf } from '../../border/map-of';
import { struct } from '../../border/struct';

const PLACE = checkedLater<string>('a string', '\'eu\'');
const FAILOVERS = listOf(struct<RegionFailover>({ from: PLACE, to: PLACE }));
const LABELS = listOf(text('topology.kubernetes.io/zone'));
const DISTRIBUTIONS = listOf(struct<LocalityDistribution>({ from: PLACE, to: mapOf(checkedLater('a Percent', 'Percent.of(100)')) }));

/** How much localities matter, as plain data. */
export type LocalityPlan =
  | { readonly kind: 'failover'; readonly failover: readonly RegionFailover[] }
  | { readonly kind: 'priority'; readonly labels: readonly string[] }
  | { readonly kind: 'distribute'; readonly distribute: readonly DistributionPlan[] }
  | { readonly kind: 'off' };

/**
 * How much it matters in which region and zone a pod is, seen from the calling proxy. Ends in `loadBalancer.localityLbSetting`.
 *
 * Without a word of it, requests stay in the zone of the caller as long as its pods are healthy if the service has an outlier detection, and are
 * shared out among all zones alike if it has none. The Service (`trafficDistribution`) or the configuration of the mesh may say otherwise.
 */
export class Locality {
  /**
   * The zone and the region of the caller first, then the region named here, then all others. Needs an outlier detection of the service.
   * Ends in `failover`.
   *
   * @throws CDI147 if a region is not a plain name, or fails over to itself
   * @throws CDI149 if there is none
   * @throws CDI436 if it is no list of what its type says
   */
  public static failover(failovers: RegionFailover[]): Locality {
    demandArgument('Locality.failover', 'failovers', failovers, FAILOVERS);
    checkFailovers(failovers);
    return new Locality({ kind: 'failover', failover: failovers.map(({ from, to }) => ({ from, to })) });
  }

  /**
   * The pods first that agree with the calling pod in all of these labels, then those that agree in all but the last, and so on. Needs an outlier
   * detection of the service. Ends in `failoverPriority`.
   *
   * @param labels keys of labels, such as `topology.kubernetes.io/zone`, or `key=value` to compare with a value rather than with the caller's
   * @throws CDI149 if there is none, or one is not a label
   * @throws CDI436 if it is no list
   */
  public static priority(labels: string[]): Locality {
    demandArgument('Locality.priority', 'labels', labels, LABELS);
    checkPriority(labels);
    return new Locality({ kind: 'priority', labels: [...labels] });
  }

  /**
   * Fixed shares, whatever is healthy. Ends in `distribute`.
   *
   * @throws CDI148 if the shares are not whole, do not add up to 100, or localities overlap
   * @throws CDI149 if there is none
   * @throws CDI436 if it is no list of what its type says
   */
  public static distribute(distributions: LocalityDistribution[]): Locality {
    demandArgument('Locality.distribute', 'distributions', distributions, DISTRIBUTIONS);
    return new Locality({ kind: 'distribute', distribute: checkDistributions(distributions) });
  }

  /** Every pod alike, wherever it is, also beside an outlier detection. Ends in `enabled: false`. */
  public static off(): Locality {
    return new Locality({ kind: 'off' });
  }

  /** @internal */
  public readonly _plan: LocalityPlan;

  private constructor(plan: LocalityPlan) {
    this._plan = plan;
  }
}
