/** Istio turns a percentage into parts of a million by cutting off what is behind the point of `value * 10000`. */
const PARTS_PER_PERCENT = 10_000;

/**
 * The value to write for a percentage, so that Istio's truncation gives what was meant.
 *
 * 0.57 * 10000 is a little less than 5700 in floating point, and would become 5699 parts; 0.57001 becomes 5700.
 */
export function istioPercentage(percent: number): number {
  const parts = Math.round(percent * PARTS_PER_PERCENT);
  return Math.trunc(percent * PARTS_PER_PERCENT) === parts ? percent : Number((percent + 0.1 / PARTS_PER_PERCENT).toFixed(5));
}
