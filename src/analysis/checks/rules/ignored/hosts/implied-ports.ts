import type { NamedHost } from '../../../objects/named-host';
import { either, httpRoute, serviceWith, together, REVIEWS } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { isInMesh } from '../../virtual-service/parts';
import { destinationsOf, ownHosts } from '../../virtual-service/routes';

/** Destinations on another port than that of the host: without a port, that of the host is asked for. */
export const impliedPorts = ofEach('VirtualService', {
  finds: {
    MAN702: {
      level: 'warning', istio: null, kiali: null, title: 'a destination must have the port that is asked for, or name another', remedy: 'write port: { number: … } of the destination; without it requests get a 503',
    },
  },
  visitAmong: (subject, say, context) => {
    const implied = destinationsOf(subject).filter(one => !one.port.isSet);
    if (implied.length === 0 || !isInMesh(subject.spec)) return;
    const portsOf = (host: NamedHost): readonly number[] => context.hosts.find(host)?.ports ?? [];
    const hosts = ownHosts(subject).map(host => ({ host: host.text, asked: portsOf(host) })).filter(({ asked }) => asked.length > 0);
    for (const { host } of hosts.length === 0 ? [] : implied) {
      const [port, ...more] = portsOf(host);
      const missed = port === undefined || more.length > 0 ? undefined : hosts.find(({ asked }) => !asked.includes(port));
      if (missed) {
        say('MAN702', host.field, `requests for ${quoted(missed.host)} are for port ${missed.asked.join(', ')}, and ${quoted(host.text)} has port ${port} alone`);
      }
    }
  },
  examples: () => ({
    MAN702: either(port => together(REVIEWS, serviceWith('{ name: http, port: 80 }', 'canary'), httpRoute(`route: [{ destination: { host: canary${port} } }]`)), '', ', port: { number: 80 }'),
  }),
});
