import { selectorText } from '../../../model/selector-text';
import type { Context } from '../../index/context';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { either, serverWith, together, another, EDGE, PORT_80 } from '../../rule/example';
import { ofEach } from '../../rule/rule';
import { listed } from '../../values/listed';

interface Listener {
  readonly owner: Subject;
  readonly hosts: ReadonlySet<string>;
  readonly bind: string;
}

const selectorOf = ({ spec }: Subject): string => selectorText(spec.get('selector').labels);

/** Gateways of the same pods that serve the same host on the same port. */
export const gatewayConflicts = ofEach('Gateway', {
  finds: {
    MAN516: {
      level: 'error', istio: 'IST0145', kiali: 'KIA0301', title: 'a host on a port of a gateway must have only one server', remedy: 'merge the Gateways, or give them different hosts',
    },
  },
  visitAmong: (subject, say, context) => {
    const related = relatedSelectors(context).get(selectorOf(subject)) ?? [selectorOf(subject)];
    for (const server of subject.spec.get('servers').items()) {
      const hosts = server.get('hosts').texts;
      const others = new Set(related.flatMap(selector => hosts.flatMap(host => listeners(context).get(keyOf(selector, server, host)) ?? []))
        .filter(({ owner, hosts: known, bind }) => owner !== subject && bind === server.get('bind').text && hosts.some(host => known.has(host)))
        .map(({ owner: { object } }) => `${object.namespace}/${object.name}`));
      if (others.size > 0) say('MAN516', server.get('hosts'), `${listed(others)} ${others.size === 1 ? 'serves' : 'serve'} the same host on port ${server.at('port', 'number').number}`);
    }
  },
  examples: () => ({
    MAN516: either(host => together(EDGE, another(serverWith(`${PORT_80}, hosts: [${host}]`))), 'shop.example.com', 'other.example.com'),
  }),
});

const keyOf = (selector: string, server: Field, host: string): string => `${selector}~${server.at('port', 'number').number}~${host}`;

/** Of several servers of a Gateway on one port, Istio compares the last. */
function listeners(context: Context): ReadonlyMap<string, readonly Listener[]> {
  return context.once(listeners, () => {
    const found = new Map<string, Listener[]>();
    for (const owner of context.of('Gateway')) {
      const last = new Map(owner.spec.get('servers').items().map(server => [server.at('port', 'number').number, server]));
      for (const server of last.values()) {
        const hosts = new Set(server.get('hosts').texts);
        for (const host of hosts) {
          const key = keyOf(selectorOf(owner), server, host);
          const listener = { owner, hosts, bind: server.get('bind').text };
          if (found.has(key)) found.get(key)?.push(listener);
          else found.set(key, [listener]);
        }
      }
    }
    return found;
  });
}

/** Selectors of which one is written in the other and which select a common pod, by each of them. */
function relatedSelectors(context: Context): ReadonlyMap<string, readonly string[]> {
  return context.once(relatedSelectors, () => {
    const selectors = new Map(context.of('Gateway').map(subject => [selectorOf(subject), subject.spec.get('selector').labels]));
    const byPod = new Map<unknown, string[]>();
    for (const [text, labels] of selectors) {
      for (const pod of context.pods.selectedBy(labels)) byPod.set(pod, [...byPod.get(pod) ?? [], text]);
    }
    const found = new Map([...selectors.keys()].map(text => [text, new Set([text])]));
    for (const selecting of new Map([...byPod.values()].map(texts => [texts.join('~'), texts])).values()) {
      for (const one of selecting) selecting.filter(other => one.includes(other) || other.includes(one)).forEach(other => found.get(one)?.add(other));
    }
    return new Map([...found].map(([text, others]) => [text, [...others]]));
  });
}
