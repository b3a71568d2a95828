import { narrowedBy } from './narrowing';
import type { Printed } from './report-text';
import type { Checked } from '../../analysis/checks/check';
import { checkedIn } from '../../analysis/checks/check-worlds';
import type { Ignored } from '../../analysis/checks/suppression';
import { istioMinorOf } from '../../analysis/checks/values/istio-version';
import type { Level } from '../../analysis/model/finding';
import { isAsBadAs, reportOf } from '../../report/report';
import { missingPaths, readingOf, type Reading, type ReadingFlags } from '../settings/reading';
import type { ExitCode, Output } from '../terminal/process';
import { type RenderingFlags, worldsAt } from '../worlds/worlds-at';

/** The options of `check`. */
export interface CheckFlags extends ReadingFlags, RenderingFlags {
  readonly ignore: readonly Ignored[];
  readonly format: 'text' | 'json' | 'sarif' | 'github' | 'junit';
  readonly json?: boolean;
  /** The mildest finding that fails; if it is not said, the settings say it. */
  readonly failOn?: Level;
  /** Such as `1.24`. */
  readonly istioVersion?: string;
  /** A report of before, whose findings are left out. */
  readonly baseline?: string;
  /** A commit: findings in files that have not changed since are left out. */
  readonly changedSince?: string;
}

/** Checks manifests, prints what is found, and says how to exit. */
export function checkCommand(paths: readonly string[], flags: CheckFlags, output: Output): ExitCode {
  const reading = readingOf(paths, flags, missingPaths('check'));
  const streams = new Map<string, string>();
  const worlds = worldsAt(reading.paths, flags, { ...reading.options, onStream: (file, text) => streams.set(file, text) });
  const ofSettings = ignoredBy(reading);
  const istioMinor = istioMinorOf(flags.istioVersion ?? reading.settings.istioVersion ?? '');
  const found = checkedIn(worlds, { ignore: [...flags.ignore, ...ofSettings], istioMinor });
  const { report, notes } = narrowedBy(reportOf(found, worlds), flags);
  const failOn = flags.failOn ?? reading.settings.failOn ?? 'warning';
  const idle = [...reading.idle(), ...idleIgnores(found, reading.isWhole ? [] : ofSettings)];
  output.write(`${printed({ report, manifests: worlds.manifests, streams, failOn, notes: [...notes, ...idle] }, flags, output)}\n`);
  if (report.summary.unreadable > 0) return 2;
  return report.findings.some(({ level }) => isAsBadAs(level, failOn)) ? 1 : 0;
}

function ignoredBy({ settings: { ignore = [] }, globOf }: Reading): Ignored[] {
  return ignore.map(({ code, reason, object, path }) => {
    const glob = path === undefined ? undefined : globOf(path);
    return { code, reason, object, isIn: glob && (file => glob.matches(file)) };
  });
}

/** A reason that outlives what it is about hides the next mistake. */
function idleIgnores({ idle }: Checked, unknown: readonly Ignored[]): string[] {
  return idle.filter(one => !unknown.includes(one)).map(({ code, reason }) => `nothing is left to ignore of ${code} (${reason})`);
}

/** Loads only the printer that is asked for. */
function printed(what: Printed, { format, json }: CheckFlags, output: Output): string {
  switch (json ? 'json' : format) {
    case 'text': return (require('./report-text') as typeof import('./report-text')).asText(what, output);
    case 'json': return JSON.stringify(what.report, undefined, 2);
    case 'sarif': return (require('./report-sarif') as typeof import('./report-sarif')).asSarif(what.report, what.manifests);
    case 'github': return (require('./report-github') as typeof import('./report-github')).asGithub(what, output);
    case 'junit': return (require('./report-junit') as typeof import('./report-junit')).asJunit(what);
  }
}
