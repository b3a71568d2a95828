/** The seed of all random tests where nobody names another: a commit passes or fails, and does so everywhere. */
const PINNED = 20_260_101;

/** What fast-check draws from; a failure prints it, and `SEED` sets it. */
export const SEED = Number(process.env.SEED ?? PINNED);

/** How many times as many samples as usual, at night for example. */
const FACTOR = Number(process.env.RUNS ?? 1);

/** The number of samples of a property. */
export function runs(usual: number): number {
  return usual * FACTOR;
}
