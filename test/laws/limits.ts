import * as fc from 'fast-check';
import type { BreakerProgram, Program } from '../support/programs';
import { programs, serviceBreakers, versionBreakers, wildBreakers } from '../support/programs-random';

/** A program, limits for its first service, and limits for one of the versions. */
export interface Limited {
  readonly program: Program;
  readonly broad: BreakerProgram;
  readonly narrow: BreakerProgram;
}

/** Programs with limits on both levels, of which those of the version may be looser. */
export const limited: fc.Arbitrary<Limited> = programs('any').chain(program => fc.record({
  program: fc.constant(program),
  broad: serviceBreakers,
  narrow: fc.oneof(versionBreakers(program.services[0].versions), wildBreakers(program.services[0].versions)),
}));
