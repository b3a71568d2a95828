import type { ReportedMove, ReportedStep } from './plan-report';
import { shortHost } from '../../analysis/changes/hazards/words';
import { perCent } from '../../analysis/routing/traffic/phrases';
import { extrasOf, headersIn, policiesIn } from '../words';

/** Who answers, as in `v1 75 %, v2 25 %`. */
export function sharesText({ outcome, destinations, redirect, directResponse }: ReportedMove['before'], host: string): string {
  switch (outcome) {
    case 'no-route': return '404 (no route)';
    case 'redirect': return `redirect ${redirect?.code ?? ''}`.trim();
    case 'direct-response': return `status ${directResponse?.status ?? ''}`.trim();
    case 'routed': return destinations.filter(({ share }) => share > 0).map(one => `${nameOf(one, host)} ${perCent(one.share)} %${stateOf(one.state)}`).join(', ') || 'nobody';
  }
}

function nameOf({ host, subset }: ReportedMove['before']['destinations'][number], asked: string): string {
  if (host === 'PassthroughCluster') return 'passed through';
  if (host === asked) return subset ?? 'every pod';
  return `${shortHost(host)}${subset === null ? '' : ` ${subset}`}`;
}

function stateOf(state: string): string {
  return state === 'no-cluster' ? ' (503: no cluster)' : state === 'no-endpoints' ? ' (503: no endpoints)' : '';
}

/** What else changes besides the shares, each as `before → after`. */
export function otherChanges({ differs, before, after }: ReportedMove): readonly string[] {
  const [old, now] = [before, after].map(linesOf);
  const gone = old.filter(line => !now.includes(line));
  const come = now.filter(line => !old.includes(line));
  if (differs.every(aspect => aspect === 'shares')) return [];
  return [...gone.map(line => `no longer ${line}`), ...come.map(line => `now ${line}`)];
}

function linesOf(side: ReportedMove['before']): readonly string[] {
  const answer = { ...side, version: 1, why: [] };
  return [
    ...extrasOf(answer, 'brief'),
    ...side.destinations.flatMap(({ headers }) => headers === null ? [] : headersIn(headers)),
    ...side.mirrors.map(({ host, subset, share }) => `copies: ${perCent(share)} % to ${subset ?? shortHost(host)}`),
    ...policiesIn(answer, 'verbose'),
  ];
}

/** The objects of a step in one line. */
export function stepText({ objects }: ReportedStep): string {
  return objects.map(({ kind, name, note }) => `${kind} ${name} (${note})`).join(', ');
}

/** What to wait for behind a step, in one line; nothing behind the last. */
export function waitText({ waitFor }: ReportedStep): string | undefined {
  return waitFor.length === 0 ? undefined : `wait until ${waitFor.map(({ text }) => text).join(' and ')}`;
}
