import type { Narrowed } from './narrowed';
import type { Report } from '../../report/report';

/** What is to be left out of a report. */
export interface Narrowing {
  readonly baseline?: string;
  readonly changedSince?: string;
}

/** What is left of a report: what is not known yet, and of that what is in files that have changed. */
export function narrowedBy(report: Report, { baseline, changedSince }: Narrowing): Narrowed {
  const fresh = baseline === undefined ? { report, notes: [] } : (require('./narrowed-by-baseline') as typeof import('./narrowed-by-baseline')).exceptBaseline(report, baseline);
  if (changedSince === undefined) return fresh;
  const changed = (require('./narrowed-by-change') as typeof import('./narrowed-by-change')).ofChangedFiles(fresh.report, changedSince);
  return { report: changed.report, notes: [...fresh.notes, ...changed.notes] };
}
