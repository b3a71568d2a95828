import { isHttp, protocolOf } from '../../../model/protocol';
import { either, gateway, httpsServer, HOSTS, PORT_80 } from '../../rule/example';
import { ofEach } from '../../rule/rule';
import { isDnsLabel } from '../../values/label';
import { PORT_NAME, wantNewPortName } from '../demands/port-name';

/** What is asked of a Gateway as a whole. */
export const gatewayObject = ofEach('Gateway', {
  finds: {
    MAN301: { level: 'error', istio: 'webhook', kiali: null, title: 'the name of a Gateway must be a DNS label', remedy: 'write letters, digits and hyphens, without dots' },
    MAN302: { level: 'error', istio: 'webhook', kiali: null, title: 'a Gateway must have servers', remedy: 'write servers' },
    MAN310: { level: 'warning', istio: 'IST0133', kiali: null, title: 'only a server of HTTP may redirect to HTTPS', remedy: 'move httpsRedirect to the server of HTTP' },
  },
  says: [PORT_NAME],
  visit: ({ object, root, spec }, say) => {
    if (!isDnsLabel(object.name)) say('MAN301', root.at('metadata', 'name'), `'${object.name}' is not a DNS label`);
    const servers = spec.get('servers').items();
    if (servers.length === 0) say('MAN302', spec, 'it has no servers');
    const known = new Set<string>();
    for (const server of servers) {
      const port = server.get('port');
      wantNewPortName(port, known, say);
      const redirect = server.at('tls', 'httpsRedirect');
      if (redirect.flag && !isHttp(protocolOf(port.get('protocol').text))) say('MAN310', redirect, `a server of ${port.get('protocol').text || 'no protocol'} redirects to HTTPS`);
    }
  },
  examples: () => ({
    MAN301: either(named, 'edge.shop', 'edge-shop'),
    MAN302: either(servers => gateway(`{ servers: [${servers}] }`), '', `{ ${PORT_80}, ${HOSTS} }`),
    MAN310: either(more => httpsServer(`mode: SIMPLE, credentialName: shop${more}`), ', httpsRedirect: true', ''),
  }),
});

const named = (name: string): string => gateway(`{ servers: [{ ${PORT_80}, ${HOSTS} }] }`).replace('name: edge', `name: ${name}`);
