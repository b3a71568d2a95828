import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import type { Program } from './refusal-case';

/** What a program throws when it is built and written to a folder, and the files that it leaves there. */
export function attempt(build: Program): { error?: Error; files: string[] } {
  const outdir = mkdtempSync(join(tmpdir(), 'refusals-'));
  try {
    const app = new App({ outdir });
    build(app);
    app.synth();
    return { files: readdirSync(outdir) };
  } catch (error) {
    return { error: error as Error, files: readdirSync(outdir) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The findings in an error: the error itself, or the lines of a failed validation without their construct paths. */
export function findingsIn({ message }: Error): string[] {
  const [first, ...lines] = message.split('\n');
  return first.startsWith('Validation failed') ? lines.map(line => line.replace(/^\s*\[[^\]]*\] /, '')) : [message];
}
