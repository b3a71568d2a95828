import { isWithin } from '../../../../model/hosts';
import type { Context } from '../../../index/context';
import { gatewaysOf, servedHosts } from '../../../index/gateways';
import type { Subject } from '../../../objects/subject';
import { either, serverWith, together, atGateway, PORT_80 } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { httpRoutes } from '../../virtual-service/parts';

/**
 * Http rules of a wildcard that get into the rules of a narrower host. Istio takes what the hosts of a VirtualService and those of a server have in common:
 * where the server lists the narrower host too, it appends the rules of both there, by the age of the objects.
 */
export const joinedHosts = ofEach('VirtualService', {
  finds: {
    MAN737: {
      level: 'warning', istio: null, kiali: null, title: 'the rules of a wildcard must stay apart from those of a narrower host', remedy: 'list only the wildcard in the servers of the Gateway: it covers both',
    },
  },
  visitAmong: (subject, say, context) => {
    const { object, spec } = subject;
    if (httpRoutes(spec).length === 0) return;
    for (const gateway of gatewaysOf(subject, context)) {
      const listed = servedHosts(gateway, object.namespace, context);
      for (const host of spec.get('hosts').items().filter(({ text }) => text.startsWith('*'))) {
        for (const narrower of listed.filter(one => one !== host.text && isWithin(one, host.text))) {
          const owner = ownersOf(gateway, narrower, context).find(one => one.object !== object);
          if (owner) say('MAN737', host, `its rules join those of ${quoted(owner.object.name)} for ${quoted(narrower)}, as ${quoted(gateway.object.name)} lists both hosts`);
        }
      }
    }
  },
  examples: () => ({
    MAN737: either(hosts => together(
      serverWith(`${PORT_80}, hosts: [${hosts}]`), atGateway('hosts: ["*"]'), atGateway('hosts: [shop.example.com]').replace('name: reviews', 'name: shop'),
    ), '"*", shop.example.com', '"*"'),
  }),
});

/** The VirtualServices of a gateway that have a host of this name, and http routes for it. */
function ownersOf(gateway: Subject, host: string, context: Context): readonly Subject[] {
  const owners = context.once(joinedHosts, () => {
    const found = new Map<Subject, Map<string, Subject[]>>();
    for (const subject of context.of('VirtualService').filter(({ spec }) => httpRoutes(spec).length > 0)) {
      for (const one of gatewaysOf(subject, context)) {
        const byHost = found.get(one) ?? new Map<string, Subject[]>();
        found.set(one, byHost);
        for (const text of subject.spec.get('hosts').texts) byHost.set(text, [...byHost.get(text) ?? [], subject]);
      }
    }
    return found;
  });
  return owners.get(gateway)?.get(host) ?? [];
}
