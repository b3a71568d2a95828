import { CommanderError } from 'commander';
import { programOf, type Surroundings } from './program';

/** Runs the command line; whatever goes wrong is a sentence and an exit code, never a stack trace. */
export function run(words: readonly string[], surroundings: Surroundings): void {
  try {
    programOf(surroundings).parse([...words], { from: 'user' });
  } catch (error) {
    // Commander has said it already, and ends with 1 where an argument is wrong, which here means that something was found.
    if (error instanceof CommanderError) {
      surroundings.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    surroundings.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    surroundings.exitCode = 2;
  }
}
