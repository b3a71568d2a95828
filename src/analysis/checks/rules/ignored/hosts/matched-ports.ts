import { either, httpMatch, together, REVIEWS } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { httpMatches } from '../../virtual-service/parts';

/** Conditions on a port that no host has. */
export const matchedPorts = ofEachWith('VirtualService', ['match'], {
  finds: {
    MAN739: { level: 'warning', istio: null, kiali: null, title: 'a port in a match must be one of the host', remedy: 'write a port of the Service, not of the container' },
  },
  visitAmong: ({ object, spec }, say, context) => {
    if (spec.get('gateways').items().length > 0) return;
    const connections = ['tcp', 'tls'].flatMap(kind => spec.get(kind).items()).flatMap(route => route.get('match').items());
    const asked = [...httpMatches(spec), ...connections].map(match => match.get('port')).filter(({ number }) => number > 0);
    if (asked.length === 0) return;
    const hosts = spec.get('hosts').texts.map(host => context.hosts.find(object.namespace, [], host)?.ports);
    if (hosts.length === 0 || hosts.includes(undefined)) return;
    const known = hosts.flatMap(ports => ports ?? []);
    for (const port of asked.filter(({ number }) => !known.includes(number))) {
      say('MAN739', port, known.length === 0 ? `port ${port.number} is not there, and no other` : `port ${port.number} is not one of the ports ${[...new Set(known)].join(', ')}`);
    }
  },
  examples: () => ({
    MAN739: either(port => together(REVIEWS, httpMatch(`port: ${port}`)), '80', '9080'),
  }),
});
