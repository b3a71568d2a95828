import { missingHost } from './missing-host';
import { selectorText } from '../../../model/selector-text';
import { answerFor, isForPods } from '../../index/answers';
import type { Context } from '../../index/context';
import { knowsPods } from '../../index/coverage';
import { type Behind, hostOfRule } from '../../index/hosts';
import { hasMachines } from '../../index/machines';
import { ownerOf } from '../../index/pods';
import type { Field } from '../../objects/field';
import { deployment, destinationRule, either, serviceEntry, together, REVIEWS, VERSION_1 } from '../../rule/example';
import { ofEach, type Say } from '../../rule/rule';
import { quoted } from '../../values/quoted';

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
    MAN748: {
      level: 'error',
      istio: 'IST0173',
      kiali: 'KIA0203',
      title: 'a subset of a host that lists its endpoints must have some of them',
      remedy: 'write labels of the subset that an endpoint of the ServiceEntry carries, or a pod or WorkloadEntry that it selects; endpoints that are written for a Service have no labels',
    },
  },
  visitAmong: (subject, say, context) => {
    const { spec } = subject;
    const host = hostOfRule(subject);
    const behind = context.hosts.find(host, spec.get('exportTo').texts);
    if (!behind) {
      // What a wildcard stands for is for another rule to look at.
      const missing = context.hosts.within(host.text).length > 0 ? undefined : missingHost(host, context);
      return missing && say('MAN510', host.field, missing.message);
    }
    if (!isKnown(behind, context)) return;
    const answered = context.plainHosts.answeredBy(subject);
    const open = spec.get('subsets').items().map(one => [one.get('name').text, one] as const).filter(([name]) => !answered.has(name));
    for (const subset of new Map(open).values()) {
      wantAnswer(subset, behind, say, context);
    }
  },
  examples: () => ({
    MAN748: either(label => together(
      serviceEntry(`{ hosts: [api.example.com], resolution: STATIC, ports: [{ number: 80, name: http, protocol: HTTP }], endpoints: [{ address: 10.0.0.1, labels: { version: ${label} } }] }`),
      destinationRule('{ host: api.example.com, subsets: [{ name: v1, labels: { version: v1 } }] }'),
    ), 'v2', 'v1'),
    MAN510: either(host => together(REVIEWS, destinationRule(`{ host: ${host} }`)), 'review', 'reviews'),
    MAN746: either(count => together(REVIEWS, VERSION_1, deployment('app: reviews, version: v1').replace('spec:\n', `spec:\n  replicas: ${count}\n`)), '0', '1'),
    MAN511: either(label => together(REVIEWS, VERSION_1, deployment(`app: reviews${label}`)), '', ', version: v1'),
  }),
});

/** Pods are known where some are written, and so are endpoints that are listed. */
function isKnown(behind: Behind, context: Context): boolean {
  return !isForPods(behind) && !behind.subject.spec.get('workloadSelector').isSet || knowsPods(context, behind.subject.object.namespace) || hasMachines(context);
}

function wantAnswer(subset: Field, behind: Behind, say: Say<'MAN511' | 'MAN746' | 'MAN748'>, context: Context): void {
  const labels = { ...behind.labels, ...subset.get('labels').labels };
  if (answerFor(behind, labels, context) !== 'no') return;
  const of = `${selectorText(labels)} of the subset ${quoted(subset.get('name').text)}`;
  const idle = context.pods.idle(labels);
  if (idle !== undefined) return say('MAN746', subset.get('labels'), `no pod has ${of}, as ${ownerOf(idle)} has ${idle.idleBy ?? 'no pods'}`);
  if (isForPods(behind)) say('MAN511', subset.get('labels'), `no pod has ${of}`);
  else say('MAN748', subset.get('labels'), `no endpoint has ${of}`);
}
