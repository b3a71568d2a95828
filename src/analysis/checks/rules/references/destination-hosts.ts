import { missingHost } from './missing-host';
import { isWildcard, isWithin } from '../../../model/hosts';
import type { Context } from '../../index/context';
import { either, HTTP, serviceWith, together, REVIEWS, routeTo, serviceEntry } from '../../rule/example';
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
    MAN749: {
      level: 'error',
      istio: null,
      kiali: null,
      title: 'the host of a destination must have a name of its own',
      remedy: 'add a ServiceEntry for the very name, or send requests to the wildcard: a destination is looked up by its exact name, and without it they get a 503',
    },
  },
  visitAmong: (subject, say, context) => {
    const exportTo = subject.spec.get('exportTo').texts;
    for (const destination of destinationsOf(subject)) wantHostAndPort(destination, exportTo, say, context);
  },
  examples: () => ({
    MAN749: either(host => together(
      serviceEntry(`{ hosts: ["${host}"], resolution: NONE, ports: [{ number: 80, name: http, protocol: HTTP }] }`), REVIEWS, routeTo('host: api.example.com, port: { number: 80 }'),
    ), '*.example.com', 'api.example.com'),
    MAN501: either(host => together(REVIEWS, routeTo(`host: ${host}`)), 'review', 'reviews'),
    MAN502: either(port => together(REVIEWS, routeTo(`host: reviews, port: { number: ${port} }`)), '80', '9080'),
    MAN503: either(port => together(serviceWith(`${HTTP}, { name: grpc, port: 9081 }`), routeTo(`host: reviews${port}`)), '', ', port: { number: 9080 }'),
  }),
});

function wantHostAndPort({ host, port, number }: Destination, exportTo: readonly string[], say: Say<'MAN501' | 'MAN502' | 'MAN503' | 'MAN749'>, context: Context): void {
  const behind = context.hosts.find(host, exportTo);
  if (!behind) {
    const missing = missingHost(host, context);
    return missing && say('MAN501', host.field, missing.message, unlessProven(missing.isProven));
  }
  if (!context.hosts.isWritten(host)) {
    const wildcards = behind.subject.spec.get('hosts').texts.filter(one => isWildcard(one) && isWithin(host.text, one));
    say('MAN749', host.field, `only the wildcard ${quoted(wildcards[0])} is known, which makes no cluster for ${quoted(host.text)}`);
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
