import type { Context } from '../../index/context';
import { serviceOf } from '../../index/hosts';
import type { Pod } from '../../index/pod';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { ofEachWith, type Say } from '../../rule/rule';
import { selectorText } from '../../values/label';

/** What Envoy ejects at most unless it is told otherwise. */
const DEFAULT_PERCENT = 10;

/** Outlier detection that cannot eject a single pod. */
export const ejections = ofEachWith('DestinationRule', ['outlierDetection'], ({ object, spec }, say, context) => {
  const [namespace, name] = serviceOf(object.namespace, spec.get('host').text).split('/', 2);
  const service = context.find('Service', namespace, name);
  if (!service) return;
  const common = spec.at('trafficPolicy', 'outlierDetection');
  const subsets = spec.get('subsets').items();
  if (subsets.length === 0) wantEjection(common, service, {}, say, context);
  // Each subset is a cluster with hosts of its own.
  for (const subset of subsets) {
    const own = subset.at('trafficPolicy', 'outlierDetection');
    wantEjection(own.isSet ? own : common, service, subset.get('labels').labels, say, context);
  }
});

function wantEjection(outlier: Field, { object, spec }: Subject, labels: Readonly<Record<string, string>>, say: Say, context: Context): void {
  const selector = spec.get('selector').labels;
  if (!outlier.isSet || Object.keys(selector).length === 0) return;
  const pods = context.pods.selectedBy({ ...selector, ...labels }).filter(({ namespace }) => namespace === object.namespace);
  const count = pods.reduce((sum, pod) => sum + replicasOf(pod), 0);
  const percent = outlier.get('maxEjectionPercent').number || DEFAULT_PERCENT;
  if (count > 0 && count * percent < 100) say('MAN736', outlier, `${percent} % of the ${count === 1 ? 'one pod' : `${count} pods`} with ${selectorText({ ...selector, ...labels })} is less than one`);
}

function replicasOf({ subject }: Pod): number {
  const replicas = subject?.spec.get('replicas');
  return replicas?.isSet && subject?.object.kind !== 'Pod' ? replicas.number : 1;
}
