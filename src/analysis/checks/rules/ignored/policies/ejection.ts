import { selectorText } from '../../../../model/selector-text';
import type { Context } from '../../../index/context';
import { serviceOf } from '../../../index/hosts';
import type { Pod } from '../../../index/pod';
import type { Field } from '../../../objects/field';
import type { Subject } from '../../../objects/subject';
import { deployment, either, policyWith, together, REVIEWS } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';

/** What Envoy ejects at most unless it is told otherwise. */
const DEFAULT_PERCENT = 10;

/** Outlier detection that cannot eject a single pod. */
export const ejections = ofEachWith('DestinationRule', ['outlierDetection'], {
  finds: {
    MAN736: {
      level: 'warning', istio: null, kiali: null, title: 'outlier detection must be able to eject a pod', remedy: 'raise maxEjectionPercent until it makes up one pod, or run more pods; the default is 10 %',
    },
  },
  visitAmong: ({ object, spec }, say, context) => {
    const [namespace, name] = serviceOf(spec.get('host').text, object.namespace, context.domain).split('/', 2);
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
  },
  examples: () => ({
    MAN736: either(more => together(REVIEWS, deployment('app: reviews'), policyWith(`outlierDetection: { consecutive5xxErrors: 5${more} }`)), '', ', maxEjectionPercent: 100'),
  }),
});

function wantEjection(outlier: Field, { object, spec }: Subject, labels: Readonly<Record<string, string>>, say: Say<'MAN736'>, context: Context): void {
  const selector = spec.get('selector').labels;
  if (!outlier.isSet || Object.keys(selector).length === 0) return;
  const pods = context.pods.selectedBy({ ...selector, ...labels }).filter(({ namespace }) => namespace === object.namespace);
  const count = pods.reduce((sum, pod) => sum + replicasOf(pod, context), 0);
  const percent = outlier.get('maxEjectionPercent').number || DEFAULT_PERCENT;
  if (count > 0 && count * percent < 100) say('MAN736', outlier, `no pod is ever ejected: ${percent} % of the ${count === 1 ? 'one pod' : `${count} pods`} with ${selectorText({ ...selector, ...labels })} is less than one`);
}

/** How many there are, or the most that an autoscaler makes of them. */
function replicasOf({ subject }: Pod, context: Context): number {
  if (!subject || subject.object.kind === 'Pod') return 1;
  const replicas = scalerOf(subject, context)?.spec.get('maxReplicas') ?? subject.spec.get('replicas');
  return replicas.isSet ? replicas.number : 1;
}

function scalerOf({ object: { kind, namespace, name } }: Subject, context: Context): Subject | undefined {
  return context.of('HorizontalPodAutoscaler.autoscaling').find(({ object, spec }) => object.namespace === namespace
    && spec.at('scaleTargetRef', 'kind').text === kind && spec.at('scaleTargetRef', 'name').text === name);
}
