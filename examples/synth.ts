import * as fs from 'fs';
import * as path from 'path';
import { pathToFileURL } from 'url';
import { changeOf, listExamples, type Example } from './runner/examples';
import { run } from './runner/run';
import { excerpt, summaryOf } from './runner/summary';

/** Runs every example; `--accept` takes what comes out as what is expected. */
async function main(): Promise<void> {
  const outdir = path.resolve(process.env.CDK8S_OUTDIR ?? path.join(__dirname, 'dist'));
  const accept = process.argv.includes('--accept');
  const files = new Map<string, string>();
  const failures: string[] = [];
  for (const example of listExamples()) {
    try {
      const result = await run(example, outdir, program => import(pathToFileURL(program).href));
      files.set(example.name, result.file);
      if (accept) acceptOutput(example, result.file);
      console.log(`${summaryOf(example, result)}\n`);
    } catch (error) {
      failures.push(failureOf(example, error as Error));
    }
  }
  if (failures.length === 0) {
    taste(files.get('canary-weight'));
    console.log(`${files.size} examples in ${path.relative('', outdir) || '.'}`);
  } else {
    console.error(failures.join('\n'));
    process.exitCode = 1;
  }
}

function acceptOutput(example: Example, file: string): void {
  fs.copyFileSync(file, path.join(example.folder, 'expected.yaml'));
  const change = changeOf(example);
  if (change !== undefined) fs.writeFileSync(path.join(example.folder, 'change.diff'), change);
}

/** Which example failed, why, and at which line of its program. */
function failureOf({ name, folder }: Example, { message, stack = '' }: Error): string {
  const frame = stack.split('\n').find(line => line.includes(`${folder}${path.sep}`));
  return [`'${name}' failed: ${message}`, ...(frame ? [frame] : [])].join('\n');
}

function taste(file: string | undefined): void {
  const rule = file && excerpt(file, 'VirtualService', 'reviews');
  if (rule) console.log(`The VirtualService of reviews in canary-weight, half of the requests to each version:\n\n${rule}`);
}

void main();
