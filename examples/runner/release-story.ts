import * as fs from 'fs';
import * as path from 'path';
import { changedLines, changeOf, type Example } from './examples';
import type { painter, Style } from '../../src/cli/terminal/paint';
import { routingOf, type Routing } from 'cdk8s-istio/testing';

type Paint = ReturnType<typeof painter>;

/** Columns of a bar of 100 %. */
const WIDTH = 20;

/** Who asks: as the examples of the release have it. */
const REVIEWS = { from: 'sidecar/bookinfo', host: 'reviews' };
const CALLERS = [['public', {}], ['tester', { 'end-user': 'jason' }]] as const;
const COLOURS: Readonly<Record<string, Style>> = { v1: 'cyan', v2: 'green' };

/** A release as a person would follow it: what changes in the program at each step, and who gets which version from then on. */
export function storyOf(steps: readonly Example[], files: ReadonlyMap<string, string>, paint: Paint): string {
  return steps.map(step => {
    const routing = routingOf(fs.readFileSync(files.get(step.name)!, 'utf8'));
    const answers = CALLERS.map(([caller, headers]) => `    ${caller}  ${answerTo(routing, headers, paint)}`);
    return [paint('bold', `  ${path.basename(step.name)}`), ...changesOf(step, paint), ...answers].join('\n');
  }).join('\n\n');
}

/** The lines that are removed and added. Where an old line has a new form, the props that differ say enough. */
function changesOf(step: Example, paint: Paint): string[] {
  const [one, other] = changedLines(changeOf(step) ?? '');
  if (one === undefined) return [paint('dim', '    the service, with its first version')];
  const changes = other === undefined ? [[one[0], one.slice(1)]] : [['-', differing(one, other)], ['+', differing(other, one)]];
  return changes.map(([sign, text]) => paint(sign === '-' ? 'red' : 'green', `    ${sign} ${text}`));
}

function differing(line: string, from: string): string {
  const others = propsOf(from);
  return propsOf(line).filter(prop => !others.includes(prop)).join(', ');
}

function propsOf(line: string): string[] {
  return line.slice(1).split(/, |[{}]/).map(prop => prop.trim());
}

function answerTo(routing: Routing, headers: Readonly<Record<string, string>>, paint: Paint): string {
  const shares = routing.route({ ...REVIEWS, headers }).destinations.filter(({ share }) => share > 0);
  const bar = shares.map(({ subset, share }) => paint(COLOURS[subset!], (subset === 'v1' ? '░' : '█').repeat(Math.max(1, Math.round(share / 100 * WIDTH)))));
  return `${bar.join('')}  ${shares.map(({ subset, share }) => `${subset} ${share} %`).join(', ')}`;
}
