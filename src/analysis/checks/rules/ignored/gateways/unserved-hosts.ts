import { overlaps } from '../../../../model/hosts';
import { gatewaysOf, servedHosts } from '../../../index/gateways';
import { either, together, atGateway, EDGE } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';

/** Hosts that no gateway serves, where another host of the VirtualService is served. */
export const unservedHosts = ofEachWith('VirtualService', ['gateways'], {
  finds: {
    MAN712: { level: 'warning', istio: null, kiali: null, title: 'every host of a VirtualService must be served by one of its gateways', remedy: 'add the host to a server of the Gateway' },
  },
  visitAmong: (subject, say, context) => {
    const { object, spec } = subject;
    const gateways = gatewaysOf(subject, context);
    if (spec.get('gateways').texts.includes('mesh') || gateways.length < spec.get('gateways').length) return;
    const served = gateways.flatMap(gateway => servedHosts(gateway, object.namespace, context));
    const hosts = spec.get('hosts').items();
    const unserved = hosts.filter(({ text }) => !served.some(one => overlaps(one, text)));
    if (unserved.length < hosts.length) unserved.forEach(host => say('MAN712', host, `no server of its gateways serves ${quoted(host.text)}`));
  },
  examples: () => ({
    MAN712: either(host => together(EDGE, atGateway(`hosts: [shop.example.com${host}]`)), ', www.example.com', ''),
  }),
});
