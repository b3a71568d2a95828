import { isWildcard } from '../../../model/hosts';
import { hostOfRule } from '../../index/hosts';
import { scopesOf } from '../../index/scopes';
import { destinationRule, either, together, REVIEWS } from '../../rule/example';
import { ofEach } from '../../rule/rule';
import { listed } from '../../values/listed';
import { quoted } from '../../values/quoted';

/** The namespace of Istio itself: what is for everyone there counts where no other rule does. */
const ROOT = 'istio-system';

/** DestinationRules for the hosts of a wildcard: istiod looks for them in the namespaces of the client, of the service and of itself, and in no other. */
export const wildcardRules = ofEach('DestinationRule', {
  finds: {
    MAN792: {
      level: 'info', istio: 'IST0174', kiali: null, title: 'a DestinationRule for a wildcard should be one that istioctl understands', remedy: 'leave it as it is: it works, and istioctl analyze alone looks for a service of that very name',
    },
    MAN794: {
      level: 'warning',
      istio: 'IST0174',
      kiali: null,
      title: 'a DestinationRule for a wildcard must lie where the clients of its services look for it',
      remedy: 'write it into the namespace of the services, or into the root namespace; where it is meant for the clients of its own namespace, write exportTo: ["."]',
    },
  },
  visitAmong: (subject, say, context) => {
    const { object, spec } = subject;
    const host = hostOfRule(subject);
    if (!isWildcard(host.text) || context.hosts.find(host, spec.get('exportTo').texts) !== undefined) return;
    const services = context.hosts.within(host.text).flatMap(({ subject: one }) => one === undefined ? [] : [one.object.namespace]);
    if (services.length === 0) return;
    const elsewhere = new Set(services.filter(namespace => namespace !== object.namespace));
    const scopes = scopesOf(subject);
    const isForItsOwn = object.namespace === ROOT || scopes.size === 1 && scopes.has(object.namespace);
    if (elsewhere.size === 0 || isForItsOwn) say('MAN792', host.field, `${quoted(host.text)} is the host of ${services.length === 1 ? 'one service' : `${services.length} services`}`);
    else say('MAN794', host.field, `for services in ${listed(elsewhere)} it holds for clients in ${quoted(object.namespace)} alone, whatever exportTo says`);
  },
  examples: () => ({
    MAN792: either(host => together(REVIEWS, destinationRule(`{ host: ${host} }`)), '"*.shop.svc.cluster.local"', 'reviews'),
    MAN794: either(namespace => together(REVIEWS, destinationRule('{ host: "*.shop.svc.cluster.local" }').replace('namespace: shop', `namespace: ${namespace}`)), 'web', 'shop'),
  }),
});
