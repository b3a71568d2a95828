import { protocolOf } from '../../../model/protocol';
import type { Field } from '../../objects/field';
import { either, sidecar } from '../../rule/example';
import { ofEach } from '../../rule/rule';
import type { Say } from '../../rule/rule';
import { isPartialWildcard, wildcardHostProblem } from '../../values/host';
import { isDnsLabel } from '../../values/label';
import { quoted } from '../../values/quoted';

const EXCEPT = '~';
const PLACES = new Set(['*', '.', '~', '~*', '~.']);

/** What is asked of a Sidecar by itself. */
export const sidecarObject = ofEach('Sidecar', {
  finds: {
    MAN801: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a host of a Sidecar must be namespace/dnsName', remedy: 'write the namespace, . or *, a slash, and the full name of the host or *',
    },
    MAN802: { level: 'error', istio: 'webhook', kiali: null, title: 'a Sidecar must say something', remedy: 'write egress, ingress, outboundTrafficPolicy or inboundConnectionPool' },
    MAN803: {
      level: 'error',
      istio: 'webhook',
      kiali: null,
      title: 'the listeners of a Sidecar must be told apart by their ports, the one for all ports last',
      remedy: 'write one listener for each port, and the one without a port last',
    },
    MAN804: { level: 'error', istio: 'webhook', kiali: null, title: 'the port of a listener must have a number and a protocol', remedy: 'write a number from 1 to 65535, and a protocol such as HTTP or TCP' },
  },
  visit: ({ spec }, say) => {
    const egress = spec.get('egress').items();
    const parts = ['egress', 'ingress'].map(name => spec.get(name).length);
    const isEmpty = parts.every(length => length === 0) && !['outboundTrafficPolicy', 'inboundConnectionPool'].some(name => spec.get(name).isSet);
    if (isEmpty) say('MAN802', spec, 'it has neither listeners nor a policy');
    for (const item of egress.flatMap(one => one.get('hosts').items())) {
      const problem = hostProblem(item.text);
      if (problem !== undefined) say('MAN801', item, problem);
    }
    egress.filter(one => one.get('hosts').length === 0).forEach(one => say('MAN801', one.get('hosts'), 'it has no hosts'));
    wantListeners(egress, say);
    wantListeners(spec.get('ingress').items(), say);
  },
  examples: () => ({
    MAN801: either(host => sidecar(`{ egress: [{ hosts: ["${host}"] }] }`), 'reviews', 'shop/reviews.shop.svc.cluster.local'),
    MAN802: either(sidecar, '{}', '{ outboundTrafficPolicy: { mode: REGISTRY_ONLY } }'),
    MAN803: either(listeners => sidecar(`{ egress: [${listeners}] }`), `${ALL}, ${OWN}`, `${OWN}, ${ALL}`),
    MAN804: either(protocol => sidecar(`{ egress: [{ hosts: ["./*"], port: { number: 80, ${protocol}name: http } }] }`), '', 'protocol: HTTP, '),
  }),
});

function hostProblem(text: string): string | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return `${quoted(text)} has no namespace`;
  const [place, name] = [text.slice(0, slash), text.slice(slash + 1)];
  const namespace = place.startsWith(EXCEPT) ? place.slice(EXCEPT.length) : place;
  if (!PLACES.has(place) && !isDnsLabel(namespace)) return `${quoted(place)} is not a namespace`;
  const problem = wildcardHostProblem(name);
  if (problem !== undefined) return problem;
  if (isPartialWildcard(name)) return `${quoted(name)} has a wildcard that is no whole label`;
  return name === '*' || name.includes('.') ? undefined : `${quoted(name)} is a short name, which stands for no host here`;
}

function wantListeners(listeners: readonly Field[], say: Say<'MAN803' | 'MAN804'>): void {
  const known = new Set<number>();
  listeners.forEach((listener, at) => {
    const port = listener.get('port');
    if (port.isSet) wantPort(listener, known, say);
    else if (at < listeners.length - 1) say('MAN803', listener, 'the listener for all other ports is not the last one');
  });
}

function wantPort(listener: Field, known: Set<number>, say: Say<'MAN803' | 'MAN804'>): void {
  const [number, protocol] = ['number', 'protocol'].map(name => listener.at('port', name));
  if (protocolOf(protocol.text) === undefined) say('MAN804', protocol, `${quoted(protocol.text)} is not a protocol`);
  if (number.number === 0 && listener.get('bind').text.startsWith('unix://')) return;
  if (!isPort(number.number)) say('MAN804', number, `${number.number} is not a port`);
  if (known.has(number.number)) say('MAN803', number, `the port ${number.number} has a listener already`);
  known.add(number.number);
}

function isPort(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 65535;
}

const ALL = '{ hosts: ["./*"] }';
const OWN = '{ hosts: ["shop/*"], port: { number: 80, protocol: HTTP, name: http } }';
