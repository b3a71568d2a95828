import { gatewaysOf } from '../../../index/gateways';
import type { Field } from '../../../objects/field';
import { either, serverWith, together, atGateway } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';

const PASSING = new Set(['', 'PASSTHROUGH', 'AUTO_PASSTHROUGH']);

/** Routes of a kind that no server of the gateways asks for. */
export const routesOfServers = ofEachWith('VirtualService', ['gateways'], {
  finds: {
    MAN715: {
      level: 'warning', istio: null, kiali: null, title: 'a gateway must have a server for each kind of routes', remedy: 'write http routes for HTTP and for HTTPS that is decrypted, tls routes for what passes through, and tcp routes otherwise',
    },
  },
  visitAmong: (subject, say, context) => {
    const { spec } = subject;
    const gateways = gatewaysOf(subject, context);
    if (gateways.length === 0 || spec.get('gateways').texts.includes('mesh') || gateways.length < spec.get('gateways').length) return;
    const asked = new Set(gateways.flatMap(gateway => gateway.spec.get('servers').items().map(routesOf)));
    for (const kind of ['http', 'tcp', 'tls'].filter(one => spec.get(one).length > 0 && !asked.has(one))) {
      say('MAN715', spec.get(kind), `its gateways have no server for ${kind} routes`);
    }
  },
  examples: () => ({
    MAN715: either(mode => together(
      serverWith(`port: { number: 443, name: https, protocol: HTTPS }, hosts: [shop.example.com], tls: { mode: ${mode} }`), atGateway('hosts: [shop.example.com]'),
    ), 'PASSTHROUGH', 'SIMPLE, credentialName: shop'),
  }),
});

/** The kind of routes that a server leads to. */
function routesOf(server: Field): string {
  const protocol = server.at('port', 'protocol').text.toUpperCase();
  const passes = PASSING.has(server.at('tls', 'mode').text);
  if (protocol === 'HTTPS' || protocol === 'TLS') return passes ? 'tls' : protocol === 'HTTPS' ? 'http' : 'tcp';
  return ['TCP', 'MONGO', 'REDIS', 'MYSQL'].includes(protocol) ? 'tcp' : 'http';
}
