import { runs, SEED } from '../support/runs';

const LARGEST = 2 ** 31;

/** Says what random tests draw from, once for all test files; `SEED=random` draws a seed. */
export default function setUp(): void {
  const seed = process.env.SEED === 'random' ? Math.trunc(Math.random() * LARGEST) : SEED;
  if (!Number.isSafeInteger(seed)) throw new Error(`SEED has to be a whole number or 'random', got '${process.env.SEED}'`);
  if (!Number.isSafeInteger(runs(1))) throw new Error(`RUNS has to be a whole number, got '${process.env.RUNS}'`);
  process.env.SEED = String(seed);
  process.stdout.write(`random tests: SEED=${seed} RUNS=${runs(1)}\n`);
}
