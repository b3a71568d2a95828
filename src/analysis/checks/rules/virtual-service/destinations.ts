import { everyDestination } from './parts';
import type { Field } from '../../objects/field';
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
  visit: ({ spec }, say) => {
    for (const destination of everyDestination(spec)) wantDestination(destination, say);
  },
  examples: () => ({
    MAN113: either(host => httpRoute(`route: [{ destination: { host: ${host} } }]`), '"*"', 'reviews'),
  }),
});

function wantDestination(destination: Field, say: Say<'MAN021' | 'MAN022' | 'MAN023' | 'MAN113'>): void {
  if (!destination.isSet) return;
  const host = destination.get('host');
  if (host.text === '*') say('MAN113', host, 'the destination is every host');
  else wantHost(host, say);
  if (destination.get('subset').text) wantDnsLabel(destination.get('subset'), say, 'subset');
  if (destination.get('port').isSet) wantPort(destination.at('port', 'number'), say);
}
