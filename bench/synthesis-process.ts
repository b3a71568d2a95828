import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { withLibrary, withPlainObjects, type Size } from './programs';

/** What is timed: the library, and the same bytes written by hand. */
export type Timed = 'library' | 'plain';

/** What one process is to do. */
export interface Order extends Size {
  readonly program: Timed;
  readonly warmUp: Size;
}

/** What came of it. */
export interface Outcome {
  readonly milliseconds: number;
  readonly constructs: number;
  readonly bytes: number;
  readonly hash: string;
}

const PROGRAMS = { library: withLibrary, plain: withPlainObjects };

/** Builds and synthesizes one app and says how long that took; nothing else is loaded, and code is warm. */
function main(order: Order): void {
  const build = PROGRAMS[order.program];
  build(order.warmUp).synthYaml();
  collectGarbage();
  const start = performance.now();
  const app = build(order);
  const yaml = app.synthYaml();
  const milliseconds = performance.now() - start;
  const constructs = app.node.findAll().length;
  const outcome: Outcome = { milliseconds, constructs, bytes: yaml.length, hash: createHash('sha256').update(yaml).digest('hex') };
  console.log(JSON.stringify(outcome));
}

/** What the warm-up left is not to be collected in the time that is measured. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

main(JSON.parse(process.argv[2]) as Order);
