import * as fs from 'fs';
import * as path from 'path';
import { pathToFileURL } from 'url';
import { changeOf, listExamples, type Example } from './runner/examples';
import { storyOf } from './runner/release-story';
import { run } from './runner/run';
import { summaryOf } from './runner/summary';
import { painter } from '../src/cli/terminal/paint';

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
    demonstrate(files, outdir);
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

/** Steps of one release, which is what the library is for, and what to do now. */
function demonstrate(files: ReadonlyMap<string, string>, outdir: string): void {
  const paint = painter(process.stdout);
  const steps = listExamples().filter(({ name }) => /^release\/\d/.test(name));
  const where = path.relative('', outdir) || '.';
  console.log([
    paint('bold', `${files.size} examples in ${where}. One of them is a release of reviews, one commit a step:`), '',
    storyOf(steps, files, paint), '',
    paint('bold', 'Try next, after npm run compile:'), '',
    `  npx cdk8s-istio check ${where}/release/04-shift-5`,
    `  npx cdk8s-istio route ${where}/release/04-shift-5 -n bookinfo --host reviews --header 'end-user: jason'`,
    '  change examples/release/04-shift-5/main.ts to shift(istio.Percent.of(120)), and run npm start again', '',
  ].join('\n'));
}

void main();
