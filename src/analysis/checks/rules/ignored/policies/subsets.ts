import { isOfInstalledGateway } from '../../../../model/installed-gateways';
import { serviceIn } from '../../../../model/look-alikes';
import type { Context } from '../../../index/context';
import { hostOfRule } from '../../../index/hosts';
import type { Subject } from '../../../objects/subject';
import { destinationRule, either } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';

/** Subsets that are all pods. One with a policy of its own is there for that, and so is one of a host without pods. */
export const subsetsDiffer = ofEach('DestinationRule', {
  finds: {
    MAN705: { level: 'warning', istio: null, kiali: 'KIA0209', title: 'a subset must have labels', remedy: 'write the labels that tell its pods apart' },
  },
  visitAmong: (subject, say, context) => {
    for (const subset of subject.spec.get('subsets').items()) {
      if (subset.get('labels').entries().length > 0 || subset.get('trafficPolicy').entries().length > 0 || !hasPods(subject, context)) continue;
      say('MAN705', subset, `the subset ${quoted(subset.get('name').text)} has no labels, so it has all pods`);
    }
  },
  examples: () => ({
    MAN705: either(labels => destinationRule(`{ host: reviews, subsets: [{ name: v1${labels} }] }`), '', ', labels: { version: v1 }'),
  }),
});

/** Whether labels may tell the pods of the host apart. Nobody splits a gateway that is installed into versions. */
function hasPods(rule: Subject, context: Context): boolean {
  const host = hostOfRule(rule).text;
  const [name] = serviceIn(host) ?? [host];
  const behind = context.hosts.find(hostOfRule(rule), rule.spec.get('exportTo').texts)?.subject;
  if (isOfInstalledGateway(name)) return false;
  if (behind === undefined) return !host.includes('.') || serviceIn(host) !== undefined;
  if (behind.object.kind === 'Service') return behind.spec.get('type').text !== 'ExternalName';
  return behind.spec.get('workloadSelector').isSet || behind.spec.get('endpoints').items().some(endpoint => endpoint.get('labels').entries().length > 0);
}
