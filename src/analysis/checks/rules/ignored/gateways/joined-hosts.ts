import { isWildcard, isWithin } from '../../../../model/hosts';
import type { Context } from '../../../index/context';
import { gatewaysOf, servedByPort } from '../../../index/gateways';
import type { Field } from '../../../objects/field';
import type { Subject } from '../../../objects/subject';
import { either, serverWith, together, atGateway, PORT_80 } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { httpRoutes } from '../../virtual-service/parts';

/**
 * Http rules of a wildcard that get into the rules of a narrower host. Istio takes what the hosts of a VirtualService and those of a server have in common:
 * where the server lists the narrower host beside a wildcard, it appends the rules of both there, by the age of the objects. Where it lists the narrower host
 * alone, the rules of the wildcard are for nothing else.
 */
export const joinedHosts = ofEach('VirtualService', {
  finds: {
    MAN737: {
      level: 'warning', istio: null, kiali: null, title: 'the rules of a wildcard must stay apart from those of a narrower host', remedy: 'list only the wildcard in the servers of the Gateway: it covers both',
    },
  },
  visitAmong: (subject, say, context) => {
    const { object, spec } = subject;
    const wildcards = spec.get('hosts').items().filter(({ text }) => isWildcard(text));
    if (wildcards.length === 0 || httpRoutes(spec).length === 0) return;
    for (const gateway of gatewaysOf(subject, context)) {
      for (const listed of servedByPort(gateway, object.namespace).values()) {
        for (const { host, narrower, wider } of wildcards.flatMap(one => joinedAt(one, listed))) {
          const owner = ownersOf(gateway, narrower, context).find(one => one.object !== object);
          if (owner) say('MAN737', host, `its rules join those of ${quoted(owner.object.name)} for ${quoted(narrower)}, as ${quoted(gateway.object.name)} lists both ${quoted(wider)} and ${quoted(narrower)}`);
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

interface Joined {
  readonly host: Field;
  readonly narrower: string;
  readonly wider: string;
}

/** The hosts within a wildcard that a server lists beside a wildcard that covers them, and that has something of this one, too. */
function joinedAt(host: Field, listed: readonly string[]): readonly Joined[] {
  return listed.filter(one => one !== host.text && isWithin(one, host.text)).flatMap(narrower => {
    const wider = listed.find(one => one !== narrower && isWithin(narrower, one));
    return wider === undefined ? [] : [{ host, narrower, wider }];
  });
}

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
