import { either, httpRoute, serviceWith, together, REVIEWS } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { everyDestination, isInMesh } from '../../virtual-service/parts';

/** Destinations on another port than that of the host: without a port, that of the host is asked for. */
export const impliedPorts = ofEach('VirtualService', {
  finds: {
    MAN702: {
      level: 'warning', istio: null, kiali: null, title: 'a destination must have the port that is asked for, or name another', remedy: 'write port: { number: … } of the destination; without it requests get a 503',
    },
  },
  visitAmong: ({ object, spec }, say, context) => {
    const implied = everyDestination(spec).filter(one => !one.get('port').isSet);
    if (implied.length === 0 || !isInMesh(spec)) return;
    const find = (host: string): readonly number[] | undefined => context.hosts.find(object.namespace, [], host)?.ports;
    const hosts = spec.get('hosts').texts.map(host => ({ host, asked: find(host) ?? [] })).filter(({ asked }) => asked.length > 0);
    for (const destination of hosts.length === 0 ? [] : implied) {
      const [port, ...more] = find(destination.get('host').text) ?? [];
      const missed = port === undefined || more.length > 0 ? undefined : hosts.find(({ asked }) => !asked.includes(port));
      if (missed) {
        say('MAN702', destination.get('host'),
          `requests for ${quoted(missed.host)} are for port ${missed.asked.join(', ')}, and ${quoted(destination.get('host').text)} has port ${port} alone`);
      }
    }
  },
  examples: () => ({
    MAN702: either(port => together(REVIEWS, serviceWith('{ name: http, port: 80 }', 'canary'), httpRoute(`route: [{ destination: { host: canary${port} } }]`)), '', ', port: { number: 80 }'),
  }),
});
