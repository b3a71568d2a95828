import * as path from 'node:path';
import { endOf, type Printed } from './report-text';
import { entryOf } from '../../analysis/checks/catalogue/entry-of';
import type { Level } from '../../analysis/model/finding';
import type { Report, ReportedFinding } from '../../report/report';
import { alsoCalled, placeOf } from '../../report/titles';
import { painter } from '../terminal/paint';
import type { Output } from '../terminal/process';

const COMMANDS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Findings as commands of a GitHub workflow, which shows them beside the lines of a pull request; then what stands at the end of every report. */
export function asGithub({ report, manifests, notes }: Printed, output: Output): string {
  const problems = report.unreadable.map(({ problem, ...place }) => commandOf('error', place, 'unreadable', problem));
  return [...problems, ...report.findings.map(annotated), ...endOf({ report, manifests, notes }, painter(output))].join('\n');
}

function annotated(finding: ReportedFinding): string {
  const { code, level, message, remedy } = finding;
  const title = `${[code, ...alsoCalled(finding)].join(', ')}: ${entryOf(code)!.title}`;
  return commandOf(COMMANDS[level], finding, title, `${placeOf(finding)}: ${message}\n${remedy}`);
}

type Place = Pick<Report['unreadable'][number], 'file' | 'line'>;

function commandOf(command: string, { file, line }: Place, title: string, text: string): string {
  return `::${command} file=${property(inWorkspace(file))},line=${line},title=${property(title)}::${data(text)}`;
}

/** GitHub looks for files from the folder that it has checked out, wherever a step works. */
function inWorkspace(file: string): string {
  const { GITHUB_WORKSPACE: workspace } = process.env;
  return workspace && file !== '-' ? path.relative(workspace, path.resolve(file)) : file;
}

/** What ends a command stands in it as its number. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
