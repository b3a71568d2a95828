import type { Context } from '../../index/context';
import { scopesOf } from '../../index/scopes';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { either, serviceEntry, together, TLS_PORT } from '../../rule/example';
import { ofSet } from '../../rule/rule';
import { listed } from '../../values/listed';

interface Use {
  readonly subject: Subject;
  readonly protocol: Field;
}

/** One host and port, seen from one namespace, has one protocol. */
export const entryConflicts = ofSet({
  finds: {
    MAN412: {
      level: 'warning', istio: 'IST0177', kiali: null, title: 'ServiceEntries of one host and port must agree on its protocol', remedy: 'write one protocol, or one ServiceEntry',
    },
  },
  visit: (context, sayOf) => {
    const uses = usesOf(context);
    const told = new Set<Subject>();
    for (const [key, own] of uses) {
      const [scope, port] = key.split(' ', 2);
      const all = scope === '*' ? own : [...own, ...uses.get(`* ${port}`) ?? []];
      const protocols = new Set(all.map(({ protocol }) => protocol.text.toUpperCase()));
      if (protocols.size < 2) continue;
      for (const { subject, protocol } of new Map(all.map(use => [use.subject, use])).values()) {
        if (!told.has(subject)) sayOf(subject)('MAN412', protocol, `'${port}' has the protocols ${listed(protocols)}`);
        told.add(subject);
      }
    }
  },
  examples: () => ({
    MAN412: either(protocol => together(
      serviceEntry(`{ hosts: [api.example.com], ${TLS_PORT} }`),
      serviceEntry(`{ hosts: [api.example.com], ports: [{ number: 443, name: https, protocol: ${protocol} }] }`).replace('name: api', 'name: other'),
    ), 'HTTPS', 'TLS'),
  }),
});

function usesOf(context: Context): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const subject of context.of('ServiceEntry')) {
    for (const port of subject.spec.get('ports').items()) {
      for (const host of subject.spec.get('hosts').texts) {
        for (const scope of scopesOf(subject)) {
          const key = `${scope} ${host}:${port.get('number').number}`;
          uses.set(key, [...uses.get(key) ?? [], { subject, protocol: port.get('protocol') }]);
        }
      }
    }
  }
  return uses;
}
