import * as fs from 'fs';
import { DOMParser, type Document, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { FINDINGS } from '../../../src/analysis/checks/catalogue/catalogue';
import { EVERYTHING, ran, scratch, within } from '../support';

const { at, written } = scratch();

/** Findings of every level in one file, one of them with signs that have to be escaped; and what cannot be read in another. */
const ROUTES = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: a, namespace: shop }
spec:
  hosts: [a]
  http:
    - route: [{ destination: { host: a }, weight: 9 }, { destination: { host: b }, weight: 1 }]
      retries: { attempts: 1, retryOn: "<&\\"%,:\\n\\u0001>" }
    - route: []
`;

beforeAll(() => {
  written('routes.yaml', ROUTES);
  written('bad,1:2.yaml', 'a: [\n');
});

const printed = (...words: string[]) => within(at(''), () => ran('check', ...words));

interface Finding {
  readonly code: string;
  readonly line: number;
  readonly level: string;
  readonly message: string;
}

const found = () => (JSON.parse(printed('routes.yaml', '--json').out) as { findings: Finding[] }).findings;

describe('--format github', () => {
  /** A command of a workflow, read as GitHub reads it. */
  function commandIn(line: string): { readonly command: string; readonly properties: Readonly<Record<string, string>>; readonly text: string } {
    const [, command, properties, text] = /^::(\w+) ([^:]*)::(.*)$/.exec(line)!;
    const read = (value: string) => value.replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
    return { command, properties: Object.fromEntries(properties.split(',').map(one => one.split('=')).map(([name, value]) => [name, read(value)])), text: read(text) };
  }

  test('prints a command for each finding, at its file and line, and ends as every report does', () => {
    const { out, code } = printed('routes.yaml', '--format', 'github');
    const lines = out.trimEnd().split('\n');
    const commands = lines.filter(line => line.startsWith('::')).map(commandIn);
    const levels = { error: 'error', warning: 'warning', info: 'notice' } as const;
    expect(commands.map(({ command, properties: { file, line, title } }) => [command, file, line, title.slice(0, 6)]))
      .toEqual(found().map(({ code: one, line, level }) => [levels[level as keyof typeof levels], 'routes.yaml', String(line), one]));
    expect(new Set(commands.map(({ command }) => command))).toEqual(new Set(['error', 'warning', 'notice']));
    for (const [index, { code: one, message }] of found().entries()) {
      expect(commands[index].properties.title).toContain(FINDINGS[one as keyof typeof FINDINGS].title);
      expect(commands[index].text).toContain(message);
    }
    expect(lines.at(-1)).toBe(printed('routes.yaml').out.trimEnd().split('\n').at(-1));
    expect(code).toBe(1);
  });

  test('takes what cannot be read for an error, whatever its file is called', () => {
    const { out, code } = printed('bad,1:2.yaml', '--format', 'github');
    const [line] = out.split('\n');
    expect(line).toMatch(/^::error file=bad%2C1%3A2\.yaml,line=\d,title=unreadable::/);
    expect(commandIn(line).properties.file).toBe('bad,1:2.yaml');
    expect(code).toBe(2);
  });

  test('names files as they are seen from where GitHub has checked out', () => {
    const { GITHUB_WORKSPACE } = process.env;
    process.env.GITHUB_WORKSPACE = fs.realpathSync(at('..'));
    try {
      expect(printed('routes.yaml', '--format', 'github').out).toMatch(/^::\w+ file=command-line-\w+\/routes\.yaml,/);
    } finally {
      if (GITHUB_WORKSPACE === undefined) delete process.env.GITHUB_WORKSPACE;
      else process.env.GITHUB_WORKSPACE = GITHUB_WORKSPACE;
    }
  });
});

describe('--format junit', () => {
  /** Read by somebody else's parser, which throws at what is no XML. */
  const parsed = (out: string): Document => new DOMParser({ onError: onErrorStopParsing }).parseFromString(out.trim(), 'text/xml');
  const all = (parent: Document | Element, name: string): Element[] => Array.from(parent.getElementsByTagName(name));
  const numbersOf = (suite: Element) => ['tests', 'failures', 'errors'].map(name => Number(suite.getAttribute(name)));

  test.each([['error', ['error']], ['warning', ['error', 'warning']], ['info', ['error', 'warning', 'info']]])('with --fail-on %s has a test for each finding, and fails those that fail the call', (level, failing) => {
    const report = parsed(printed('routes.yaml', 'bad,1:2.yaml', '--format', 'junit', '--fail-on', level).out);
    const [unreadable, suite] = all(report, 'testsuite');
    expect([unreadable, suite].map(one => one.getAttribute('name'))).toEqual(['bad,1:2.yaml', 'routes.yaml']);
    expect(numbersOf(unreadable)).toEqual([1, 0, 1]);
    const fails = found().filter(one => failing.includes(one.level));
    expect(numbersOf(suite)).toEqual([found().length, fails.length, 0]);
    expect(all(suite, 'failure').map(one => one.getAttribute('message'))).toEqual(fails.map(({ message }) => message.replace('\u0001', '')));
    const cases = all(suite, 'testcase').map(one => [one.getAttribute('file'), one.getAttribute('line'), one.getAttribute('name')!.slice(0, 6)]);
    expect(cases).toEqual(found().map(({ line, code }) => ['routes.yaml', String(line), code]));
  });

  test('has a test that passes beside them, with what stands at the end of every report: some readers take a report without tests for a failure', () => {
    const { out, code } = ran('check', ...EVERYTHING, '--format', 'junit');
    const [suite, ...others] = all(parsed(out), 'testsuite');
    expect([others.length, numbersOf(suite), all(suite, 'system-out').map(one => one.textContent), code]).toEqual([0, [1, 0, 0], ['11 objects, nothing found'], 0]);
    written('filter.yaml', 'apiVersion: networking.istio.io/v1\nkind: EnvoyFilter\nmetadata: { name: a }\n');
    expect(printed('filter.yaml', '--format', 'junit').out).toContain('not checked: EnvoyFilter (1)');
    expect(printed('filter.yaml', '--format', 'github').out).toContain('not checked: EnvoyFilter (1)');
  });
});

describe('the report in words', () => {
  test('ends with how often each code was found, the most frequent first, where there are more than five findings', () => {
    const numbered = (index: number) => ROUTES.replaceAll(' a,', ` a${index},`).replace('[a]', `[a${index}]`);
    const times = (count: number) => written('many.yaml', Array.from({ length: count }, (_, index) => numbered(index)).join('---\n'));
    expect(printed(times(1)).out).not.toContain(' × ');
    const { findings } = JSON.parse(printed(times(5), '--json').out) as { findings: Finding[] };
    const lines = printed(times(5)).out.trimEnd().split('\n').filter(line => line.includes(' × ')).map(line => /^ *(\d+) × (MAN\d+) (.*)$/.exec(line)!);
    const counts = lines.map(([, count, code]) => [code, Number(count)] as const);
    const expected = [...new Set(findings.map(({ code }) => code))].map(code => [code, findings.filter(one => one.code === code).length] as const);
    expect(counts).toEqual(expected.sort(([one, less], [other, more]) => more - less || (one < other ? -1 : 1)));
    expect(lines.every(([, , code, title]) => title === FINDINGS[code as keyof typeof FINDINGS].title)).toBe(true);
  });
});
