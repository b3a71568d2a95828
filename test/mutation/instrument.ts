import type { Mutant } from './mutant';

/** A mutant and the number by which it is switched on. */
export interface Numbered {
  readonly number: number;
  readonly mutant: Mutant;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * A file with all its mutants in it: `isMutated(3) ? (mutated) : (original)`. A mutant within another is switched within the original of the outer one.
 * Types no longer fit, and nobody has to look at them.
 */
export function instrumented(content: string, numbered: readonly Numbered[]): string {
  const outerFirst = [...numbered].sort((a, b) => a.mutant.start - b.mutant.start || b.mutant.end - a.mutant.end);
  const openings = outerFirst.map(opening);
  const closings = [...outerFirst].reverse().map(closing).sort((a, b) => a.at - b.at);
  let [code, done] = ['// @ts-nocheck\n', 0];
  // What ends at a place is closed before anything else begins there.
  for (const { at, text } of [...closings, ...openings].sort((a, b) => a.at - b.at)) {
    code += content.slice(done, at) + text;
    done = at;
  }
  return code + content.slice(done);
}

function opening({ number, mutant: { start, text, isStatement } }: Numbered): Insertion {
  return { at: start, text: isStatement ? `if (isMutated(${number})) { ${text} } else { ` : `(isMutated(${number}) ? ${text} : (` };
}

function closing({ mutant: { end, isStatement } }: Numbered): Insertion {
  return { at: end, text: isStatement ? ' }' : '))' };
}
