import * as fs from 'node:fs';
import { withPathsAt } from './git-state';
import type { Hazard } from '../../analysis/changes/hazards/hazard';
import { planOf } from '../../analysis/changes/plan';
import type { Tool } from '../../analysis/changes/tools/tools';
import { ignoreAnnotationOf } from '../../analysis/checks/objects/ignore-annotation';
import type { Ignored } from '../../analysis/checks/suppression';
import type { Manifests } from '../../analysis/model/manifest';
import { Company } from '../../analysis/worlds/company';
import type { ReadWorldsOptions } from '../../analysis/worlds/read-worlds';
import { passedOverIn } from '../../report/passed-over';
import { planReportOf, type PlanReport } from '../../report/plan/plan-report';
import { LEVELS, type ReportedFinding } from '../../report/report';
import { missingPaths, readingOf, type ReadingFlags } from '../settings/reading';
import type { ExitCode, Output } from '../terminal/process';
import { type RenderingFlags, worldsAt } from '../worlds/worlds-at';

/** The options of `plan`. */
export interface PlanFlags extends ReadingFlags, RenderingFlags {
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
export function planCommand(given: readonly string[], flags: PlanFlags, output: Output): ExitCode {
  const { paths, options } = readingOf(given, flags, missingPaths('plan'));
  refuseStreams(paths, flags);
  // What a branch deletes is there at the commit alone.
  const there = flags.baseRef === undefined ? paths : paths.filter(one => fs.existsSync(one));
  const after = there.length === 0 ? EMPTY : stateAt(there, flags, options);
  const before = earlier(paths, flags, options);
  const plan = planOf(before, after, { tool: flags.appliedBy, maxStep: flags.maxStep });
  const isIgnored = ({ code, object }: Hazard) => flags.ignore.some(one => one.code === code) || ignoreAnnotationOf(object)?.codes.has(code) === true;
  const report = planReportOf(plan, isIgnored);
  if (flags.write !== undefined) (require('./write-steps') as typeof import('./write-steps')).writeSteps(flags.write, plan, report);
  output.write(`${printed(report, flags, output)}\n`);
  return report.hazards.some(({ level }) => LEVELS.indexOf(level) <= LEVELS.indexOf(flags.failOn)) ? 1 : 0;
}

const EMPTY: Manifests = { objects: [], unreadable: [] };

/** The standard input is one state at most, and git has none of it. */
function refuseStreams(paths: readonly string[], { base, baseRef }: PlanFlags): void {
  const streams = [...paths, ...base].filter(one => one === '-').length;
  if (streams > 1) throw new Error('the standard input can be one of the two states only: pass a file for the other one');
  if (streams > 0 && baseRef !== undefined) throw new Error('git has no earlier state of the standard input: pass it by --base');
}

function earlier(paths: readonly string[], flags: PlanFlags, options: ReadWorldsOptions): Manifests {
  const { base, baseRef } = flags;
  if ((baseRef === undefined) === (base.length === 0)) {
    throw new Error('a plan needs the earlier state: pass --base with files or folders, or --base-ref with a commit, and not both');
  }
  if (baseRef === undefined) return stateAt(base, flags, options);
  return withPathsAt(baseRef, paths, copies => {
    const read = copies.size === 0 ? EMPTY : stateAt([...copies.values()], flags, options);
    const placeOf = (name: string, [path, copy]: readonly [string, string]) => name.startsWith(copy) ? path + name.slice(copy.length) : name;
    const original = (file: string) => [...copies].reduce(placeOf, file);
    return { ...read, objects: read.objects.map(object => ({ ...object, place: { ...object.place, file: `${baseRef}:${original(object.place.file)}` } })) };
  });
}

/** What is applied together. An empty state is one, too: everything is new then, or everything goes. */
function stateAt(paths: readonly string[], flags: PlanFlags, options: ReadWorldsOptions): Manifests {
  const worlds = worldsAt(paths, flags, { ...options, wantsObjects: false });
  const [unread] = worlds.manifests.unreadable;
  if (unread) throw new Error(`${unread.file}:${unread.line} cannot be read, so it is unknown what changes: ${unread.problem}`);
  const passed = passedOverIn(worlds.manifests);
  if (worlds.manifests.objects.length === 0 && passed.length > 0) throw new Error([`there is no object in ${paths.join(', ')}, so it is unknown what changes`, ...passed].join('\n'));
  if (worlds.all.length > 1) {
    const names = worlds.all.map(({ name }) => `  ${name}`);
    throw new Error(['these are several worlds, and a plan is about one: pass one of them, or --each 0 if all of it is applied together', ...names].join('\n'));
  }
  return worlds.all.length === 0 ? worlds.manifests : new Company(worlds).alone(worlds.all[0]);
}

function printed(report: PlanReport, { format, json, witnesses = false }: PlanFlags, output: Output): string {
  switch (json ? 'json' : format) {
    case 'text': return (require('./report-text') as typeof import('./report-text')).asText(report, { witnesses }, output);
    case 'json': return JSON.stringify(report, undefined, 2);
    case 'markdown': return (require('./report-markdown') as typeof import('./report-markdown')).asMarkdown(report);
  }
}
