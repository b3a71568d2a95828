/** Envoy counts in millionths; what is finer is cut off. */
export function cutOff(percentage: number): number {
  return Math.trunc(percentage * 10000) * 100 / 1e6;
}
