import { byCode } from './by-code';
import { Excerpts } from './excerpts';
import type { Level } from '../../analysis/model/finding';
import type { Manifests } from '../../analysis/model/manifest';
import { passedOverIn } from '../../report/passed-over';
import { notCheckedIn, type Report, type ReportedFinding } from '../../report/report';
import { alsoCalled, placeOf } from '../../report/titles';
import { worldsIn, worldsOf } from '../../report/worlds';
import { fitted, inLines, widthOf } from '../terminal/fit';
import { painter, type Style } from '../terminal/paint';
import type { Output } from '../terminal/process';

const COLOURS: Readonly<Record<ReportedFinding['level'], Style>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** What is printed, and what was looked at. */
export interface Printed {
  readonly report: Report;
  readonly manifests: Manifests;
  /** Texts that can be read only once, by the name of the stream. */
  readonly streams: ReadonlyMap<string, string>;
  /** The mildest finding that fails. */
  readonly failOn: Level;
  /** What else there is to say, a line each. */
  readonly notes: readonly string[];
}

/** Findings for a person: where, how bad, which code, what, what to do, and what is written there. */
export function asText({ report, manifests, streams, notes }: Printed, output: Output): string {
  const { findings, unreadable } = report;
  const paint = painter(output);
  const excerpts = new Excerpts(streams, widthOf(output));
  const problems = unreadable.map(({ file, line, problem }) => `${paint('bold', `${file}:${line}`)} ${paint('red', 'unreadable')} ${problem}`);
  const found = findings.flatMap((finding, at) => {
    const { code, level, file, line, message, remedy } = finding;
    const also = alsoCalled(finding).join(', ');
    const head = `${paint('bold', `${file}:${line}`)} ${paint(COLOURS[level], level)} ${code}${also === '' ? '' : paint('dim', ` (${also})`)}`;
    const next = findings.at(at + 1);
    const isLastOfLine = next?.file !== file || next.line !== line;
    const excerpt = isLastOfLine ? excerpts.of(finding).map(one => one.isMeant ? one.text : paint('dim', one.text)) : [];
    return [...inLines([head, `${placeOf(finding)}${worldsOf(finding)}:`, message], output), `  ${paint('dim', remedy)}`, ...excerpt];
  });
  return [...problems, ...found, ...endOf({ report, manifests, notes }, paint)].map(line => fitted(line, output)).join('\n');
}

/** What stands below all findings: how often each code was found, the sum, and what else there is to say. */
export function endOf({ report, manifests, notes }: Pick<Printed, 'report' | 'manifests' | 'notes'>, paint: ReturnType<typeof painter>): string[] {
  const { findings, notChecked, hints, summary } = report;
  const more = [...notCheckedIn(notChecked), ...openIn(summary), ...passedOverIn(manifests), ...worldsIn(report), ...notes];
  return [...byCode(findings), sumOf(summary, paint), ...more.map(line => paint('dim', line)), ...hints.map(hint => `hint: ${hint}`)];
}

/** How much was looked at, and how much was found. */
function sumOf({ objects, errors, warnings, infos, unreadable, ignored, known }: Report['summary'], paint: ReturnType<typeof painter>): string {
  const counted = (count: number, word: string) => count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];
  const found = [...counted(unreadable, 'unreadable document'), ...counted(errors, 'error'), ...counted(warnings, 'warning'), ...counted(infos, 'info')];
  const looked = `${objects} object${objects === 1 ? '' : 's'}`;
  const meant = `${ignored === 0 ? '' : `; ${ignored} ignored with a reason`}${known === 0 ? '' : `; ${known} in the baseline`}`;
  return found.length === 0 ? paint('green', `${looked}, nothing ${known === 0 ? '' : 'new '}found${meant}`) : `${looked}: ${found.join(', ')}${meant}`;
}

/** What nobody can judge yet. */
function openIn({ open }: Report['summary']): string[] {
  return open === 0 ? [] : [`left open: ${open} finding${open === 1 ? '' : 's'} about placeholders, such as \${HOST}: fill them in first`];
}
