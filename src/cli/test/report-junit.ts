import type { TestResult } from './run-tests';

/** The request, what was expected, and what came. */
const IN_A_LINE = 3;

/** What became of tests, as JUnit's XML, which most servers of CI read: a suite for each file. */
export function asJunit(results: readonly TestResult[]): string {
  const files = [...new Set(results.map(({ test }) => test.file))];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: 'cdk8s-istio test', ...countsOf(results) })}>`,
    ...files.flatMap(file => suiteOf(file, results.filter(({ test }) => test.file === file))),
    '</testsuites>',
  ].join('\n');
}

function suiteOf(file: string, results: readonly TestResult[]): string[] {
  return [`  <testsuite ${attributes({ name: file, ...countsOf(results) })}>`, ...results.flatMap(caseOf), '  </testsuite>'];
}

function caseOf({ test: { file, line, name }, failures }: TestResult): string[] {
  const head = `    <testcase ${attributes({ name, classname: file, file, line })}`;
  if (failures.length === 0) return [`${head}/>`];
  // Servers show the message in a line, and the text on demand.
  const message = failures[0].split('\n').slice(0, IN_A_LINE).join(' ').replace(/ +/g, ' ');
  return [`${head}>`, `      <failure ${attributes({ message })}>${escaped(failures.join('\n\n'))}</failure>`, '    </testcase>'];
}

function countsOf(results: readonly TestResult[]): Readonly<Record<string, number>> {
  return { tests: results.length, failures: results.filter(({ failures }) => failures.length > 0).length };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values).map(([name, value]) => `${name}="${escaped(String(value)).replace(/"/g, '&quot;').replace(/\n/g, '&#10;')}"`).join(' ');
}

/** Characters that XML has no form for are left out. */
function escaped(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
