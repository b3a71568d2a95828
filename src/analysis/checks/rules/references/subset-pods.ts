import { missingHost } from './missing-host';
import { selectorText } from '../../../model/selector-text';
import type { Context } from '../../index/context';
import { knowsPods } from '../../index/coverage';
import { hostOfRule } from '../../index/hosts';
import { writtenPods } from '../../index/pods';
import type { Subject } from '../../objects/subject';
import { deployment, destinationRule, either, together, REVIEWS, VERSION_1 } from '../../rule/example';
import { ofEach } from '../../rule/rule';
import { isSelectedBy } from '../../values/label';
import { quoted } from '../../values/quoted';

/** What pods get from the node that they come to run on. */
const OF_NODES = new Set(['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone', 'kubernetes.io/hostname']);

function withoutPlace(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (!Object.keys(labels).some(name => OF_NODES.has(name))) return labels;
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !OF_NODES.has(name)));
}

/** A DestinationRule is for a service, and its subsets for pods. */
export const subsetPods = ofEach('DestinationRule', {
  finds: {
    MAN510: { level: 'warning', istio: 'IST0174', kiali: 'KIA0202', title: 'the host of a DestinationRule must be that of a service', remedy: 'correct the host, or give the manifests that define it' },
    MAN511: {
      level: 'error', istio: 'IST0173', kiali: 'KIA0203', title: 'a subset must have pods', remedy: 'write labels that the template of a workload with replicas carries, or give the manifests that define it; until then requests to the subset get a 503',
    },
    MAN746: {
      level: 'error', istio: 'IST0173', kiali: 'KIA0203', title: 'the workload of a subset must have replicas', remedy: 'raise replicas before requests are sent to the subset, or take its share away; until then they get a 503',
    },
  },
  visit: (subject, say, context) => {
    const { spec } = subject;
    const host = hostOfRule(subject);
    const behind = context.hosts.find(host, spec.get('exportTo').texts);
    if (!behind) {
      // What a wildcard stands for is for another rule to look at.
      const missing = context.hosts.within(host.text).length > 0 ? undefined : missingHost(host, context);
      return missing && say('MAN510', host.field, missing.message);
    }
    if (!knowsPodsOf(behind.subject, context)) return;
    const answered = context.plainHosts.answeredBy(subject);
    const open = spec.get('subsets').items().map(one => [one.get('name').text, one] as const).filter(([name]) => !answered.has(name));
    for (const [name, subset] of new Map(open)) {
      const labels = withoutPlace({ ...behind.labels, ...subset.get('labels').labels });
      if (context.pods.hasSelectedBy(labels)) continue;
      const idle = writtenPods(context).find(pod => isSelectedBy(labels, pod.labels) && pod.subject?.spec.get('replicas').value === 0)?.subject?.object;
      const nothing = `no pod has ${selectorText(labels)} of the subset ${quoted(name)}`;
      if (idle === undefined) say('MAN511', subset.get('labels'), nothing);
      else say('MAN746', subset.get('labels'), `${nothing}, as ${idle.kind} '${idle.namespace}/${idle.name}' has replicas: 0`);
    }
  },
  examples: () => ({
    MAN510: either(host => together(REVIEWS, destinationRule(`{ host: ${host} }`)), 'review', 'reviews'),
    MAN746: either(count => together(REVIEWS, VERSION_1, deployment('app: reviews, version: v1').replace('spec:\n', `spec:\n  replicas: ${count}\n`)), '0', '1'),
    MAN511: either(label => together(REVIEWS, VERSION_1, deployment(`app: reviews${label}`)), '', ', version: v1'),
  }),
});

/** Whether the pods of a service would be among the manifests, if there were any. What answers for a Service without a selector is for others to say. */
function knowsPodsOf(service: Subject | undefined, context: Context): boolean {
  if (service === undefined || !knowsPods(context, service.object.namespace)) return false;
  return service.object.kind !== 'Service' || service.spec.get('selector').entries().length > 0;
}
