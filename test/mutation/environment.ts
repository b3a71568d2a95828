import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';

/**
 * What a test file runs in: the mutant named by MUTANT is switched on, and after the first test that fails the others are skipped.
 * The numbers of the mutants whose code was run are left in the folder REACHED, if there is one.
 */
export default class MutationEnvironment extends TestEnvironment {
  private readonly path: string;
  private readonly reached = new Set<number>();
  private readonly start = performance.now();
  private hasFailed = false;

  public constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    this.path = context.testPath;
    const active = Number(process.env.MUTANT ?? NaN);
    const isMutated = (number: number): boolean => {
      this.reached.add(number);
      return number === active;
    };
    Object.assign(this.global, { isMutated });
  }

  public readonly handleTestEvent: Circus.EventHandler = event => {
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') this.hasFailed = true;
    if (event.name === 'test_start' && this.hasFailed) event.test.mode = 'skip';
  };

  public override async teardown(): Promise<void> {
    if (process.env.REACHED) this.leaveReached(process.env.REACHED);
    await super.teardown();
  }

  private leaveReached(folder: string): void {
    const name = createHash('sha1').update(this.path).digest('hex');
    const milliseconds = performance.now() - this.start;
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ path: this.path, milliseconds, reached: [...this.reached] }));
  }
}
