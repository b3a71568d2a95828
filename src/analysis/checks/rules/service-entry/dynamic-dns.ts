import { resolutionOf } from './parts';
import { protocolOf } from '../../../model/protocol';
import type { Field } from '../../objects/field';
import { either, serviceEntry, TLS_PORT } from '../../rule/example';
import { ofEach, type Say } from '../../rule/rule';
import { quoted } from '../../values/quoted';

const SPOKEN = new Set<string | undefined>(['http', 'tls', 'grpc', 'http2']);

/** Hosts that are looked up when they are asked for. */
export const dynamicDns = ofEach('ServiceEntry', {
  finds: {
    MAN410: {
      level: 'error',
      istio: 'webhook',
      kiali: null,
      title: 'a ServiceEntry with DYNAMIC_DNS must have wildcards, no addresses or endpoints, and ports of HTTP or TLS',
      remedy: 'write resolution: DNS for single hosts',
    },
  },
  visit: ({ object, spec }, say) => {
    if (resolutionOf(spec) !== 'DYNAMIC_DNS') return;
    wantLookedUp(spec, say);
    const waypoint = object.labels['istio.io/use-waypoint'];
    if (spec.get('location').text === 'MESH_INTERNAL' && waypoint && waypoint.toLowerCase() !== 'none') {
      say('MAN410', spec.get('location'), `DYNAMIC_DNS is inside the mesh and behind the waypoint ${quoted(waypoint)}`);
    }
  },
  examples: () => ({
    MAN410: either(host => serviceEntry(`{ hosts: ["${host}"], ${TLS_PORT}, resolution: DYNAMIC_DNS }`), 'api.example.com', '*.example.com'),
  }),
});

function wantLookedUp(spec: Field, say: Say<'MAN410'>): void {
  for (const host of spec.get('hosts').items()) if (!host.text.startsWith('*')) say('MAN410', host, `${quoted(host.text)} is not a wildcard`);
  for (const name of ['addresses', 'endpoints']) if (spec.get(name).length > 0) say('MAN410', spec.get(name), `DYNAMIC_DNS has ${name}`);
  for (const protocol of spec.get('ports').items().map(port => port.get('protocol'))) {
    if (!SPOKEN.has(protocolOf(protocol.text))) say('MAN410', protocol, `DYNAMIC_DNS has a port of ${protocol.text || 'an unknown protocol'}`);
  }
}
