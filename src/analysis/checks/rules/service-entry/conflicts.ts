import type { Finding } from '../../../model/finding';
import type { Context } from '../../index/context';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { ofEach, sayingOf, type Check } from '../../rule/rule';
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
export const entryConflicts: Check = context => {
  const uses = usesOf(context);
  const found = new Map<Subject, Finding[]>();
  for (const [key, own] of uses) {
    const [scope, port] = key.split(' ', 2);
    const all = scope === '*' ? own : [...own, ...uses.get(`* ${port}`) ?? []];
    const protocols = new Set(all.map(({ protocol }) => protocol.text.toUpperCase()));
    if (protocols.size > 1) all.filter(({ subject }) => !found.has(subject)).forEach(use => found.set(use.subject, conflict(use, port, protocols)));
  }
  return [...found.values()].flat();
};

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

function conflict({ subject, protocol }: Use, port: string, protocols: ReadonlySet<string>): Finding[] {
  const found: Finding[] = [];
  sayingOf(subject, found)('MAN412', protocol, `'${port}' has the protocols ${listed(protocols)}`);
  return found;
}
