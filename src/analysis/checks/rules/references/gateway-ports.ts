import { selectorText } from '../../../model/selector-text';
import { workloadOf } from '../../index/gateways';
import { either, gateway, serverWith, PORT_80 } from '../../rule/example';
import { ofEach } from '../../rule/rule';

/** A Gateway has pods, which are reached by its ports. */
export const gatewayPorts = ofEach('Gateway', {
  finds: {
    MAN512: { level: 'error', istio: 'IST0101', kiali: 'KIA0302', title: 'a Gateway must have pods', remedy: 'write labels that the pods of the gateway carry, or pass the manifests of its installation too' },
    MAN513: {
      level: 'warning', istio: 'IST0162', kiali: null, title: 'the port of a Gateway must be one of its Service', remedy: 'add the port to the Service of the gateway',
    },
  },
  visitAmong: (subject, say, context) => {
    const { spec } = subject;
    const { pods, ports } = workloadOf(subject, context);
    const selector = selectorText(spec.get('selector').labels);
    if (pods.length === 0) return say('MAN512', spec.get('selector'), `no pod has ${selector}`);
    for (const port of spec.get('servers').items().map(server => server.get('port')).filter(({ isSet }) => isSet)) {
      const { number } = port.get('number');
      if (!ports.has(number)) say('MAN513', port.get('number'), `no Service of the pods with ${selector || 'any label'} has the port ${number}`);
    }
  },
  examples: () => ({
    MAN512: either(label => gateway(`{ selector: { istio: ${label} }, servers: [{ ${PORT_80}, hosts: [shop.example.com] }] }`), 'ingress', 'ingressgateway'),
    MAN513: either(port => serverWith(`port: { number: ${port}, name: http, protocol: HTTP }, hosts: [shop.example.com]`), '8000', '80'),
  }),
});
