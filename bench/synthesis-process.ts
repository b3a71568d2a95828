import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { App } from 'cdk8s';
import { withLibrary, withPlainObjects, withPlainTree, type Recorded, type Size } from './programs';

/** What is timed: the library, the same bytes from plain objects, and those in a tree of as many constructs. */
export type Timed = 'library' | 'plain' | 'tree';

/** What one process is to do. */
export interface Order extends Size {
  readonly program: 'record' | Timed;
  /** Where the manifests of the size are, and those of the warm-up. */
  readonly file: string;
  readonly warmUp: Size & { readonly file: string };
}

/** What came of it. */
export interface Outcome {
  readonly milliseconds: number;
  readonly constructs: number;
  readonly bytes: number;
  readonly hash: string;
}

/** What the library wrote, and with how many constructs. */
interface Written {
  readonly charts: Recorded;
  readonly constructs: number;
}

/** Builds and synthesizes one app and says how long that took; nothing else is loaded, and code is warm. */
function main(order: Order): void {
  if (order.program === 'record') {
    const app = withLibrary(order);
    const written: Written = { charts: app.charts.map(chart => chart.toJson()), constructs: app.node.findAll().length };
    writeFileSync(order.file, JSON.stringify(written));
    return;
  }
  builder(order, order.warmUp)().synthYaml();
  const build = builder(order, order);
  collectGarbage();
  const start = performance.now();
  const app = build();
  const yaml = app.synthYaml();
  const milliseconds = performance.now() - start;
  const constructs = app.node.findAll().length;
  const outcome: Outcome = { milliseconds, constructs, bytes: yaml.length, hash: createHash('sha256').update(yaml).digest('hex') };
  console.log(JSON.stringify(outcome));
}

/** Everything that is not to be timed happens before the builder runs. */
function builder({ program }: Order, size: Size & { readonly file: string }): () => App {
  if (program === 'library') return () => withLibrary(size);
  const { charts, constructs } = JSON.parse(readFileSync(size.file, 'utf8')) as Written;
  return program === 'plain' ? () => withPlainObjects(charts) : () => withPlainTree(charts, size, constructs);
}

/** What was read and what the warm-up left is not to be collected in the time that is measured. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

main(JSON.parse(process.argv[2]) as Order);
