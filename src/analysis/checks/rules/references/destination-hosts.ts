import type { Context } from '../../index/context';
import { knowsServices } from '../../index/coverage';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { either, HTTP, serviceWith, together, REVIEWS, routeTo } from '../../rule/example';
import { ofEach, type Say } from '../../rule/rule';
import { orRather, quoted } from '../../values/quoted';
import { everyDestination } from '../virtual-service/parts';

/** The hosts and ports that requests are sent to. */
export const destinationHosts = ofEach('VirtualService', {
  finds: {
    MAN501: {
      level: 'error',
      istio: 'IST0101',
      kiali: 'KIA1101',
      title: 'the host of a destination must be that of a service',
      remedy: 'write name, or name.namespace.svc.cluster.local for another namespace; pass the manifests of the service too; add a ServiceEntry for a host outside the mesh',
    },
    MAN502: { level: 'error', istio: 'IST0101', kiali: null, title: 'the port of a destination must be one of the service', remedy: 'write a port of the Service, not of the container' },
    MAN503: { level: 'error', istio: 'IST0112', kiali: null, title: 'a destination whose service has several ports must name one', remedy: 'write port: { number: … }' },
  },
  visitAmong: (subject, say, context) => {
    if (!knowsServices(context)) return;
    const { spec } = subject;
    for (const destination of everyDestination(spec)) wantHostAndPort(subject, destination, say, context);
  },
  examples: () => ({
    MAN501: either(host => together(REVIEWS, routeTo(`host: ${host}`)), 'review', 'reviews'),
    MAN502: either(port => together(REVIEWS, routeTo(`host: reviews, port: { number: ${port} }`)), '80', '9080'),
    MAN503: either(port => together(serviceWith(`${HTTP}, { name: grpc, port: 9081 }`), routeTo(`host: reviews${port}`)), '', ', port: { number: 9080 }'),
  }),
});

function wantHostAndPort({ object, spec }: Subject, destination: Field, say: Say<'MAN501' | 'MAN502' | 'MAN503'>, context: Context): void {
  const host = destination.get('host');
  const behind = context.hosts.find(object.namespace, spec.get('exportTo').texts, host.text);
  if (!behind) return say('MAN501', host, `no service has the host ${quoted(host.text)}${orRather(context.hosts.alike(object.namespace, host.text))}`);
  const port = destination.get('port');
  const { ports } = behind;
  const { number } = port.get('number');
  if (!port.isSet) {
    if (ports.length > 1) say('MAN503', host, `${quoted(host.text)} has the ports ${ports.join(', ')}, and the destination names no port`);
  } else if (!ports.includes(number)) {say('MAN502', port.get('number'), `${quoted(host.text)} has ${ports.length === 0 ? 'no port' : `the ports ${ports.join(', ')}`}, and not ${number}`);}
}
