import { printBroken } from './report';
import { startUp } from './start-up';
import { synthesis } from './synthesis';

/** Measures, prints, and fails where a limit is broken. */
function main(): void {
  console.log(`Node ${process.version}; every figure is a ratio of two things timed in this run, so that it holds on other machines. Takes some minutes.`);
  const judged = [startUp(), ...synthesis()];
  if (printBroken(judged)) process.exitCode = 1;
}

main();
