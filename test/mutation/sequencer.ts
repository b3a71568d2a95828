import type { Test } from '@jest/test-result';
import Sequencer from '@jest/test-sequencer';

/** Runs test files in the order in which they are named on the command line. */
export default class InOrder extends Sequencer {
  public override sort(tests: Test[]): Test[] {
    const place = ({ path }: Test) => process.argv.indexOf(path);
    return [...tests].sort((a, b) => place(a) - place(b));
  }
}
