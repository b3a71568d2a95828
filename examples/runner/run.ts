import * as fs from 'fs';
import * as path from 'path';
import type { Example } from './examples';

const MANIFESTS = '.k8s.yaml';

/** Runs the program of an example into a folder of its own below `outdir`, and says which file it wrote. */
export async function run({ name, folder }: Example, outdir: string, load: (file: string) => unknown): Promise<string> {
  const target = path.join(outdir, name);
  for (const stale of manifestsIn(target)) fs.rmSync(stale);
  // An App reads its output folder when it is made, and each program makes its own.
  process.env.CDK8S_OUTDIR = target;
  await load(path.join(folder, 'main.ts'));
  const files = manifestsIn(target);
  if (files.length !== 1) throw new Error(`an example writes one file, and this one wrote ${files.length} to '${target}'`);
  return files[0];
}

function manifestsIn(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder).filter(file => file.endsWith(MANIFESTS)).map(file => path.join(folder, file));
}
