import type { Mutant } from './mutant';

/** A mutant that does the same as the code, so no test can notice it. */
export interface Equivalent {
  /** The end of its path. */
  readonly file: string;
  /** The lines that hold it, as they are and as they would be, each run of white space as one blank. */
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

/** Whether a mutant is one of those that are known to do the same. */
export function isEquivalent(mutant: Mutant, known: readonly Equivalent[]): boolean {
  return known.some(equivalent => isSame(equivalent, mutant));
}

/** Those whose file no longer has them: the code has changed, and the reason has to be thought over. */
export function outdated(known: readonly Equivalent[], mutants: readonly Mutant[]): Equivalent[] {
  return known.filter(({ file }) => mutants.some(mutant => isIn(mutant, file)))
    .filter(equivalent => !mutants.some(mutant => isSame(equivalent, mutant)));
}

function isSame({ file, before, after }: Equivalent, mutant: Mutant): boolean {
  return isIn(mutant, file) && mutant.before === before && mutant.after === after;
}

function isIn(mutant: Mutant, file: string): boolean {
  return mutant.file.endsWith(`/${file}`);
}
