import { knowsServices } from '../../../index/coverage';
import type { NamedHost } from '../../../objects/named-host';
import { either, ROUTE, together, virtualService, REVIEWS } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { destinationsOf, ownHosts } from '../../virtual-service/routes';

/** Hosts of no service, beside destinations that are services: the host is likely misspelt. */
export const knownHosts = ofEach('VirtualService', {
  finds: {
    MAN740: { level: 'warning', istio: null, kiali: null, title: 'a host of a VirtualService of the mesh must be that of a service', remedy: 'correct the host, as rules for a host that nobody has apply nowhere, or give the manifests that define it' },
  },
  visitAmong: (subject, say, context) => {
    if (subject.spec.get('gateways').length > 0) return;
    const isKnown = (host: NamedHost) => context.hosts.find(host) !== undefined;
    const unknown = ownHosts(subject).filter(host => /^[^*.]+$/.test(host.text) && !isKnown(host) && knowsServices(context, host.text, host.namespace));
    const destination = unknown.length === 0 ? undefined : destinationsOf(subject).map(({ host }) => host).find(isKnown);
    for (const host of destination ? unknown : []) say('MAN740', host.field, `there is no service ${quoted(host.text)} in ${quoted(host.namespace)}, but there is one for the destination '${destination?.text}'`);
  },
  examples: () => ({
    MAN740: either(host => together(REVIEWS, virtualService(`{ hosts: [${host}], http: [{ ${ROUTE} }] }`)), 'revews', 'reviews'),
  }),
});
