import { serviceHost } from '../../../../model/hosts';
import type { Context } from '../../../index/context';
import { hostOfRule } from '../../../index/hosts';
import type { NamedHost } from '../../../objects/named-host';
import { either, httpRoute, together, REVIEWS } from '../../../rule/example';
import { ofSet, type Say } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { sniHosts } from '../../virtual-service/parts';
import { destinationsOf, ownHosts } from '../../virtual-service/routes';

/**
 * Hosts that are neither short nor in full: Istio leaves them as they are, and so finds no service. What TLS clients ask for is compared as it is, and
 * has to stand among the hosts of a VirtualService.
 */
export const halfHosts = ofSet({
  finds: {
    MAN701: {
      level: 'error', istio: null, kiali: null, title: 'a host must be a short name or a full name', remedy: 'write name, or name.namespace.svc.cluster.local: Istio completes only names without a dot',
    },
  },
  visit: (context, sayOf) => {
    for (const subject of context.of('VirtualService')) {
      const asked = sniHosts(subject.spec);
      // What is written in full as well is answered under that name; TLS clients ask for the very text.
      const written = new Set(asked.length > 0 ? [] : ownHosts(subject).map(({ full }) => full));
      const own = ownHosts(subject).filter(({ text }) => !asked.includes(text) && !written.has(wholeOf(text, subject.domain)));
      const hosts = [...destinationsOf(subject).map(({ host }) => host), ...own];
      hosts.forEach(host => wantWholeHost(host, sayOf(subject), context));
    }
    for (const subject of context.of('DestinationRule')) wantWholeHost(hostOfRule(subject), sayOf(subject), context);
  },
  examples: () => ({
    MAN701: either(host => together(REVIEWS, httpRoute(`route: [{ destination: { host: ${host} } }]`)), 'reviews.shop', 'reviews.shop.svc.cluster.local'),
  }),
});

/** What a host that is neither short nor in full may be meant for. */
function wholeOf(text: string, domain: string): string {
  const [name, namespace, ...rest] = text.split('.');
  return rest.length > 1 || namespace === undefined ? '' : serviceHost(name, namespace, domain);
}

function wantWholeHost(host: NamedHost, say: Say<'MAN701'>, context: Context): void {
  if (!host.text.includes('.')) return;
  const [name, namespace, ...rest] = host.text.split('.');
  if (rest.length > 1 || rest.length === 1 && rest[0] !== 'svc') return;
  const service = context.find('Service', namespace, name);
  if (service || rest.length === 1 && !context.hosts.find(host)) {
    say('MAN701', host.field, `${quoted(host.text)} is neither a short name nor a full one`);
  }
}
