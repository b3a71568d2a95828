import type { TestResult } from './run-tests';
import { attributesIn, escaped } from '../terminal/xml';

/** The request, what was expected, and what came. */
const IN_A_LINE = 3;

/** What became of tests, as JUnit's XML, which most servers of CI read: a suite for each file. */
export function asJunit(results: readonly TestResult[]): string {
  const files = [...new Set(results.map(({ test }) => test.file))];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributesIn({ name: 'cdk8s-istio test', ...countsOf(results) })}>`,
    ...files.flatMap(file => suiteOf(file, results.filter(({ test }) => test.file === file))),
    '</testsuites>',
  ].join('\n');
}

function suiteOf(file: string, results: readonly TestResult[]): string[] {
  return [`  <testsuite ${attributesIn({ name: file, ...countsOf(results) })}>`, ...results.flatMap(caseOf), '  </testsuite>'];
}

function caseOf({ test: { file, line, name }, failures }: TestResult): string[] {
  const head = `    <testcase ${attributesIn({ name, classname: file, file, line })}`;
  if (failures.length === 0) return [`${head}/>`];
  // Servers show the message in a line, and the text on demand.
  const message = failures[0].split('\n').slice(0, IN_A_LINE).join(' ').replace(/ +/g, ' ');
  return [`${head}>`, `      <failure ${attributesIn({ message })}>${escaped(failures.join('\n\n'))}</failure>`, '    </testcase>'];
}

function countsOf(results: readonly TestResult[]): Readonly<Record<string, number>> {
  return { tests: results.length, failures: results.filter(({ failures }) => failures.length > 0).length };
}
