import type { TestResult } from './run-tests';
import { fitted } from '../terminal/fit';
import { painter } from '../terminal/paint';
import type { Output } from '../terminal/process';

/** What became of tests, for a person: each in a line below its file, and what failed with its reasons. */
export function asText(results: readonly TestResult[], output: Output): string {
  const paint = painter(output);
  const lines = results.flatMap(({ test: { file, line, name }, failures }, at) => [
    ...file === results[at - 1]?.test.file ? [] : [paint('bold', file)],
    failures.length === 0 ? `  ${paint('green', 'ok')}    ${name}` : `  ${paint('red', 'FAIL')}  ${name} (line ${line})`,
    ...failures.flatMap(failure => failure.split('\n').map(one => `    ${one}`)),
  ]);
  return [...lines, summaryOf(results)].map(line => fitted(line, output)).join('\n');
}

function summaryOf(results: readonly TestResult[]): string {
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  const tests = results.length === 1 ? '1 test' : `${results.length} tests`;
  return `${tests}: ${results.length - failed} passed, ${failed} failed`;
}
