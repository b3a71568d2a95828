import { changedSince } from './changed-files';
import type { Narrowed } from './narrowed';
import { identityOf } from '../../analysis/reader/paths';
import { partOf, type Report } from '../../report/report';

/** What a report says of files that have changed since a commit. What came by the standard input has no file. */
export function ofChangedFiles(report: Report, ref: string): Narrowed {
  const changed = changedSince(ref);
  const identities = new Map<string, string>();
  const identity = (file: string) => {
    const known = identities.get(file) ?? identityOf(file);
    identities.set(file, known);
    return known;
  };
  const left = partOf(report, 'elsewhere', ({ file }) => file === '-' || changed.has(identity(file)));
  const { elsewhere } = left.summary;
  return { report: left, notes: elsewhere === 0 ? [] : [`${elsewhere} more in files that have not changed since ${ref}`] };
}
