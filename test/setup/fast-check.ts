import type * as FastCheck from 'fast-check';
import { runs, SEED } from '../support/runs';

/** The samples of a property that says no number, which is that of fast-check. */
const USUAL = 100;

// Most test files draw nothing, so fast-check is configured by the first file that loads it: loading takes longer than the tests of most files.
jest.mock('fast-check', () => {
  const fc = jest.requireActual<typeof FastCheck>('fast-check');
  fc.configureGlobal({ seed: SEED, numRuns: runs(USUAL) });
  return fc;
});
