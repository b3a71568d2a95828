import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshProcess } from './fresh-process';
import { manifests, services } from './manifests';
import { printTable, verdict, type Judged } from './report';
import { median } from './statistics';
import type { Peak, Reader } from './tree-process';

const BYTES = 130_000_000;
const ROUNDS = 5;
const OVER_PARSER = 0.5;
/** The other limit that is no ratio: it is what a small machine of a pipeline has to spare. */
const MEGABYTES = 400;
const DESCRIPTION = 'What this field says to the proxies that read it, and what they do where it is left out. It may be changed at any time.';

type Round = Readonly<Record<Reader, { readonly milliseconds: number; readonly megabytes: number }>>;

/** What checking a repository costs that is mostly definitions of kinds, over parsing all of it. */
export function tree(): Judged[] {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-bench-'));
  try {
    const files = written(folder);
    measure('check', folder);
    return judged(files, Array.from({ length: ROUNDS }, () => ({ parser: measure('parser', folder), check: measure('check', folder) })));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Releases side by side, each with the definitions of many kinds, some objects, and files that are none. */
function written(folder: string): number {
  const definitions = described(readFileSync(join('imports', 'crds.yaml'), 'utf8'));
  const all = services(1);
  let files = 0;
  for (let bytes = 0; bytes < BYTES; files += 3) {
    const release = join(folder, `release-${files}`);
    const kinds = Array.from({ length: 5 }, (_, at) => definitions.replaceAll('.istio.io', `.r${files}-${at}.example.com`)).join('---\n');
    mkdirSync(release);
    writeFileSync(join(release, 'install.yaml'), kinds);
    writeFileSync(join(release, 'kustomization.yaml'), 'resources: [install.yaml]\n');
    writeFileSync(join(release, 'services.yaml'), manifests(all).replaceAll('namespace: team', `namespace: release-${files}-team`));
    bytes += kinds.length;
  }
  return files;
}

/** Definitions as generators write them, with a sentence for each field. */
function described(definitions: string): string {
  return definitions.replace(/^( +)type: string$/gm, `$1description: ${DESCRIPTION}\n$1type: string`);
}

function measure(reader: Reader, folder: string): Round[Reader] {
  const { output, milliseconds } = freshProcess([join(__dirname, 'tree-process.js'), reader, folder]);
  const { megabytes } = JSON.parse(output.trimEnd().split('\n').at(-1)!) as Peak;
  return { milliseconds, megabytes };
}

function judged(files: number, rounds: readonly Round[]): Judged[] {
  const middle = (reader: Reader, figure: keyof Round[Reader]) => median(rounds.map(round => round[reader][figure]));
  const time: Judged = {
    what: 'time to check a tree of definitions, over that of parsing it', figure: median(rounds.map(({ check, parser }) => check.milliseconds / parser.milliseconds)), limit: OVER_PARSER,
  };
  const memory: Judged = { what: 'megabytes to check a tree of definitions', figure: middle('check', 'megabytes'), limit: MEGABYTES };
  printTable(`A tree of ${BYTES / 1e6} MB in ${files} files, mostly definitions of kinds, whole processes in turn, medians of ${ROUNDS}`,
    ['', 'ms', 'ratio', 'limit', '', 'MB', 'limit', ''], [
      ['js-yaml, loadAll', middle('parser', 'milliseconds').toFixed(0), '', '', '', middle('parser', 'megabytes').toFixed(0), '', ''],
      ['check', middle('check', 'milliseconds').toFixed(0), time.figure.toFixed(2), OVER_PARSER.toFixed(2), verdict(time), memory.figure.toFixed(0), String(MEGABYTES), verdict(memory)],
    ]);
  return [time, memory];
}
