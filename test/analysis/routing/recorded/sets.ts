import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Request } from '../../../../src/analysis/routing/traffic/request';
import type { Compared } from '../../../conformance/support/simulated';

/** Objects that chance has written, and what istiod's own code did with requests to them. */
export interface RecordedSet {
  readonly objects: readonly object[];
  readonly answers: readonly { readonly request: Request; readonly outcome: Compared }[];
}

/** What chance had to write. */
export type SetsOf = 'objects' | 'sidecars';

const FILES: Readonly<Record<SetsOf, string>> = { objects: 'istiod.json', sidecars: 'sidecars.json' };
const fileOf = (what: SetsOf): string => path.join(__dirname, FILES[what]);

/** What is kept of istiod's answers. `npm run conformance -- recorded` asks istiod again. */
export function recordedSets(what: SetsOf): readonly RecordedSet[] {
  return JSON.parse(fs.readFileSync(fileOf(what), 'utf8')) as readonly RecordedSet[];
}

/** Keeps other answers: one set a line, so that a difference shows the sets that differ. */
export function record(what: SetsOf, sets: readonly RecordedSet[]): void {
  fs.writeFileSync(fileOf(what), `[\n${sets.map(set => JSON.stringify(set)).join(',\n')}\n]\n`);
}
