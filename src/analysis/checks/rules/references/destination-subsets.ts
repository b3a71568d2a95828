import type { Context } from '../../index/context';
import { knowsOf, knowsServices } from '../../index/coverage';
import { serviceOf } from '../../index/hosts';
import type { NamedHost } from '../../objects/named-host';
import { either, together, routeTo, VERSION_1 } from '../../rule/example';
import { ofEach, unlessProven } from '../../rule/rule';
import { listed } from '../../values/listed';
import { destinationsOf } from '../virtual-service/routes';

/** The subsets that requests are sent to. */
export const destinationSubsets = ofEach('VirtualService', {
  finds: {
    MAN504: {
      level: 'error',
      istio: 'IST0101',
      kiali: 'KIA1107',
      title: 'the subset of a destination must be one of a DestinationRule',
      remedy: 'add the subset to the DestinationRule of the host, in the namespace of the host, or give the manifests that define it',
    },
  },
  visitAmong: (subject, say, context) => {
    for (const { host, subset } of destinationsOf(subject)) {
      if (!subset.text) continue;
      const service = serviceOf(host.text, host.namespace, context.domain);
      const known = subsetsOf(context).get(service);
      if (known?.has(subset.text)) continue;
      if (host.text === '') say('MAN504', subset, `a destination without a host has no subset '${subset.text}'`);
      else say('MAN504', subset, `no DestinationRule of '${service}' has the subset '${subset.text}'${others(known)}`, unlessProven(known !== undefined || knowsRules(host, context)));
    }
  },
  examples: () => ({
    MAN504: either(subset => together(VERSION_1, routeTo(`host: reviews, subset: ${subset}`)), 'v2', 'v1'),
  }),
});

/** Whether what is given would hold the DestinationRules of a host: rules of its namespace are part of it, or Services, beside which rules are written. */
function knowsRules({ text, namespace }: NamedHost, context: Context): boolean {
  const [home] = serviceOf(text, namespace, context.domain).split('/', 1);
  return knowsOf(context, 'DestinationRule', home) || knowsServices(context, text, namespace);
}

function others(known: ReadonlySet<string> = new Set()): string {
  return known.size === 0 ? ', or any subset' : `, but ${listed(known)}`;
}

/** The names of subsets, by the service that they are of. */
function subsetsOf(context: Context): ReadonlyMap<string, ReadonlySet<string>> {
  return context.once(subsetsOf, () => {
    const found = new Map<string, Set<string>>();
    for (const { object, spec } of context.of('DestinationRule')) {
      const service = serviceOf(spec.get('host').text, object.namespace, context.domain);
      const known = found.get(service) ?? new Set();
      spec.get('subsets').items().forEach(subset => known.add(subset.get('name').text));
      found.set(service, known);
    }
    return found;
  });
}
