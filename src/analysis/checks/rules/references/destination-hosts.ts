import { missingHost } from './missing-host';
import type { Context } from '../../index/context';
import { either, HTTP, serviceWith, together, REVIEWS, routeTo } from '../../rule/example';
import { ofEach, type Say, unlessProven } from '../../rule/rule';
import { quoted } from '../../values/quoted';
import { type Destination, destinationsOf } from '../virtual-service/routes';

/** The hosts and ports that requests are sent to. */
export const destinationHosts = ofEach('VirtualService', {
  finds: {
    MAN501: {
      level: 'error',
      istio: 'IST0101',
      kiali: 'KIA1101',
      title: 'the host of a destination must be that of a service',
      remedy: 'write name, or name.namespace.svc.cluster.local for another namespace; add a ServiceEntry for a host outside the mesh; or give the manifests that define it',
    },
    MAN502: { level: 'error', istio: 'IST0101', kiali: null, title: 'the port of a destination must be one of the service', remedy: 'write a port of the Service, not of the container, or give the manifests that define it' },
    MAN503: { level: 'error', istio: 'IST0112', kiali: null, title: 'a destination whose service has several ports must name one', remedy: 'write port: { number: … }' },
  },
  visit: (subject, say, context) => {
    const exportTo = subject.spec.get('exportTo').texts;
    for (const destination of destinationsOf(subject)) wantHostAndPort(destination, exportTo, say, context);
  },
  examples: () => ({
    MAN501: either(host => together(REVIEWS, routeTo(`host: ${host}`)), 'review', 'reviews'),
    MAN502: either(port => together(REVIEWS, routeTo(`host: reviews, port: { number: ${port} }`)), '80', '9080'),
    MAN503: either(port => together(serviceWith(`${HTTP}, { name: grpc, port: 9081 }`), routeTo(`host: reviews${port}`)), '', ', port: { number: 9080 }'),
  }),
});

function wantHostAndPort({ host, port, number }: Destination, exportTo: readonly string[], say: Say<'MAN501' | 'MAN502' | 'MAN503'>, context: Context): void {
  const behind = context.hosts.find(host, exportTo);
  if (!behind) {
    const missing = missingHost(host, context);
    return missing && say('MAN501', host.field, missing.message, unlessProven(missing.isProven));
  }
  const { ports } = behind;
  if (ports === undefined) return;
  if (!port.isSet) {
    if (ports.length > 1) say('MAN503', host.field, `${quoted(host.text)} has the ports ${ports.join(', ')}, and the destination names no port`);
  } else if (!ports.includes(number.number)) {
    const others = ports.length === 0 ? `no port ${number.number}, and no other` : `the ports ${ports.join(', ')}, and not ${number.number}`;
    say('MAN502', number, `${quoted(host.text)} has ${others}`);
  }
}
