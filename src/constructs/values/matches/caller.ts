import type { Conjunction } from './conjunction';
import { demandOptions } from '../../border/demand';
import { checkedLater, optional, text } from '../../border/kinds';
import { mapOf } from '../../border/map-of';
import { struct } from '../../border/struct';
import { refuse, shown } from '../../refusals/refusal';
import { isDnsLabel, strangeLabel } from '../names';

/** Whose requests are meant; at least one of the two. */
export interface CallerOptions {
  /**
   * The namespace of the pods that call.
   *
   * @default - any
   */
  readonly namespace?: string;

  /**
   * Labels that the pods that call carry, all of them.
   *
   * @default - any
   */
  readonly labels?: { [name: string]: string };
}

const OPTIONS = struct<CallerOptions>({
  namespace: optional(checkedLater('a string', '\'shop\'')),
  labels: optional(mapOf(text('web'))),
});

/** The conditions on a caller. */
export function callerConditions(caller: CallerOptions): Conjunction {
  demandOptions('RequestMatch.caller', caller, OPTIONS);
  const { namespace, labels = {} } = caller;
  if (namespace === undefined && Object.keys(labels).length === 0) {
    refuse('CDI162', 'a match by caller must have a namespace or a label, got neither', 'pass one, as in { namespace: \'shop\' } or { labels: { app: \'web\' } }');
  }
  if (namespace !== undefined && !isDnsLabel(namespace)) {
    refuse('CDI162', `the namespace of a caller must be a DNS label, got ${shown(namespace)}`, 'pass the name of a namespace, as in shop');
  }
  const strange = strangeLabel(labels);
  if (strange) {
    refuse('CDI162', `a caller must have labels that Kubernetes accepts, got ${strange.join('=')}`, 'pass the labels as the pods that call carry them');
  }
  return [
    ...(namespace === undefined ? [] : [{ part: 'caller namespace' as const, name: '', test: { kind: 'exact' as const, value: namespace } }]),
    ...Object.entries(labels).map(([name, value]) => ({ part: 'caller label' as const, name, test: { kind: 'exact' as const, value } })),
  ];
}
