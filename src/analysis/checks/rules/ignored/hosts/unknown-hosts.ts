import type { Field } from '../../../objects/field';
import { either, ROUTE, together, virtualService, REVIEWS } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { everyDestination } from '../../virtual-service/parts';

/** Hosts of no service, beside destinations that are services: the host is likely misspelt. */
export const knownHosts = ofEach('VirtualService', {
  finds: {
    MAN740: { level: 'warning', istio: null, kiali: null, title: 'a host of a VirtualService of the mesh must be that of a service', remedy: 'correct the host: rules for a host that nobody has apply nowhere' },
  },
  visitAmong: ({ object, spec }, say, context) => {
    if (spec.get('gateways').items().length > 0) return;
    const isKnown = (host: Field) => context.hosts.find(object.namespace, [], host.text) !== undefined;
    const unknown = spec.get('hosts').items().filter(host => /^[^*.]+$/.test(host.text) && !isKnown(host));
    const destination = unknown.length === 0 ? undefined : everyDestination(spec).map(one => one.get('host')).find(isKnown);
    for (const host of destination ? unknown : []) say('MAN740', host, `there is no service ${quoted(host.text)} in ${quoted(object.namespace)}, but there is one for the destination '${destination?.text}'`);
  },
  examples: () => ({
    MAN740: either(host => together(REVIEWS, virtualService(`{ hosts: [${host}], http: [{ ${ROUTE} }] }`)), 'revews', 'reviews'),
  }),
});
