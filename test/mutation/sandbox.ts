import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { instrumented, type Numbered } from './instrument';

/** What is not copied: large, or made from the rest. */
const LEFT_OUT = ['.git', 'node_modules', 'lib', 'dist', 'coverage', 'test-reports', join('test', 'conformance', 'bin')];

/** A copy of the project with all mutants in its sources, beside the project's own dependencies. */
export class Sandbox {
  public readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'mutation-')));

  public constructor(root: string, numbered: readonly Numbered[]) {
    cpSync(root, this.folder, { recursive: true, filter: from => !LEFT_OUT.includes(relative(root, from)) });
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'), 'dir');
    for (const file of new Set(numbered.map(({ mutant }) => mutant.file))) {
      const content = readFileSync(join(root, file), 'utf8');
      writeFileSync(join(this.folder, file), instrumented(content, numbered.filter(({ mutant }) => mutant.file === file)));
    }
    mkdirSync(this.reached);
  }

  /** Where test files leave which mutants they reach. */
  public get reached(): string {
    return join(this.folder, 'reached');
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
