import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Numbered } from './instrument';
import type { Sandbox } from './sandbox';

/** What one test file does without a mutant. */
interface Run {
  readonly path: string;
  readonly milliseconds: number;
  readonly reached: readonly number[];
}

/** How a mutant fared: noticed by a test, or by none of those that run its code. */
export interface Verdict extends Numbered {
  readonly isKilled: boolean;
  /** The test files that run its code. */
  readonly files: number;
}

/** A mutant may take this many times as long as the code without it. */
const PATIENCE = 5;
const STARTING = 60_000;

/** Runs the tests of a sandbox, each test file by Jest itself, in a process of its own for each mutant. */
export class TestRuns {
  private readonly sandbox: Sandbox;
  private runs: readonly Run[] = [];

  public constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  /** All tests without a mutant. They have to pass, and show which of them run the code of which mutant. */
  public async begin(): Promise<void> {
    const { status, output } = await this.jest(['--maxWorkers', '2'], { REACHED: this.sandbox.reached });
    if (status !== 0) throw new Error(`the tests fail without a mutant\n${output}`);
    const { reached } = this.sandbox;
    this.runs = readdirSync(reached).map(file => JSON.parse(readFileSync(join(reached, file), 'utf8')) as Run);
  }

  /** The tests that run the code of a mutant, until one fails. */
  public async judge(numbered: Numbered): Promise<Verdict> {
    const runs = this.runs.filter(({ reached }) => reached.includes(numbered.number)).sort(nearestFirst(numbered.mutant.file));
    if (runs.length === 0) return { ...numbered, isKilled: false, files: 0 };
    const usual = runs.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    const { status, output } = await this.jest(
      ['--runInBand', '--bail', '--runTestsByPath', ...runs.map(({ path }) => path)], { MUTANT: `${numbered.number}` }, STARTING + Math.ceil(PATIENCE * usual));
    if (status === 1 && !/^FAIL /m.test(output)) throw new Error(`Jest did not run the tests\n${output}`);
    return { ...numbered, isKilled: status !== 0, files: runs.length };
  }

  private async jest(args: readonly string[], env: NodeJS.ProcessEnv, timeout?: number): Promise<{ status: number | null; output: string }> {
    const jest = join('node_modules', 'jest', 'bin', 'jest.js');
    // tsx loads the sequencer, which Jest asks Node for; tests are compiled by Jest.
    const child = spawn(process.execPath, ['--import', 'tsx', jest, '--config', 'test/mutation/jest.config.json', '--ci', ...args], {
      cwd: this.sandbox.folder, env: { ...process.env, ...env }, timeout, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', part => output += part);
    const status = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    return { status, output };
  }
}

/** The tests of the same folder first, then the quick ones. */
function nearestFirst(file: string): (a: Run, b: Run) => number {
  const folders = file.split('/').slice(1, -1);
  const distance = ({ path }: Run) => folders.filter(folder => !path.split('/').includes(folder)).length;
  return (a, b) => distance(a) - distance(b) || a.milliseconds - b.milliseconds;
}
