import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MeshPort, MeshService, MeshWorkload } from 'cdk8s-istio';
import { attempt, findingsIn } from './attempt';
import { exposedByOneOfTwo } from './brought-in';
import { CASES } from './cases';
import { exampleTexts, sourceOf } from './examples';
import { messagesOf } from './messages';
import { chartOf } from './refusal-case';
import { REFUSALS, type RefusalCode } from '../../../src/constructs/refusals/catalogue';

const CODES = Object.keys(REFUSALS) as RefusalCode[];

const refusals = CODES.flatMap(code => Object.entries(CASES[code].refused).map(([name, program]) => ({ code, name, ...program })));
const nearMisses = CODES.flatMap(code => Object.entries(CASES[code].accepted).map(([name, build]) => ({ code, name, build })));

const FIXTURE = readFileSync(join(__dirname, 'messages.txt'), 'utf8');
const MESSAGES = new Map(FIXTURE.split(/^(?=CDI)/m).map(block => [block.slice(0, block.indexOf('\n')), block]));

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? sourcesBelow(join(folder, entry.name)) : [readFileSync(join(folder, entry.name), 'utf8')]);
}

describe('the catalogue', () => {
  const outside = sourcesBelow(join(__dirname, '../../../src')).filter(text => !/export const (REFUSALS|EXAMPLES)/.test(text));

  test.each(CODES)('%s is used by the library', code => {
    expect(outside.filter(text => text.includes(`'${code}'`))).not.toEqual([]);
  });

  test.each(CODES)('%s has a rule in one line and an example on either side of it', code => {
    expect(REFUSALS[code].title).toMatch(/^[a-z][^\n]*[^.\n]$/);
    expect(Object.keys(CASES[code].refused).length).toBeGreaterThan(0);
    expect(Object.keys(CASES[code].accepted).length).toBeGreaterThan(0);
  });
});

describe('the examples that the command line shows', () => {
  test('are what the first refused program of each code says; npm run refusals:accept takes what it says now', () => {
    const file = join(__dirname, '../../../src/constructs/refusals/examples.ts');
    expect(readFileSync(file, 'utf8')).toBe(sourceOf(exampleTexts()));
  });
});

describe('a refusal', () => {
  test.each(refusals)('fails with $code: $name', ({ code, build, says }) => {
    const { error, files } = attempt(build);
    const findings = findingsIn(error!);
    expect(findings.map(text => /\((CDI\d{3})\)$/.exec(text)?.[1])).toEqual(findings.map(() => code));
    const [finding] = findings;
    // Lower case, a quoted value or path, or a name.
    expect(finding).toMatch(/^(?:[a-z']|Istio |RequestMatch\.)/);
    expect(finding).toMatch(/; \S.*[^.] \(CDI\d{3}\)$/);
    expect(finding).not.toMatch(/undefined|\[object/);
    for (const text of says) expect(finding).toContain(text);
    expect(files).toEqual([]);
  });

  test.each(refusals)('$code: $name: says what the fixture has, word for word', ({ code, name, build }) => {
    expect(messagesOf(code, name, build)).toBe(MESSAGES.get(`${code} ${name}`));
  });

  test.each(refusals)('$code: $name: is an error that knows its code, or a finding of the validation', ({ code, build }) => {
    const error = attempt(build).error!;
    expect(error).toBeInstanceOf(Error);
    const validated = error.message.startsWith('Validation failed');
    expect((error as Error & { code?: string }).code).toBe(validated ? undefined : code);
    expect(error.name).toBe(validated ? 'Error' : 'Refusal');
  });

  test('fails with everything that is wrong at once, and writes nothing for what is right', () => {
    const { error, files } = attempt(app => {
      CASES.CDI404.refused['one match twice'].build(app);
      const elsewhere = { name: 'reviews', ports: [MeshPort.http(9080)], stable: 'v1' };
      new MeshService(chartOf(app, 'back'), 'Reviews', elsewhere);
      new MeshService(chartOf(app, 'front'), 'Reviews', elsewhere).addVersion('v1', MeshWorkload.external());
    });
    expect(findingsIn(error!).map(text => text.slice(-8))).toEqual(['(CDI404)', '(CDI212)']);
    expect(files).toEqual([]);
  });
});

test('the fixture lists the messages of each refusal once, in order', () => {
  expect([...FIXTURE.matchAll(/^CDI.*$/gm)].map(([line]) => line)).toEqual(refusals.map(({ code, name }) => `${code} ${name}`));
});

describe('a near miss', () => {
  test.each(nearMisses)('of $code is accepted: $name', ({ build }) => {
    expect(attempt(build).error).toBeUndefined();
  });
});

test('the patches that CDI304 proposes make the same program synthesize', () => {
  const { error } = attempt(exposedByOneOfTwo);
  const [, key, value] = /JsonPatch\.add\('\/spec\/template\/metadata\/labels\/([^']+)', '([^']+)'\)/.exec(error!.message)!;
  const [, selector] = /JsonPatch\.replace\('\/spec\/selector', (\{.*?\})\)/.exec(error!.message)!;
  expect(attempt(app => exposedByOneOfTwo(app, { [key]: value }, JSON.parse(selector) as Record<string, string>)).error).toBeUndefined();
});
