import { resolutionOf } from './parts';
import { either, serviceEntry, TCP_PORT } from '../../rule/example';
import { ofEach } from '../../rule/rule';
import { DNS_LABEL, wantDnsLabel } from '../demands/dns-label';
import { PORT, wantPort, wantSomePort } from '../demands/port';
import { PROTOCOL, wantProtocol } from '../demands/protocol';

/** The ports of a ServiceEntry. */
export const entryPorts = ofEach('ServiceEntry', {
  finds: {
    MAN403: { level: 'warning', istio: 'IST0133', kiali: null, title: 'a TCP port must have addresses that tell it apart', remedy: 'write addresses; or write a resolution, with which Istio allocates an address' },
  },
  says: [DNS_LABEL, PORT, PROTOCOL],
  visit: ({ object, spec }, say) => {
    const isGiven = resolutionOf(spec) !== 'NONE' && object.labels['networking.istio.io/enable-autoallocate-ip']?.toLowerCase() !== 'false';
    for (const port of spec.get('ports').items()) {
      const protocol = port.get('protocol');
      wantDnsLabel(port.get('name'), say, 'port');
      wantPort(port.get('number'), say);
      wantSomePort(port.get('targetPort'), say);
      if (protocol.text) wantProtocol(protocol, say);
      const needsAddress = spec.get('addresses').length === 0 && !isGiven && ['', 'TCP'].includes(protocol.text);
      if (needsAddress) say('MAN403', port, 'a TCP port is told apart by addresses, but there are no addresses');
    }
  },
  examples: () => ({
    MAN403: either(addresses => serviceEntry(`{ hosts: [db.example.com], ${TCP_PORT}, resolution: NONE${addresses} }`), '', ', addresses: [10.0.0.1]'),
  }),
});
