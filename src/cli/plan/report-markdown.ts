import { shortHost } from '../../analysis/changes/hazards/words';
import type { PlanReport, ReportedMove } from '../../report/plan/plan-report';
import { otherChanges, sharesText, stepText, waitText } from '../../report/plan/words';

/** A plan as the comment of a pull request: the first line decides, and the details are folded. */
export function asMarkdown(report: PlanReport): string {
  return [headOf(report), ...hazardsIn(report), ...folded('What moves', movesIn(report)), ...folded(`The order: ${report.steps.length} step${report.steps.length === 1 ? '' : 's'}`, stepsIn(report))].join('\n');
}

function headOf({ summary: { errors, warnings, objects }, moves }: PlanReport): string {
  if (objects === 0) return '**Nothing changes**: the two states are equal.';
  if (errors > 0) return `**This change loses requests**: ${errors} error${errors === 1 ? '' : 's'}, ${warnings} warning${warnings === 1 ? '' : 's'}.`;
  const moved = moves.length === 0 ? 'no request changes' : `${moves.length} class${moves.length === 1 ? '' : 'es'} of requests change`;
  return warnings > 0 ? `**Look before you merge**: ${warnings} warning${warnings === 1 ? '' : 's'}; ${moved}.` : `**No request is lost**: ${moved}.`;
}

function hazardsIn({ hazards }: PlanReport): readonly string[] {
  return hazards.length === 0 ? [] : ['', ...hazards.flatMap(({ code, level, message, remedy }) => [`- ${level} ${code}: ${escaped(message)}`, `  - ${escaped(remedy)}`])];
}

function movesIn({ moves, unchanged }: PlanReport): readonly string[] {
  const rows = moves.map(move => `| ${escaped(`${shortHost(move.host)}:${move.port}, ${move.from}`)} | ${escaped(move.requests)} | ${escaped(sharesText(move.before, move.host))} | ${escaped(sideAfter(move))} |`);
  const still = unchanged.length === 0 ? [] : ['', `No request changes: ${escaped(unchanged.map(shortHost).join(', '))}`];
  return [...rows.length === 0 ? [] : ['| to | requests | before | after |', '|---|---|---|---|', ...rows], ...still];
}

function sideAfter(move: ReportedMove): string {
  return [sharesText(move.after, move.host), ...otherChanges(move)].join('; ');
}

function stepsIn({ steps }: PlanReport): readonly string[] {
  return steps.flatMap((step, at) => {
    const wait = waitText(step);
    return [`${at + 1}. ${escaped(stepText(step))}`, ...wait === undefined ? [] : [`   - ${escaped(wait)}`]];
  });
}

function folded(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `<details><summary>${title}</summary>`, '', ...lines, '', '</details>'];
}

function escaped(text: string): string {
  return text.replace(/[|<>*_`\\]/g, one => `\\${one}`);
}
