import type { Context } from '../../../index/context';
import type { Field } from '../../../objects/field';
import type { Subject } from '../../../objects/subject';
import { either, httpRoute, together, REVIEWS } from '../../../rule/example';
import { ofSet, type Say } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { everyDestination, sniHosts } from '../../virtual-service/parts';

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
      const own = subject.spec.get('hosts').items().filter(({ text }) => !asked.includes(text));
      const hosts = [...everyDestination(subject.spec).map(destination => destination.get('host')), ...own];
      hosts.forEach(host => wantWholeHost(host, subject, sayOf(subject), context));
    }
    for (const subject of context.of('DestinationRule')) wantWholeHost(subject.spec.get('host'), subject, sayOf(subject), context);
  },
  examples: () => ({
    MAN701: either(host => together(REVIEWS, httpRoute(`route: [{ destination: { host: ${host} } }]`)), 'reviews.shop', 'reviews.shop.svc.cluster.local'),
  }),
});

function wantWholeHost(field: Field, { object }: Subject, say: Say<'MAN701'>, context: Context): void {
  if (!field.text.includes('.')) return;
  const [name, namespace, ...rest] = field.text.split('.');
  if (rest.length > 1 || rest.length === 1 && rest[0] !== 'svc') return;
  const service = context.find('Service', namespace, name);
  if (service || rest.length === 1 && !context.hosts.find(object.namespace, [], field.text)) {
    say('MAN701', field, `${quoted(field.text)} is neither a short name nor a full one`);
  }
}
