import { selectorText } from '../../../model/selector-text';
import type { DeadEnd } from '../../../probes/dead-ends';
import { listed } from '../../values/listed';

/** Whose requests end somewhere, in words. */
export function callersOf(ends: readonly DeadEnd[]): string {
  const inside = ends.filter(({ gateway }) => gateway === undefined);
  const gateways = new Set(ends.map(({ gateway }) => gateway).filter(one => one !== undefined));
  const others = inside.some(({ hasMore }) => hasMore) ? ' and others' : '';
  return [
    ...inside.length > 0 ? [`clients in ${listed(namespacesOf(inside))}${labelsOf(inside)}${others}`] : [],
    ...gateways.size > 0 ? [`requests through Gateway ${listed(gateways)}`] : [],
  ].join(' and ');
}

function namespacesOf(ends: readonly DeadEnd[]): ReadonlySet<string> {
  return new Set(ends.map(({ request: { from } }) => from.namespace ?? 'default'));
}

/** Labels are said where none but pods with labels get there. */
function labelsOf(ends: readonly DeadEnd[]): string {
  const labels = new Set(ends.map(({ request: { from } }) => selectorText(from.labels ?? {})));
  return labels.has('') ? '' : ` with ${[...labels].join(' or ')}`;
}
