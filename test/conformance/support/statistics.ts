/** How likely it is that all shares of a run are within their intervals if all are as promised. */
const CONFIDENCE = 0.999;

/** More than there are in a run. Each gets its part of the doubt, or one run in ten would fail for nothing. */
const SHARES = 100;

/** From and to, both within. */
export interface Interval {
  readonly least: number;
  readonly most: number;
}

/** How often something happens in so many attempts, if it happens in this share of them by chance. */
export function interval(attempts: number, share: number): Interval {
  if (share <= 0 || share >= 1) return { least: attempts * share, most: attempts * share };
  const most = quantile(attempts, share);
  return { least: attempts - quantile(attempts, 1 - share), most };
}

/** The smallest number that is exceeded with no more than half of the doubt. */
function quantile(attempts: number, share: number): number {
  const doubt = (1 - CONFIDENCE) / SHARES / 2;
  let below = 0;
  let logarithm = attempts * Math.log(1 - share);
  for (let count = 0; count < attempts; count++) {
    below += Math.exp(logarithm);
    if (1 - below <= doubt) return count;
    logarithm += Math.log((attempts - count) / (count + 1)) + Math.log(share / (1 - share));
  }
  return attempts;
}

/** What happened more or less often than its share in per cent allows by chance, or was not to happen. */
export function outside(measured: Readonly<Record<string, number>>, attempts: number, promised: Readonly<Record<string, number>>): string[] {
  return [...new Set([...Object.keys(measured), ...Object.keys(promised)])].flatMap(what => {
    const { least, most } = interval(attempts, (promised[what] ?? 0) / 100);
    const count = measured[what] ?? 0;
    return count >= least && count <= most ? [] : [`${what}: ${count} of ${attempts}, not ${least} to ${most}`];
  });
}
