import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { page } from '../../projenrc/findings-page';
import { FINDINGS, OWNERS, type FindingCode } from '../../src/analysis/checks/catalogue/catalogue';
import type { FindingEntry } from '../../src/analysis/checks/rule/entry';

const entries = Object.entries(FINDINGS) as [FindingCode, FindingEntry][];
const rows = page().split('\n').filter(line => /^\| MAN/.test(line));

describe('the page of findings', () => {
  test('has every code once, in the order of the digits', () => {
    expect(rows.map(row => row.slice(2, 8)).sort()).toEqual(entries.map(([code]) => code).sort());
  });

  test('has one owner for each code', () => {
    expect(OWNERS.flatMap(({ finds }) => Object.keys(finds)).sort()).toEqual(entries.map(([code]) => code).sort());
  });

  test.each(entries)('says of %s what nothing else is about, in one line', (code, { title, remedy, istio, kiali }) => {
    expect(title).toMatch(/^[a-zA-Z][^\n]*[^\n.]$/);
    expect(remedy).toMatch(/^[a-z][^\n]*[^\n.]$/);
    expect(istio ?? 'webhook').toMatch(/^(?:webhook|schema|IST\d{4})$/);
    expect(kiali ?? 'KIA0000').toMatch(/^KIA\d{4}$/);
    expect(entries.filter(([, other]) => other.title === title).map(([other]) => other)).toEqual([code]);
  });

  test('is in the repository as it is made', () => {
    expect(readFileSync(join(__dirname, '..', '..', 'docs', 'findings.md'), 'utf8')).toBe(page());
  });
});
