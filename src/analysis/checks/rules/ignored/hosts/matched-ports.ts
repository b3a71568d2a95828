import type { Context } from '../../../index/context';
import { gatewayCalled } from '../../../index/gateways';
import type { Field } from '../../../objects/field';
import type { Subject } from '../../../objects/subject';
import { atGateway, either, EDGE, httpMatch, HOSTS, REVIEWS, ROUTE, together } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { allRoutes, ownHosts } from '../../virtual-service/routes';

/** Conditions on a port that nothing listens on. */
export const matchedPorts = ofEachWith('VirtualService', ['match'], {
  finds: {
    MAN739: { level: 'warning', istio: null, kiali: null, title: 'a port in a match must be one of the host', remedy: 'write a port of the Service, not of the container' },
    MAN771: { level: 'warning', istio: null, kiali: null, title: 'a port in a match at a gateway must be one of its servers', remedy: 'write the number of a port of a server of the Gateway, not that of a container or of the destination' },
  },
  visitAmong: (subject, say, context) => {
    const { spec } = subject;
    if (spec.get('hosts').length === 0) return;
    for (const match of allRoutes(subject).flatMap(({ matches }) => matches).filter(one => one.get('port').number > 0)) {
      wantPort(match, subject, context, say);
    }
  },
  examples: () => ({
    MAN739: either(port => together(REVIEWS, httpMatch(`port: ${port}`)), '80', '9080'),
    MAN771: either(port => together(EDGE, atGateway(HOSTS, `http: [{ match: [{ port: ${port} }], ${ROUTE} }]`)), '8080', '80'),
  }),
});

function wantPort(match: Field, subject: Subject, context: Context, say: Say<'MAN739' | 'MAN771'>): void {
  const port = match.get('port');
  const own = [match, subject.spec].map(one => one.get('gateways').texts).find(names => names.length > 0) ?? ['mesh'];
  const known = own.map(name => name === 'mesh' ? portsOfHosts(subject, context) : portsOfServers(name, subject, context));
  const all = [...new Set(known.flatMap(ports => ports ?? []))];
  if (known.includes(undefined) || all.includes(port.number)) return;
  const rest = all.length === 0 ? 'and there is no other' : `but ${all.join(', ')}`;
  if (own.every(name => name === 'mesh')) say('MAN739', port, all.length === 0 ? `port ${port.number} is not there, and no other` : `port ${port.number} is not one of the ports ${all.join(', ')}`);
  else say('MAN771', port, `no server of ${own.filter(name => name !== 'mesh').map(name => `'${name}'`).join(', ')} has port ${port.number}, ${rest}`);
}

/** The ports of all hosts; nothing where a host is not known. */
function portsOfHosts(subject: Subject, context: Context): readonly number[] | undefined {
  return subject.spec.once(portsOfHosts, () => {
    const ports = ownHosts(subject).map(host => context.hosts.find(host)?.ports);
    return ports.includes(undefined) ? undefined : ports.flatMap(some => some ?? []);
  });
}

/** The ports of the servers of a Gateway; nothing where there is no such Gateway. */
function portsOfServers(name: string, { object }: Subject, context: Context): readonly number[] | undefined {
  const gateway = context.find('Gateway', ...gatewayCalled(object.namespace, name));
  return gateway?.spec.get('servers').items().map(server => server.at('port', 'number').number);
}
