import type { Context } from '../../index/context';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { ofEach, ofSet } from '../../rule/rule';
import { listed } from '../../values/listed';

/** The namespaces that see an object: `*` for all. */
export function scopesOf({ object, spec }: Subject): ReadonlySet<string> {
  const names = spec.get('exportTo').texts;
  if (names.length === 0 || names.includes('*')) return new Set(['*']);
  return new Set(names.map(name => name === '.' ? object.namespace : name));
}

/** Ports of TCP need addresses. */
export const entryAddresses = ofEach('ServiceEntry', ({ root, spec }, say) => {
  if (spec.get('addresses').items().length > 0 || root.at('status', 'addresses').items().length > 0) return;
  for (const port of spec.get('ports').items()) {
    if (['', 'TCP'].includes(port.get('protocol').text.toUpperCase())) say('MAN411', port, 'a port of TCP has no addresses');
  }
});

interface Use {
  readonly subject: Subject;
  readonly protocol: Field;
}

/** One host and port, seen from one namespace, has one protocol. */
export const entryConflicts = ofSet((context, sayOf) => {
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
