import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';

/** Who reads a tree: the parser alone, or the command. */
export type Reader = 'parser' | 'check';

/** What a process took at its peak. */
export interface Peak {
  readonly megabytes: number;
}

function parse(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) parse(path);
    else loadAll(readFileSync(path, 'utf8'));
  }
}

/** The command takes its arguments from the process, and says by its exit code what it has found, which is not asked here. */
function check(folder: string): void {
  process.argv = [process.argv[0], join('lib', 'cli.js'), 'check', folder];
  createRequire(join(process.cwd(), 'package.json'))('./lib/cli.js');
  if (process.exitCode === 2) throw new Error('the tree cannot be read');
  process.exitCode = 0;
}

function main(reader: string, folder: string): void {
  if (reader === 'parser') parse(folder);
  else check(folder);
  const peak: Peak = { megabytes: process.resourceUsage().maxRSS / 1024 };
  console.log(JSON.stringify(peak));
}

main(process.argv[2], process.argv[3]);
