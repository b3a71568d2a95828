import { commandLine } from './command-line';
import { commandStart } from './command-start';
import { plan } from './plan';
import { printBroken, type Judged } from './report';
import { requests } from './requests';
import { startUp } from './start-up';
import { synthesis } from './synthesis';
import { tree } from './tree';

const PARTS: Readonly<Record<string, () => Judged[]>> = {
  'start-up': () => [startUp()],
  'synthesis': synthesis,
  'command-line': () => [commandStart(), ...requests(), ...commandLine()],
  'tree': tree,
  'plan': plan,
};

/** Measures all parts, or those that are named, prints, and fails where a limit is broken. */
function main(named: readonly string[]): void {
  const parts = named.length > 0 ? named : Object.keys(PARTS);
  const unknown = parts.find(part => !Object.hasOwn(PARTS, part));
  if (unknown !== undefined) throw new Error(`there is no part '${unknown}', only ${Object.keys(PARTS).join(', ')}`);
  console.log(`Node ${process.version}; every limit but those of a request, of the memory for a tree and of a plan of many rules is of a ratio of two things measured in this run, so that it holds on other machines. Takes some minutes.`);
  if (printBroken(parts.flatMap(part => PARTS[part]()))) process.exitCode = 1;
}

main(process.argv.slice(2));
