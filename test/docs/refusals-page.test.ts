import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { page } from '../../projenrc/refusals-page';
import { REFUSALS, type RefusalEntry, type RefusalCode } from '../../src/constructs/refusals/catalogue';
import { REASONS } from '../../src/constructs/refusals/reasons';

const entries = Object.entries(REFUSALS) as [RefusalCode, RefusalEntry][];
const rows = page().split('\n').filter(line => /^\| CDI/.test(line));

describe('the page of refusals', () => {
  test('has every code once, in the order of the catalogue', () => {
    expect(rows.map(row => row.slice(2, 8))).toEqual(entries.map(([code]) => code));
  });

  test.each(entries)('gives %s its own reason, in one clause and one cell', (code, { title, kind, also = '' }) => {
    const reason = REASONS[code];
    expect(reason).toMatch(/^(?:[a-z]|Istio |Kubernetes |Envoy )[^|\n]*[^|\n.]$/);
    expect(Object.values(REASONS).filter(other => other === reason)).toEqual([reason]);
    expect(rows).toContain(`| ${code} | ${title} | ${kind} | ${reason} | ${also} |`);
  });

  test('is in the repository as it is made', () => {
    expect(readFileSync(join(__dirname, '..', '..', 'docs', 'refusals.md'), 'utf8')).toBe(page());
  });
});
