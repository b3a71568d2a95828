import { byCode } from './by-code';
import { Excerpts } from './excerpts';
import { unchecked } from '../../analysis/checks/objects/kinds';
import type { Level } from '../../analysis/model/finding';
import type { Manifests } from '../../analysis/model/manifest';
import type { Report, ReportedFinding } from '../../report/report';
import { alsoCalled, placeOf } from '../../report/titles';
import { fitted, inLines, widthOf } from '../terminal/fit';
import { painter, type Style } from '../terminal/paint';
import type { Output } from '../terminal/process';

const COLOURS: Readonly<Record<ReportedFinding['level'], Style>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** What is printed, and what was looked at. */
export interface Printed {
  readonly report: Report;
  readonly manifests: Manifests;
  /** Of the files, by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** The mildest finding that fails. */
  readonly failOn: Level;
  /** What else there is to say, a line each. */
  readonly notes: readonly string[];
}

/** Findings for a person: where, how bad, which code, what, what to do, and what is written there. */
export function asText({ report, manifests, texts, notes }: Printed, output: Output): string {
  const { findings, unreadable } = report;
  const paint = painter(output);
  const excerpts = new Excerpts(texts, widthOf(output));
  const problems = unreadable.map(({ file, line, problem }) => `${paint('bold', `${file}:${line}`)} ${paint('red', 'unreadable')} ${problem}`);
  const found = findings.flatMap((finding, at) => {
    const { code, level, file, line, message, remedy } = finding;
    const also = alsoCalled(finding).join(', ');
    const head = `${paint('bold', `${file}:${line}`)} ${paint(COLOURS[level], level)} ${code}${also === '' ? '' : paint('dim', ` (${also})`)}`;
    const next = findings.at(at + 1);
    const isLastOfLine = next?.file !== file || next.line !== line;
    const excerpt = isLastOfLine ? excerpts.of(finding).map(one => one.isMeant ? one.text : paint('dim', one.text)) : [];
    return [...inLines([head, `${placeOf(finding)}:`, message], output), `  ${paint('dim', remedy)}`, ...excerpt];
  });
  return [...problems, ...found, ...endOf({ report, manifests, notes }, paint)].map(line => fitted(line, output)).join('\n');
}

/** What stands below all findings: how often each code was found, the sum, and what else there is to say. */
export function endOf({ report, manifests, notes }: Pick<Printed, 'report' | 'manifests' | 'notes'>, paint: ReturnType<typeof painter>): string[] {
  return [...byCode(report.findings), sumOf(report.summary, paint), ...leftOut(manifests, paint), ...notes.map(note => paint('dim', note))];
}

/** How much was looked at, and how much was found. */
export function sumOf({ objects, errors, warnings, infos, unreadable, ignored, known }: Report['summary'], paint: ReturnType<typeof painter>): string {
  const counted = (count: number, word: string) => count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];
  const found = [...counted(unreadable, 'unreadable document'), ...counted(errors, 'error'), ...counted(warnings, 'warning'), ...counted(infos, 'info')];
  const looked = `${objects} object${objects === 1 ? '' : 's'}`;
  const meant = `${ignored === 0 ? '' : `; ${ignored} ignored with a reason`}${known === 0 ? '' : `; ${known} in the baseline`}`;
  return found.length === 0 ? paint('green', `${looked}, nothing ${known === 0 ? '' : 'new '}found${meant}`) : `${looked}: ${found.join(', ')}${meant}`;
}

/** What somebody might take for checked. */
function leftOut(manifests: Manifests, paint: ReturnType<typeof painter>): string[] {
  const kinds = [...unchecked(manifests)].map(([kind, count]) => `${kind} (${count})`);
  return kinds.length === 0 ? [] : [paint('dim', `not checked: ${kinds.join(', ')}`)];
}
