import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Request } from '../../../../src/analysis/routing/traffic/request';
import type { Compared } from '../../../conformance/support/simulated';

/** Objects that chance has written, and what istiod's own code did with requests to them. */
export interface RecordedSet {
  readonly objects: readonly object[];
  readonly answers: readonly { readonly request: Request; readonly outcome: Compared }[];
}

const FILE = path.join(__dirname, 'istiod.json');

/** What is kept of istiod's answers. `npm run conformance -- recorded` asks istiod again. */
export function recordedSets(): readonly RecordedSet[] {
  return JSON.parse(fs.readFileSync(FILE, 'utf8')) as readonly RecordedSet[];
}

/** Keeps other answers: one set a line, so that a difference shows the sets that differ. */
export function record(sets: readonly RecordedSet[]): void {
  fs.writeFileSync(FILE, `[\n${sets.map(set => JSON.stringify(set)).join(',\n')}\n]\n`);
}
