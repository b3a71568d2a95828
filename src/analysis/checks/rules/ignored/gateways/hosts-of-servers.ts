import { either, gateway } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';

/** Hosts that two servers of one port of a Gateway decrypt. */
export const hostsOfServers = ofEach('Gateway', {
  finds: {
    MAN716: { level: 'warning', istio: null, kiali: null, title: 'a host must be decrypted by only one server of a port', remedy: 'remove the later one, which Istio drops' },
  },
  visit: ({ spec }, say) => {
    const known = new Set<string>();
    for (const server of spec.get('servers').items().filter(one => one.get('tls').isSet && !one.at('tls', 'httpsRedirect').flag)) {
      for (const host of server.get('hosts').items()) {
        const key = `${server.at('port', 'number').number} ${server.get('bind').text} ${host.text}`;
        if (known.has(key)) say('MAN716', host, `two servers of port ${server.at('port', 'number').number} decrypt ${quoted(host.text)}`);
        known.add(key);
      }
    }
  },
  examples: () => ({
    MAN716: either(host => gateway(`{ servers: [${['a', 'b'].map(name => `{ port: { number: 443, name: ${name}, protocol: HTTPS }, hosts: [${name === 'a' ? 'shop.example.com' : host}], tls: { mode: SIMPLE, credentialName: ${name} } }`).join(', ')}] }`), 'shop.example.com', 'www.example.com'),
  }),
});
