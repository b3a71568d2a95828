import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshProcess } from './fresh-process';
import { manifests, services } from './manifests';
import { printTable, verdict, type Judged } from './report';
import { median } from './statistics';

const RUNS = 20;
const LIMIT = 1.5;
const MAIN = join('lib', 'cli.js');

/** What starting the command line costs, over Node and the reader of YAML that it cannot do without. */
export function commandStart(): Judged {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-bench-'));
  try {
    const file = join(folder, 'service.yaml');
    writeFileSync(file, manifests(services(1)));
    const programs: Readonly<Record<string, readonly string[]>> = {
      'bare node': ['-e', '0'],
      'js-yaml': ['-e', 'require("js-yaml")'],
      'cdk8s-istio --help': [MAIN, '--help'],
      'cdk8s-istio check, 5 objects': [MAIN, 'check', file],
    };
    return judged(Object.entries(programs).map(([name, args]) => ({ name, args, times: [] as number[] })));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Timed {
  readonly name: string;
  readonly args: readonly string[];
  readonly times: number[];
}

function judged(programs: readonly Timed[]): Judged {
  for (let run = 0; run <= RUNS; run++) {
    for (const { args, times } of programs) {
      const { milliseconds } = freshProcess(args);
      // The first time, files come from the disk.
      if (run > 0) times.push(milliseconds);
    }
  }
  const [, reader, start] = programs;
  const over = ({ times }: Timed) => median(times) / median(reader.times);
  const result = { what: 'start-up of the command line, over that of js-yaml', figure: over(start), limit: LIMIT };
  printTable(`Start-up of the command line, median of ${RUNS} fresh processes each, interleaved`, ['program', 'ms', 'ratio', 'limit', ''],
    programs.map(program => [
      program.name, median(program.times).toFixed(1), over(program).toFixed(2), ...program === start ? [LIMIT.toFixed(2), verdict(result)] : ['', ''],
    ]));
  return result;
}
