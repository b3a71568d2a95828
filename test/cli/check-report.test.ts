import { ran, ranOn, scratch } from './support';

const files = scratch();

const GATEWAY = `apiVersion: v1
kind: Secret
metadata: { name: a, namespace: shop }
stringData: { password: hunter2 }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: a, namespace: shop }
spec:
  hosts: [a.example.com]
  gateways: [edge]
  http:
    - route: [{ destination: { host: nowhere }, weight: 100 }, { destination: { host: nowhere, port: { number: 0 } }, weight: -1 }]
`;
const written = () => files.written('a.yaml', GATEWAY);
const linesOf = (out: string) => out.trimEnd().split('\n');

describe('a finding', () => {
  test('shows what is written there, once for all findings of a line, and nothing of another document', () => {
    const { out } = ran('check', written());
    expect(out).toContain('\n    10 |   hosts: [a.example.com]\n  > 11 |   gateways: [edge]\n    12 |   http:\n');
    const shown = linesOf(out).filter(line => line.startsWith('  > '));
    expect(shown).toEqual([...new Set(shown)]);
    expect(shown.length).toBeLessThan(out.match(/ (error|warning) MAN/g)!.length);
    expect(out).not.toContain('hunter2');
  });

  test('shows nothing of a Secret, nor of what stands before a whole object', () => {
    const secret = (name: string) => `apiVersion: v1\nkind: Secret\nmetadata: { name: ${name}, namespace: shop }\nstringData: { password: hunter2 }\n`;
    const { out } = ran('check', files.written('twice.yaml', [secret('a'), secret('a')].join('---\n')));
    expect(out).not.toContain('hunter2');
  });

  test('is one line in a pipe, however long, and its excerpt is cut', () => {
    const { out } = ran('check', written());
    const heads = linesOf(out).filter(line => / MAN\d+ /.test(line));
    expect(heads.every(line => /^\S+:\d+ (error|warning|info) MAN\d+ .*: \S/.test(line))).toBe(true);
    const long = files.written('long.yaml', GATEWAY.replace('weight: -1', `weight: -1, headers: { request: { set: { a: ${'b'.repeat(300)} } } }`));
    const excerpt = linesOf(ran('check', long).out).filter(line => /^ {2}[ >] /.test(line));
    expect(Math.max(...excerpt.map(line => line.length))).toBe(160);
    expect(excerpt.some(line => line.endsWith('…'))).toBe(true);
  });

  test.each([80, 120])('fits a terminal of %i columns', columns => {
    const { out } = ranOn({ isTTY: true, columns }, 'check', written());
    const plain = linesOf(out.replace(/\u001b\[\d+m/g, '')).filter(line => !line.startsWith(files.at('')));
    expect(plain.length).toBeGreaterThan(5);
    expect(plain.filter(line => line.length > columns)).toEqual([]);
    // No word is lost or broken.
    const words = (text: string) => text.replace(/^ {2}[ >] +(?:\d+ )?\|.*$/gm, '').split(/\s+/);
    expect(words(out.replace(/\u001b\[\d+m/g, ''))).toEqual(words(ran('check', written()).out));
  });

  test.each([80, 120])('shows the whole of its line on a terminal of %i columns, as what is wrong may stand at its end', columns => {
    const line = '    - route: [{ destination: { host: a, subset: v1 }, weight: 99 }, { destination: { host: a, subset: v2 }, weight: 2, headers: {} }]';
    const { out } = ranOn({ isTTY: true, columns }, 'check', files.written('wide.yaml', `${GATEWAY.split('    - route')[0]}${line}\n`));
    const excerpt = linesOf(out.replace(/\u001b\[\d+m/g, '')).filter(one => /^ {2}[ >] +(?:13)? *\|/.test(one));
    expect(excerpt.length).toBeGreaterThan(1);
    expect(excerpt.map(one => one.replace(/^[^|]*\| */, '')).join(' ')).toBe(line.trim());
    expect(excerpt.slice(1).every(one => one.startsWith('       |       '))).toBe(true);
  });

  test('fits 80 columns where a terminal does not say how wide it is', () => {
    expect(ranOn({ isTTY: true }, 'check', written()).out).toBe(ranOn({ isTTY: true, columns: 80 }, 'check', written()).out);
  });
});

describe('colours', () => {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const set = (name: 'NO_COLOR' | 'FORCE_COLOR', value: string | undefined) => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  afterEach(() => {
    set('NO_COLOR', NO_COLOR);
    set('FORCE_COLOR', FORCE_COLOR);
  });

  test.each<[isTTY: boolean, noColor: string | undefined, forced: string | undefined, coloured: boolean]>([
    [true, undefined, undefined, true], [false, undefined, undefined, false], [true, '1', undefined, false], [false, undefined, '1', true], [true, undefined, '0', false],
  ])('a terminal %s, NO_COLOR %s, FORCE_COLOR %s: %s', (isTTY, noColor, forced, coloured) => {
    set('NO_COLOR', noColor);
    set('FORCE_COLOR', forced);
    expect(ranOn({ isTTY, columns: 200 }, 'check', written()).out.includes('\u001b[')).toBe(coloured);
  });
});
