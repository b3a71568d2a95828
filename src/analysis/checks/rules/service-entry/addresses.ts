import { either, serviceEntry, TCP_PORT } from '../../rule/example';
import { ofEach } from '../../rule/rule';

/** Ports of TCP need addresses. */
export const entryAddresses = ofEach('ServiceEntry', {
  finds: {
    MAN411: { level: 'warning', istio: 'IST0134', kiali: null, title: 'a ServiceEntry with a TCP port must have addresses', remedy: 'write addresses' },
  },
  visit: ({ root, spec }, say) => {
    if (spec.get('addresses').length > 0 || root.at('status', 'addresses').length > 0) return;
    for (const port of spec.get('ports').items()) {
      if (['', 'TCP'].includes(port.get('protocol').text.toUpperCase())) say('MAN411', port, 'a TCP port has no addresses');
    }
  },
  examples: () => ({
    MAN411: either(addresses => serviceEntry(`{ hosts: [db.example.com], ${TCP_PORT}, resolution: DNS${addresses} }`), '', ', addresses: [10.0.0.1]'),
  }),
});
