import { CommanderError } from 'commander';
import { withManifestsNamed } from './commands/tests';
import { programOf } from './program';
import type { Process } from './terminal/process';

/** Runs the command line; whatever goes wrong is a sentence and an exit code, never a stack trace. */
export function run(words: readonly string[], process: Process): void {
  try {
    if (words.some(isEmpty)) throw new Error('an argument is empty: leave it out, or look at the variable that it comes from');
    programOf(process).parse(withManifestsNamed(words), { from: 'user' });
  } catch (error) {
    // Commander has said it already, and ends with 1 where an argument is wrong, which here means that something was found.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}

/** Also what follows an option, as in `--host=`. */
function isEmpty(word: string): boolean {
  return /^(--[a-z-]+=)?\s*$/.test(word);
}
