import { folderOf } from './sides';
import type { Verdict } from './test-runs';

/** A verdict, and whether the mutant is known to change nothing. */
export interface Judged extends Verdict {
  readonly isEquivalent: boolean;
}

/** The share of mutants in percent that tests noticed, of those that change something. */
export function scoreOf(judged: readonly Judged[]): number {
  const real = judged.filter(one => !one.isEquivalent);
  return real.length === 0 ? 100 : 100 * real.filter(({ isKilled }) => isKilled).length / real.length;
}

/** A line for each folder, and two for each mutant that nothing noticed. */
export function report(judged: readonly Judged[]): string {
  const folders = [...new Set(judged.map(({ mutant }) => folderOf(mutant.file)))].sort();
  const lines = folders.map(folder => summary(folder, judged.filter(({ mutant }) => folderOf(mutant.file) === folder)));
  const survivors = judged.filter(one => !one.isKilled && !one.isEquivalent);
  const places = [...survivors].sort((a, b) => a.mutant.file.localeCompare(b.mutant.file) || a.mutant.line - b.mutant.line).map(shown);
  return [...lines, summary('all', judged), ...places.length > 0 ? ['', 'survivors', ...places] : []].join('\n');
}

function summary(name: string, judged: readonly Judged[]): string {
  const equivalent = judged.filter(one => one.isEquivalent).length;
  const killed = judged.filter(one => one.isKilled && !one.isEquivalent).length;
  const survived = judged.length - killed - equivalent;
  return `${name.padEnd(34)} ${scoreOf(judged).toFixed(1).padStart(5)} %  ${killed} killed, ${survived} survived, ${equivalent} equivalent`;
}

function shown({ mutant: { file, line, before, after }, files }: Judged): string {
  const tests = files === 0 ? 'no test runs it' : `${files} test ${files === 1 ? 'file runs' : 'files run'} it`;
  return `${file}:${line} (${tests})\n  - ${before}\n  + ${after}`;
}
