import { type Destination, destinationsOf } from './routes';
import { either, httpRoute } from '../../rule/example';
import { ofEach, type Say } from '../../rule/rule';
import { DNS_LABEL, wantDnsLabel } from '../demands/dns-label';
import { HOST, wantHost } from '../demands/host';
import { PORT, wantPort } from '../demands/port';

/** Where requests and copies of them go. */
export const destinations = ofEach('VirtualService', {
  finds: {
    MAN113: { level: 'error', istio: 'webhook', kiali: null, title: 'a destination must be one host', remedy: 'write the host of a service' },
  },
  says: [DNS_LABEL, HOST, PORT],
  visit: (subject, say) => {
    for (const destination of destinationsOf(subject)) wantDestination(destination, say);
  },
  examples: () => ({
    MAN113: either(host => httpRoute(`route: [{ destination: { host: ${host} } }]`), '"*"', 'reviews'),
  }),
});

function wantDestination({ field, host, subset, port, number }: Destination, say: Say<'MAN021' | 'MAN022' | 'MAN023' | 'MAN113'>): void {
  if (!field.isSet) return;
  if (host.text === '*') say('MAN113', host.field, 'the destination is every host');
  else wantHost(host.field, say);
  if (subset.text) wantDnsLabel(subset, say, 'subset');
  if (port.isSet) wantPort(number, say);
}
