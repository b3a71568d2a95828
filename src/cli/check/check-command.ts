import type { Looked } from './report-text';
import { checked } from '../../analysis/checks/check';
import type { Ignored } from '../../analysis/checks/suppression';
import { besides, type SaidOutside } from '../../analysis/outside/besides';
import { readPaths } from '../../analysis/reader/read-paths';
import { LEVELS, reportOf, type Report, type ReportedFinding } from '../../report/report';
import type { ExitCode, Output } from '../terminal/process';

/** The options of `check`. */
export interface CheckSettings extends SaidOutside {
  readonly namespace: string;
  readonly ignore: readonly Ignored[];
  readonly format: 'text' | 'json' | 'sarif';
  readonly json?: boolean;
  /** The mildest finding that fails. */
  readonly failOn: ReportedFinding['level'];
}

/** Checks manifests, prints what is found, and says how to exit. */
export function checkCommand(paths: readonly string[], settings: CheckSettings, output: Output): ExitCode {
  const { namespace, ignore, format, json, failOn } = settings;
  const streams = new Map<string, string>();
  const read = readPaths(paths, { namespace, wantsObjects: true, onStream: (file, text) => streams.set(file, text) });
  const manifests = besides(read, settings, namespace);
  const report = reportOf(checked(manifests, { ignore }), manifests);
  output.write(`${printed(report, { manifests, streams }, json ? 'json' : format, output)}\n`);
  if (report.summary.unreadable > 0) return 2;
  return report.findings.some(({ level }) => LEVELS.indexOf(level) <= LEVELS.indexOf(failOn)) ? 1 : 0;
}

/** Loads only the printer that is asked for. */
function printed(report: Report, looked: Looked, format: CheckSettings['format'], output: Output): string {
  switch (format) {
    case 'text': return (require('./report-text') as typeof import('./report-text')).asText(report, looked, output);
    case 'json': return JSON.stringify(report, undefined, 2);
    case 'sarif': return (require('./report-sarif') as typeof import('./report-sarif')).asSarif(report, looked.manifests);
  }
}
