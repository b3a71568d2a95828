import type { Report } from '../../report/report';

/** A part of a report, and what there is to say about the rest. */
export interface Narrowed {
  readonly report: Report;
  readonly notes: readonly string[];
}
