import { spawn } from 'child_process';
import { createInterface } from 'readline';
import { builtProgram } from './paths';

/** A program that runs beside the tests. */
export interface Judge<T> {
  /** The line of JSON that it printed when it was ready. */
  readonly said: T;

  /** Ends the program, and waits until it has ended. */
  stop(): Promise<void>;
}

/** How much of what a program complains about is shown when it fails. */
const TAIL = 4000;

/** Starts a program that prepare.ts has built. It ends by itself when this process does, because its stdin ends then. */
export async function start<T>(name: string): Promise<Judge<T>> {
  const child = spawn(builtProgram(name), { stdio: 'pipe' });
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => complaints = (complaints + text.toString()).slice(-TAIL));
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  const said = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    void ended.then(() => reject(new Error(`'${name}' ended before it was ready; it last said:\n${complaints}`)));
  });
  return {
    said: JSON.parse(said) as T,
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
}
