import type { LocalityDistribution, RegionFailover } from './locality-options';
import { refuse, shown } from '../../refusals/refusal';
import { isLabelKey, isLabelValue, repeated } from '../names';
import { percentIn } from '../percent';

/** Shares in per cent, by locality. */
export interface DistributionPlan {
  readonly from: string;
  readonly to: Readonly<Record<string, number>>;
}

/** Refuses what is no way from one region to another. */
export function checkFailovers(failovers: readonly RegionFailover[]): void {
  if (failovers.length === 0) refuse('CDI149', 'a failover must name regions, got none', 'pass them, as in Locality.failover([{ from: \'eu\', to: \'us\' }])');
  for (const { from, to } of failovers) {
    for (const region of [from, to]) {
      if (typeof region !== 'string' || !/^[^/*\s]+$/.test(region)) {
        refuse('CDI147', `requests must fail over between regions, got ${shown(region)}`, 'pass the name of a region alone, without zone and wildcard');
      }
    }
    if (from === to) refuse('CDI147', `requests of the region '${from}' must fail over to another region`, 'pass another region as to');
  }
  const twice = repeated(failovers.map(({ from }) => from));
  if (twice !== undefined) {
    refuse('CDI147', `requests of the region '${twice}' must fail over to one region, got two, and Istio reads the first alone`,
      'keep one of them, or name several places in their order with Locality.priority');
  }
}

/** Refuses a list of labels by which no pods can be told apart. */
export function checkPriority(labels: readonly string[]): void {
  if (labels.length === 0) refuse('CDI149', 'a priority must name labels, got none', 'pass them, as in Locality.priority([\'topology.kubernetes.io/zone\'])');
  for (const label of labels) {
    const [key, value, ...more] = String(label).split('=');
    if (!isLabelKey(key) || (value !== undefined && !isLabelValue(value)) || more.length > 0) {
      refuse('CDI149', `a priority must name labels, got ${shown(label)}`, 'pass the key of a label, or key=value');
    }
  }
  const twice = repeated(labels.map(label => label.split('=')[0]));
  if (twice !== undefined) refuse('CDI149', `a priority must name each label once, got '${twice}' twice`, 'keep one of them: Istio compares a label with one value');
}

/** The shares by locality; refuses those that Istio rejects. */
export function checkDistributions(distributions: readonly LocalityDistribution[]): DistributionPlan[] {
  if (distributions.length === 0) {
    refuse('CDI149', 'a distribution must name localities, got none', 'pass them, as in Locality.distribute([{ from: \'eu/*\', to: { \'eu/*\': Percent.of(100) } }])');
  }
  checkApart(distributions.map(({ from }) => from));
  return distributions.map(({ from, to }) => ({ from, to: sharesFrom(from, to) }));
}

function sharesFrom(from: string, to: LocalityDistribution['to']): DistributionPlan['to'] {
  const shares = Object.entries(to).map(([locality, share]) => [locality, percentIn(share, `the share of '${locality}'`)] as const);
  for (const [locality, share] of shares) {
    if (!Number.isInteger(share) || share < 1) {
      refuse('CDI148', `the share of '${locality}' must be a whole percentage of at least 1, got ${share}`, 'leave a locality out that is to get nothing');
    }
  }
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  if (total !== 100) refuse('CDI148', `the shares of requests from '${from}' must add up to 100, got ${total}`, 'make the shares add up to Percent.of(100)');
  checkApart(shares.map(([locality]) => locality));
  return Object.fromEntries(shares);
}

/** Region, zone and subzone, or a wildcard in place of the last of them. */
const LOCALITY = /^(?:\*|[^/*\s]+(?:\/[^/*\s]+){0,2}|[^/*\s]+(?:\/[^/*\s]+)?\/\*)$/;

/** Refuses localities of which one lies in another: Istio rejects them. */
function checkApart(localities: readonly string[]): void {
  const known: string[] = [];
  for (const locality of localities) {
    if (typeof locality !== 'string' || !LOCALITY.test(locality)) {
      refuse('CDI148', `a locality must be a region, region/zone or region/zone/subzone, got ${shown(locality)}`, 'write it so, with a * at its end for the rest');
    }
    const place = locality.replace(/\/?\*$/, '');
    const other = known.find(one => isIn(place, one) || isIn(one, place));
    if (other !== undefined) refuse('CDI148', `the locality '${locality}' overlaps '${other === '' ? '*' : other}'`, 'list each place once');
    known.push(place);
  }
}

const isIn = (place: string, other: string): boolean => other === '' || place === other || place.startsWith(`${other}/`);
