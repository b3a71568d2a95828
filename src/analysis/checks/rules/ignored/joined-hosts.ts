import type { Context } from '../../index/context';
import type { Subject } from '../../objects/subject';
import { ofEach } from '../../rule/rule';
import { isWithin } from '../../values/host';
import { gatewaysOf, servedHosts } from '../references/virtual-service-gateways';

/**
 * Rules of a wildcard that get into the rules of a narrower host. Istio takes what the hosts of a VirtualService and those of a server have in common:
 * where the server lists the narrower host too, it appends the rules of both there, by the age of the objects.
 */
export const joinedHosts = ofEach('VirtualService', (subject, say, context) => {
  const { object, spec } = subject;
  for (const gateway of gatewaysOf(subject, context)) {
    const listed = servedHosts(gateway, object.namespace, context);
    for (const host of spec.get('hosts').items().filter(({ text }) => text.startsWith('*'))) {
      for (const narrower of listed.filter(one => one !== host.text && isWithin(one, host.text))) {
        const owner = ownersOf(gateway, narrower, context).find(one => one.object !== object);
        if (owner) say('MAN737', host, `its rules join those of '${owner.object.name}' for '${narrower}', as '${gateway.object.name}' lists both hosts`);
      }
    }
  }
});

/** The VirtualServices of a gateway that have a host of this name. */
function ownersOf(gateway: Subject, host: string, context: Context): readonly Subject[] {
  const owners = context.once(joinedHosts, () => {
    const found = new Map<Subject, Map<string, Subject[]>>();
    for (const subject of context.of('VirtualService')) {
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
