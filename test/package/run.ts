import { spawnSync } from 'node:child_process';

/** How a program ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, whatever that is. */
export function runToEnd(command: string, args: readonly string[], cwd: string): Ended {
  const { error, status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** Runs a program that has to succeed. */
export function run(command: string, args: readonly string[], cwd: string): Ended {
  const ended = runToEnd(command, args, cwd);
  if (ended.status !== 0) throw new Error(`'${command} ${args.join(' ')}' ended with ${ended.status}\n${ended.stdout}${ended.stderr}`);
  return ended;
}
