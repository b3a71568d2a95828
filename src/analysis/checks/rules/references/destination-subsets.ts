import type { Context } from '../../index/context';
import { serviceOf } from '../../index/hosts';
import { either, together, routeTo, VERSION_1 } from '../../rule/example';
import { ofEach } from '../../rule/rule';
import { listed } from '../../values/listed';
import { everyDestination } from '../virtual-service/parts';

/** The subsets that requests are sent to. */
export const destinationSubsets = ofEach('VirtualService', {
  finds: {
    MAN504: {
      level: 'error',
      istio: 'IST0101',
      kiali: 'KIA1107',
      title: 'the subset of a destination must be one of a DestinationRule',
      remedy: 'add the subset to the DestinationRule of the host, in the namespace of the host',
    },
  },
  visitAmong: ({ object, spec }, say, context) => {
    for (const destination of everyDestination(spec)) {
      const subset = destination.get('subset');
      if (!subset.text) continue;
      const host = destination.get('host').text;
      const service = serviceOf(host, object.namespace);
      const known = subsetsOf(context).get(service);
      if (known?.has(subset.text)) continue;
      if (host === '') say('MAN504', subset, `a destination without a host has no subset '${subset.text}'`);
      else say('MAN504', subset, `no DestinationRule of '${service}' has the subset '${subset.text}'${others(known)}`);
    }
  },
  examples: () => ({
    MAN504: either(subset => together(VERSION_1, routeTo(`host: reviews, subset: ${subset}`)), 'v2', 'v1'),
  }),
});

function others(known: ReadonlySet<string> = new Set()): string {
  return known.size === 0 ? ', or any subset' : `, but ${listed(known)}`;
}

/** The names of subsets, by the service that they are of. */
function subsetsOf(context: Context): ReadonlyMap<string, ReadonlySet<string>> {
  return context.once(subsetsOf, () => {
    const found = new Map<string, Set<string>>();
    for (const { object, spec } of context.of('DestinationRule')) {
      const service = serviceOf(spec.get('host').text, object.namespace);
      const known = found.get(service) ?? new Set();
      spec.get('subsets').items().forEach(subset => known.add(subset.get('name').text));
      found.set(service, known);
    }
    return found;
  });
}
