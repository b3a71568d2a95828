import { fullHost } from '../../../../model/hosts';
import { destinationRuleFor, ruleIndexOf } from '../../../../routing/services/destination-rules';
import type { Context } from '../../../index/context';
import { serviceOf } from '../../../index/hosts';
import type { Subject } from '../../../objects/subject';
import { either, httpRoute, together, subsetV1 } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { destinationsOf } from '../../virtual-service/routes';

/** Subsets that are defined where clients do not look for them. */
export const hiddenSubsets = ofEach('VirtualService', {
  finds: {
    MAN703: {
      level: 'error',
      istio: null,
      kiali: null,
      title: 'a subset must be defined where its clients look for it',
      remedy: 'put the DestinationRule into the namespace of the service, and export it to the clients',
    },
  },
  visitAmong: (subject, say, context) => {
    const client = subject.object.namespace;
    const rules = rulesBySubset(context);
    if (rules.size === 0) return;
    for (const { host, subset } of destinationsOf(subject).filter(one => one.subset.text)) {
      const service = serviceOf(host.text, host.namespace, context.domain);
      const known = rules.get(`${service}+${subset.text}`) ?? [];
      const home = service.slice(0, service.indexOf('/'));
      if (known.length === 0 || known.some(rule => isSeen(rule, client, home))) continue;
      say('MAN703', subset, `'${known[0].object.namespace}/${known[0].object.name}' has the subset, and is not seen from '${client}'`);
    }
  },
  examples: () => ({
    MAN703: either(exportTo => together(subsetV1(exportTo).replace('host: reviews', 'host: reviews.shop.svc.cluster.local').replace('namespace: shop', 'namespace: rules'),
      httpRoute('route: [{ destination: { host: reviews, subset: v1 } }]').replace('namespace: shop', exportTo ? 'namespace: rules' : 'namespace: shop').replace('host: reviews,', 'host: reviews.shop.svc.cluster.local,'),
    ), '', ', exportTo: ["."]'),
  }),
});

/** Whether a client of a namespace looks at a rule of a service; one for some workloads is looked at by those. */
function isSeen({ object, spec, domain }: Subject, client: string, home: string): boolean {
  const host = fullHost(spec.get('host').text, object.namespace, domain);
  const labels = spec.at('workloadSelector', 'matchLabels').labels;
  return destinationRuleFor(ruleIndexOf([object], domain), host, home, { namespace: client, labels }) !== undefined;
}

/** Whether a rule is in the namespace of its service and exported to everyone, for all workloads. */
function isSeenByAll({ object, spec, domain }: Subject): boolean {
  const exportTo = spec.get('exportTo').texts;
  const isForAll = exportTo.length === 0 || exportTo.includes('*');
  return isForAll && !spec.get('workloadSelector').isSet && serviceOf(spec.get('host').text, object.namespace, domain).startsWith(`${object.namespace}/`);
}

/** None where every rule is seen by all, which is usual. */
function rulesBySubset(context: Context): ReadonlyMap<string, readonly Subject[]> {
  return context.once(rulesBySubset, () => {
    const found = new Map<string, Subject[]>();
    const rules = context.of('DestinationRule');
    for (const rule of rules.every(isSeenByAll) ? [] : rules) {
      const service = serviceOf(rule.spec.get('host').text, rule.object.namespace, rule.domain);
      for (const subset of rule.spec.get('subsets').items()) {
        const key = `${service}+${subset.get('name').text}`;
        if (found.has(key)) found.get(key)?.push(rule);
        else found.set(key, [rule]);
      }
    }
    return found;
  });
}
