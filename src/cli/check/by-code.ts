import { entryOf } from '../../analysis/checks/catalogue/entry-of';
import { grouped } from '../../analysis/model/maps';
import type { ReportedFinding } from '../../report/report';

/** As many findings need no overview. */
const HANDFUL = 5;

/** How often each code is found, the most frequent first: where there are more findings than can be seen at once. */
export function byCode(findings: readonly ReportedFinding[]): string[] {
  if (findings.length <= HANDFUL) return [];
  const counts = [...grouped(findings, ({ code }) => code)].map(([code, { length: count }]) => ({ code, count }));
  counts.sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1));
  const width = String(counts[0].count).length;
  return counts.map(({ code, count }) => `${String(count).padStart(width)} × ${code} ${entryOf(code)!.title}`);
}
