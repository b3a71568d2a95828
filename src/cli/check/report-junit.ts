import { endOf, type Printed } from './report-text';
import { grouped } from '../../analysis/model/maps';
import { isAsBadAs, type Report, type ReportedFinding } from '../../report/report';
import { placeOf } from '../../report/titles';
import { attributesIn, escaped } from '../terminal/xml';

type Unreadable = Report['unreadable'][number];

/** Findings as tests of JUnit, a suite for each file: those fail that fail the call, and milder ones only say something. */
export function asJunit({ report, manifests, failOn, notes }: Printed): string {
  const said = grouped<string, Unreadable | ReportedFinding>([...report.unreadable, ...report.findings], ({ file }) => file);
  const suites = [...said].map(([file, all]) => suiteOf(file, all.map(one => 'code' in one ? caseOf(one, isAsBadAs(one.level, failOn)) : errorOf(one))));
  const end = endOf({ report, manifests, notes }, (_, text) => text);
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="cdk8s-istio check">', ...suites, whole(end), '</testsuites>'].join('\n');
}

/** What is said at the end of every report. So there is always a test: some readers take a report without any for a failure. */
function whole(end: readonly string[]): string {
  const text = `    <testcase classname="cdk8s-istio check" name="manifests are read"><system-out>${escaped(end.join('\n'))}</system-out></testcase>`;
  return suiteOf('cdk8s-istio check', [{ kind: 'passed', text }]);
}

interface Case {
  readonly kind: 'passed' | 'failure' | 'error';
  readonly text: string;
}

function suiteOf(name: string, cases: readonly Case[]): string {
  const count = (wanted: Case['kind']) => cases.filter(({ kind }) => kind === wanted).length;
  const head = attributesIn({ name, tests: cases.length, failures: count('failure'), errors: count('error') });
  return [`  <testsuite ${head}>`, ...cases.map(({ text }) => text), '  </testsuite>'].join('\n');
}

function caseOf(finding: ReportedFinding, fails: boolean): Case {
  const { code, level, file, line, message, remedy } = finding;
  const text = escaped(`${file}:${line} ${level} ${code} ${placeOf(finding)}: ${message}\n${remedy}`);
  const content = fails ? `<failure ${attributesIn({ type: level, message })}>${text}</failure>` : `<system-out>${text}</system-out>`;
  return { kind: fails ? 'failure' : 'passed', text: testcase(file, line, `${code} ${placeOf(finding)}`, content) };
}

function errorOf({ file, line, problem }: Unreadable): Case {
  const content = `<error ${attributesIn({ type: 'unreadable', message: problem })}>${escaped(`${file}:${line} ${problem}`)}</error>`;
  return { kind: 'error', text: testcase(file, line, `unreadable, line ${line}`, content) };
}

function testcase(file: string, line: number, name: string, content: string): string {
  return `    <testcase ${attributesIn({ classname: file, name, file, line })}>${content}</testcase>`;
}
