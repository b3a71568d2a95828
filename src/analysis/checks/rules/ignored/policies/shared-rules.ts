import type { Context } from '../../../index/context';
import { hostOfRule } from '../../../index/hosts';
import type { Subject } from '../../../objects/subject';
import { either, together, subsetV1 } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';

/** DestinationRules of one namespace for one host: Istio keeps the first policy, and the first of equal subsets. */
export const sharedRules = ofEach('DestinationRule', {
  finds: {
    MAN704: {
      level: 'warning', istio: null, kiali: 'KIA0201', title: 'a host must have only one DestinationRule in a namespace', remedy: 'merge them: of two policies, or of two subsets of one name, Istio drops the later one',
    },
  },
  visitAmong: (subject, say, context) => {
    const { object, spec } = subject;
    const same = rulesByHost(context).get(keyOf(subject)) ?? [];
    const others = same.filter(other => other.object !== object && !other.spec.get('workloadSelector').isSet);
    if (spec.get('workloadSelector').isSet || others.length === 0) return;
    const names = new Set(others.flatMap(other => other.spec.get('subsets').items().map(subset => subset.get('name').text)));
    for (const name of spec.get('subsets').items().map(subset => subset.get('name'))) {
      if (names.has(name.text)) say('MAN704', name, `${quoted(others[0].object.name)} and others have the subset ${quoted(name.text)} of the same host`);
    }
    const policy = spec.get('trafficPolicy');
    const rival = others.find(other => other.spec.get('trafficPolicy').isSet);
    if (policy.isSet && rival) say('MAN704', policy, `${quoted(rival.object.name)} has a trafficPolicy for the same host`);
  },
  examples: () => ({
    MAN704: either(name => together(subsetV1(''), subsetV1('').replace('name: reviews', 'name: other').replace('name: v1', `name: ${name}`)), 'v1', 'v2'),
  }),
});

function keyOf(rule: Subject): string {
  return `${rule.object.namespace} ${hostOfRule(rule).analyzed}`;
}

function rulesByHost(context: Context): ReadonlyMap<string, readonly Subject[]> {
  return context.once(rulesByHost, () => {
    const found = new Map<string, Subject[]>();
    for (const rule of context.of('DestinationRule')) {
      const key = keyOf(rule);
      if (found.has(key)) found.get(key)?.push(rule);
      else found.set(key, [rule]);
    }
    return found;
  });
}
