import { painter, type Style } from './paint';
import type { Output } from './process';
import { unchecked } from '../analysis/checks/kinds';
import type { Manifests } from '../analysis/model/manifest';
import type { Report, ReportedFinding, Summary } from '../report/report';
import { alsoCalled, placeOf } from '../report/titles';

const COLOURS: Readonly<Record<ReportedFinding['level'], Style>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** Findings for a person: where, how bad, which code, what, and what to do. */
export function asText({ findings, unreadable, summary }: Report, manifests: Manifests, output: Output): string {
  const paint = painter(output);
  const lines = unreadable.map(({ file, line, problem }) => `${paint('bold', `${file}:${line}`)} ${paint('red', 'unreadable')} ${problem}`);
  const texts = findings.map(finding => {
    const { code, level, file, line, message, remedy } = finding;
    const also = alsoCalled(finding).join(', ');
    const head = `${paint('bold', `${file}:${line}`)} ${paint(COLOURS[level], level)} ${code}${also === '' ? '' : paint('dim', ` (${also})`)}`;
    return `${head} ${placeOf(finding)}: ${message}\n  ${paint('dim', remedy)}`;
  });
  return [...lines, ...texts, sumOf(summary, paint), ...leftOut(manifests, paint)].join('\n');
}

function sumOf({ objects, errors, warnings, infos, unreadable }: Summary, paint: ReturnType<typeof painter>): string {
  const counted = (count: number, word: string) => count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];
  const found = [...counted(unreadable, 'unreadable document'), ...counted(errors, 'error'), ...counted(warnings, 'warning'), ...counted(infos, 'info')];
  const looked = `${objects} object${objects === 1 ? '' : 's'}`;
  return found.length === 0 ? paint('green', `${looked}, nothing found`) : `${looked}: ${found.join(', ')}`;
}

/** What somebody might take for checked. */
function leftOut(manifests: Manifests, paint: ReturnType<typeof painter>): string[] {
  const kinds = [...unchecked(manifests)].map(([kind, count]) => `${kind} (${count})`);
  return kinds.length === 0 ? [] : [paint('dim', `not checked: ${kinds.join(', ')}`)];
}
