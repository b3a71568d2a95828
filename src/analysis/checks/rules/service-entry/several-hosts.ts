import { resolutionOf } from './parts';
import { isHttp, isTcp, isTls, protocolOf } from '../../../model/protocol';
import { either, serviceEntry, TCP_PORT, TLS_PORT } from '../../rule/example';
import { ofEach } from '../../rule/rule';

/** Several hosts are told apart by what a protocol says about them. */
export const severalHosts = ofEach('ServiceEntry', {
  finds: {
    MAN404: { level: 'error', istio: 'webhook', kiali: null, title: 'the ports of several hosts must have a protocol that tells the hosts apart', remedy: 'write a ServiceEntry for each host' },
    MAN405: { level: 'warning', istio: 'IST0133', kiali: null, title: 'addresses must belong to one host', remedy: 'write a ServiceEntry for each host' },
  },
  visit: ({ spec }, say) => {
    const hosts = spec.get('hosts');
    if (resolutionOf(spec) === 'NONE' || hosts.length < 2) return;
    const ports = spec.get('ports').items();
    const dumb = ports.find(port => !isHttp(protocolOf(port.get('protocol').text)) && !isTls(protocolOf(port.get('protocol').text)));
    if (dumb) say('MAN404', hosts, `a port of ${dumb.get('protocol').text || 'an unknown protocol'} has several hosts`);
    const addressed = resolutionOf(spec).startsWith('DNS') && spec.get('addresses').length > 0;
    if (addressed && ports.some(port => isTcp(protocolOf(port.get('protocol').text)))) say('MAN405', hosts, 'a port with addresses has several hosts');
  },
  examples: () => ({
    MAN404: either(ports => serviceEntry(`{ hosts: [a.example.com, b.example.com], ${ports}, resolution: DNS }`), TCP_PORT, TLS_PORT),
    MAN405: either(more => serviceEntry(`{ hosts: [a.example.com${more}], ${TLS_PORT}, resolution: DNS, addresses: [10.0.0.1] }`), ', b.example.com', ''),
  }),
});
