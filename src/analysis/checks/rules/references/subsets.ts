import { knowsServices } from './destinations';
import type { Context } from '../../index/context';
import { CONTROLLERS } from '../../index/pods';
import { ofEach } from '../../rule/rule';
import { selectorText } from '../../values/label';

/** Whether pods are part of what is checked. */
export function knowsPods(context: Context): boolean {
  return ['Pod', ...CONTROLLERS].some(kind => context.of(kind).length > 0);
}

/** What pods get from the node that they come to run on. */
const OF_NODES = new Set(['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone', 'kubernetes.io/hostname']);

function withoutPlace(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (!Object.keys(labels).some(name => OF_NODES.has(name))) return labels;
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !OF_NODES.has(name)));
}

/** A DestinationRule is for a service, and its subsets for pods. */
export const subsetPods = ofEach('DestinationRule', ({ object, spec }, say, context) => {
  if (!knowsServices(context)) return;
  const host = spec.get('host');
  const behind = context.hosts.find(object.namespace, spec.get('exportTo').texts, host.text);
  if (!behind) return say('MAN510', host, `no service has the host '${host.text}'`);
  if (!knowsPods(context)) return;
  for (const subset of new Map(spec.get('subsets').items().map(one => [one.get('name').text, one])).values()) {
    const labels = withoutPlace({ ...behind.labels, ...subset.get('labels').labels });
    if (!context.pods.hasSelectedBy(labels)) say('MAN511', subset.get('labels'), `no pod has ${selectorText(labels)} of the subset '${subset.get('name').text}'`);
  }
});
