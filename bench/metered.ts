import { spawnSync } from 'node:child_process';

/** What a process took. */
export interface Metered {
  readonly milliseconds: number;
  /** At its peak; nothing where nobody measured it. */
  readonly megabytes: number | undefined;
}

/** Runs a command that has to succeed, through the meter where there is one. */
export function metered(meter: string | undefined, command: readonly string[]): Metered {
  const [program, ...args] = meter === undefined ? command : [meter, ...command];
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
  const milliseconds = performance.now() - start;
  if (error) throw error;
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}\n${stdout}${stderr}`);
  return meter === undefined ? { milliseconds, megabytes: undefined } : JSON.parse(stdout) as Metered;
}
