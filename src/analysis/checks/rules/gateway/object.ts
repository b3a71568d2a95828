import { isHttp, protocolOf } from '../../../model/protocol';
import { ofEach } from '../../rule/rule';
import { isDnsLabel } from '../../values/label';

/** What is asked of a Gateway as a whole. */
export const gatewayObject = ofEach('Gateway', ({ object, root, spec }, say) => {
  if (!isDnsLabel(object.name)) say('MAN301', root.at('metadata', 'name'), `'${object.name}' is no DNS label`);
  const servers = spec.get('servers').items();
  if (servers.length === 0) say('MAN302', spec, 'it has no servers');
  const known = new Set<string>();
  for (const server of servers) {
    const port = server.get('port');
    const name = port.get('name');
    if (port.isSet && known.has(name.text)) say('MAN303', name, `the port name '${name.text}' is there twice`);
    known.add(name.text);
    const redirect = server.at('tls', 'httpsRedirect');
    if (redirect.flag && !isHttp(protocolOf(port.get('protocol').text))) say('MAN310', redirect, `a server of ${port.get('protocol').text} redirects`);
  }
});
