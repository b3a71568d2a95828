import { shortHost } from '../../analysis/changes/hazards/words';
import type { PlanReport, ReportedHazard, ReportedMove } from '../../report/plan/plan-report';
import { otherChanges, sharesText, stepText, waitText } from '../../report/plan/words';
import { fitted } from '../terminal/fit';
import { painter } from '../terminal/paint';
import type { Output } from '../terminal/process';

type Paint = ReturnType<typeof painter>;

/** A plan for a person: what moves, in which order it is safe, and what is dangerous. */
export function asText(report: PlanReport, { witnesses }: { readonly witnesses: boolean }, output: Output): string {
  const paint = painter(output);
  const parts = [movesIn(report, witnesses, paint), stepsIn(report, paint), hazardsIn(report, paint)].filter(lines => lines.length > 0);
  return parts.map(lines => lines.map(line => fitted(line, output)).join('\n')).join('\n\n');
}

function movesIn({ moves, unchanged, summary }: PlanReport, witnesses: boolean, paint: Paint): readonly string[] {
  const places = new Map<string, ReportedMove[]>();
  for (const move of moves) {
    const place = `${shortHost(move.host)}:${move.port}, ${move.from}`;
    places.set(place, [...places.get(place) ?? [], move]);
  }
  const moved = [...places].flatMap(([place, list]) => [paint('bold', place), ...rowsOf(list, witnesses)]);
  const still = unchanged.length === 0 ? [] : [`no request changes: ${unchanged.map(shortHost).join(', ')}`];
  if (summary.objects === 0) return ['nothing changes: the two states are equal'];
  return moved.length + still.length === 0 ? ['no request changes'] : [...moved, ...still];
}

function rowsOf(moves: readonly ReportedMove[], witnesses: boolean): readonly string[] {
  const wide = (texts: readonly string[]) => Math.min(40, Math.max(...texts.map(({ length }) => length)));
  const words = wide(moves.map(({ requests }) => requests));
  const befores = wide(moves.map(({ before, host }) => sharesText(before, host)));
  return moves.flatMap(move => {
    const { requests, before, after, host, witness } = move;
    const [old, now] = [sharesText(before, host), sharesText(after, host)];
    return [
      `  ${requests.padEnd(words)}  ${old.padEnd(befores)}  →  ${now}`,
      ...otherChanges(move).map(line => `    ${line}`),
      ...witnesses ? [`    for example ${JSON.stringify(witness)}`] : [],
    ];
  });
}

function stepsIn({ steps, safe }: PlanReport, paint: Paint): readonly string[] {
  if (steps.length === 0) return [];
  const count = `${steps.length} step${steps.length === 1 ? '' : 's'}`;
  const head = safe ? paint('green', `Safe in ${count}`) : paint('red', `No order is safe; the one that harms the fewest requests has ${count}`);
  return [head, ...steps.flatMap((step, at) => {
    const wait = waitText(step);
    return [`  ${at + 1}  ${stepText(step)}`, ...wait === undefined ? [] : [paint('dim', `     ${wait}`)]];
  })];
}

const COLOURS = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

function hazardsIn({ hazards }: PlanReport, paint: Paint): readonly string[] {
  return hazards.flatMap((hazard: ReportedHazard) => [
    `${paint(COLOURS[hazard.level], hazard.level)} ${hazard.code} ${hazard.kind} ${hazard.namespace === '' ? '' : `${hazard.namespace}/`}${hazard.name}: ${hazard.message}`,
    `  ${paint('dim', hazard.remedy)}`,
  ]);
}
