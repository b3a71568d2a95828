import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asText, examplesFound } from './examples-found';
import type { FindingCode } from '../../../src/analysis/checks/catalogue/catalogue';
import { EXAMPLES } from '../../../src/analysis/checks/catalogue/examples';
import { readText } from '../../../src/analysis/reader/read-text';

const FIXTURE = readFileSync(join(__dirname, 'examples-found.txt'), 'utf8');
const EXPECTED = new Map(FIXTURE.split(/^(?=MAN\d+ (?:bad|good)$)/m).map(block => [block.slice(0, block.indexOf('\n')), block.slice(block.indexOf('\n') + 1)]));
const FOUND = examplesFound();
const codesIn = (lines = ''): string[] => lines.split('\n').map(line => line.trim().split(' ', 1)[0]);

describe.each(Object.keys(EXAMPLES))('%s', code => {
  test('is found in its example', () => {
    expect(codesIn(FOUND.get(`${code} bad`))).toContain(code);
  });

  test('has examples that can be read', () => {
    expect([EXAMPLES[code as FindingCode].bad, EXAMPLES[code as FindingCode].good].flatMap(yaml => readText(yaml, code).unreadable)).toEqual([]);
  });

  test('is not found in what it might be instead', () => {
    expect(codesIn(FOUND.get(`${code} good`))).not.toContain(code);
  });

  test('is found at its place and in its words, beside nothing but what the fixture lists', () => {
    expect(FOUND.get(`${code} bad`)).toBe(EXPECTED.get(`${code} bad`));
    expect(FOUND.get(`${code} good`)).toBe(EXPECTED.get(`${code} good`));
  });
});

test('the fixture lists each example once, in order', () => {
  expect(FIXTURE).toBe(asText(FOUND));
});
