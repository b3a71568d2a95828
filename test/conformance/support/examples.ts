import * as fs from 'fs';
import * as path from 'path';
import type { Example } from '../../../examples/runner/examples';
import { readIn } from '../../examples/outputs';

/** The objects of an example, and those that it finds in the cluster. */
export function inCluster(example: Example): string {
  return [readIn(example, 'expected.yaml'), ...alreadyThere(example)].join('\n---\n');
}

/** What an example finds in the cluster stands beside it, or once for a whole series. */
export function alreadyThere({ folder }: Example): string[] {
  return [folder, path.dirname(folder)].map(dir => path.join(dir, 'cluster.yaml'))
    .filter(file => fs.existsSync(file))
    .map(file => fs.readFileSync(file, 'utf8'));
}
