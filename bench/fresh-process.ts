import { spawnSync } from 'node:child_process';

/** Of what a program prints. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Runs Node once, in the root of the project, and gives what it printed and how long it took in milliseconds. */
export function freshProcess(args: readonly string[]): { readonly output: string; readonly milliseconds: number } {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: MOST_BYTES, env: { ...process.env, NODE_OPTIONS: '' } });
  const milliseconds = performance.now() - start;
  if (error) throw error;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}\n${stderr}`);
  return { output: stdout, milliseconds };
}
