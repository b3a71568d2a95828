import * as fs from 'fs';
import * as path from 'path';
import type { Example } from './examples';

/** What came of a program. */
export interface Result {
  /** The file it wrote. */
  readonly file: string;

  /** What it printed, line by line. */
  readonly printed: string[];
}

const MANIFESTS = '.k8s.yaml';

/** Runs the program of an example into a folder of its own below `outdir`. */
export async function run({ name, folder }: Example, outdir: string, load: (file: string) => unknown): Promise<Result> {
  const target = path.join(outdir, name);
  for (const stale of manifestsIn(target)) fs.rmSync(stale);
  // An App reads its output folder when it is made, and each program makes its own.
  process.env.CDK8S_OUTDIR = target;
  const printed = await listened(() => load(path.join(folder, 'main.ts')));
  const files = manifestsIn(target);
  if (files.length !== 1) throw new Error(`an example writes one file, and this one wrote ${files.length} to '${target}'`);
  return { file: files[0], printed };
}

/** What is logged in the meantime, kept back instead of shown. */
async function listened(work: () => unknown): Promise<string[]> {
  const { log } = console;
  const printed: string[] = [];
  console.log = (...texts: unknown[]) => void printed.push(...texts.map(String).join(' ').split('\n'));
  try {
    await work();
  } finally {
    console.log = log;
  }
  return printed;
}

function manifestsIn(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder).filter(file => file.endsWith(MANIFESTS)).map(file => path.join(folder, file));
}
