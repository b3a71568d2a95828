import { withPathsAt } from './git-state';
import { planOf } from '../../analysis/changes/plan';
import type { Tool } from '../../analysis/changes/tools/tools';
import type { Ignored } from '../../analysis/checks/suppression';
import type { Manifests } from '../../analysis/model/manifest';
import { readPaths } from '../../analysis/reader/read-paths';
import { planReportOf, type PlanReport } from '../../report/plan/plan-report';
import { LEVELS, type ReportedFinding } from '../../report/report';
import type { ExitCode, Output } from '../terminal/process';

/** The options of `plan`. */
export interface PlanSettings {
  readonly namespace: string;
  /** Files and folders of the earlier state. */
  readonly base: readonly string[];
  /** The commit at which git has the earlier state. */
  readonly baseRef?: string;
  readonly appliedBy?: Tool;
  readonly maxStep?: number;
  readonly ignore: readonly Ignored[];
  readonly failOn: ReportedFinding['level'];
  readonly format: 'text' | 'json' | 'markdown';
  readonly json?: boolean;
  readonly witnesses?: boolean;
  /** The folder that the steps are written to. */
  readonly write?: string;
}

/** Says what a change does to requests, in which order it is safe, and whether the tool that applies it loses some. */
export function planCommand(paths: readonly string[], settings: PlanSettings, output: Output): ExitCode {
  const after = readable(paths, settings);
  const before = earlier(paths, settings);
  const plan = planOf(before, after, { tool: settings.appliedBy, maxStep: settings.maxStep });
  const report = planReportOf(plan, ({ code }) => settings.ignore.some(one => one.code === code));
  if (settings.write !== undefined) (require('./write-steps') as typeof import('./write-steps')).writeSteps(settings.write, plan, report);
  output.write(`${printed(report, settings, output)}\n`);
  return report.hazards.some(({ level }) => LEVELS.indexOf(level) <= LEVELS.indexOf(settings.failOn)) ? 1 : 0;
}

function earlier(paths: readonly string[], settings: PlanSettings): Manifests {
  const { base, baseRef } = settings;
  if ((baseRef === undefined) === (base.length === 0)) throw new Error('a plan needs the earlier state: pass --base with files or folders, or --base-ref with a commit, and not both');
  if (baseRef === undefined) return readable(base, settings);
  return withPathsAt(baseRef, paths, copies => {
    const read = readable([...copies.values()], settings);
    const nameOf = (file: string) => `${baseRef}:${[...copies].reduce((name, [given, copy]) => name.startsWith(copy) ? given + name.slice(copy.length) : name, file)}`;
    return { ...read, objects: read.objects.map(object => ({ ...object, place: { ...object.place, file: nameOf(object.place.file) } })) };
  });
}

/** An empty state is one, too: everything is new, or everything goes. */
function readable(paths: readonly string[], { namespace }: PlanSettings): Manifests {
  const manifests = readPaths(paths, { namespace });
  const [unread] = manifests.unreadable;
  if (unread) throw new Error(`${unread.file}:${unread.line} cannot be read, so it is unknown what changes: ${unread.problem}`);
  return manifests;
}

function printed(report: PlanReport, { format, json, witnesses = false }: PlanSettings, output: Output): string {
  switch (json ? 'json' : format) {
    case 'text': return (require('./report-text') as typeof import('./report-text')).asText(report, { witnesses }, output);
    case 'json': return JSON.stringify(report, undefined, 2);
    case 'markdown': return (require('./report-markdown') as typeof import('./report-markdown')).asMarkdown(report);
  }
}
