import { selectsInstalledGateway } from '../../../model/installed-gateways';
import { selectorText } from '../../../model/selector-text';
import type { Context } from '../../index/context';
import { knowsGatewayPods, workloadOf } from '../../index/gateways';
import type { Field } from '../../objects/field';
import { deployment, either, gateway, serverWith, PORT_80, together } from '../../rule/example';
import { ofEach, type Say, unlessProven } from '../../rule/rule';

/** A Gateway has pods, which are reached by its ports. */
export const gatewayPorts = ofEach('Gateway', {
  finds: {
    MAN512: { level: 'error', istio: 'IST0101', kiali: 'KIA0302', title: 'a Gateway must have pods', remedy: 'write labels that the pods of the gateway carry, or give the manifests that define it' },
    MAN513: {
      level: 'warning', istio: 'IST0162', kiali: null, title: 'the port of a Gateway must be one of its Service', remedy: 'add the port to the Service of the gateway, or give the manifests that define it',
    },
  },
  visitAmong: (subject, say, context) => {
    const { spec } = subject;
    const { pods, ports } = workloadOf(subject, context);
    const selector = selectorText(spec.get('selector').labels);
    if (pods.length === 0) return wantPods(spec.get('selector'), say, context);
    for (const port of ports === undefined ? [] : spec.get('servers').items().map(server => server.get('port')).filter(({ isSet }) => isSet)) {
      const { number } = port.get('number');
      if (ports?.has(number) === false) say('MAN513', port.get('number'), `no Service of the pods with ${selector || 'any label'} has the port ${number}`);
    }
  },
  examples: () => ({
    MAN512: either(label => together(deployment('istio: door', 'containers: [{ name: istio-proxy, image: auto }]'), gateway(`{ selector: { istio: ${label} }, servers: [{ ${PORT_80}, hosts: [shop.example.com] }] }`)), 'dor', 'ingressgateway'),
    MAN513: either(port => serverWith(`port: { number: ${port}, name: http, protocol: HTTP }, hosts: [shop.example.com]`), '8000', '80'),
  }),
});

/** The pods of gateways are mostly installed elsewhere: what is usually installed is known by its name, and only beside other pods of gateways a selector is surely wrong. */
function wantPods(selector: Field, say: Say<'MAN512'>, context: Context): void {
  const isProven = knowsGatewayPods(context);
  if (isProven || !selectsInstalledGateway(selector.labels)) say('MAN512', selector, `no pod has ${selectorText(selector.labels)}`, unlessProven(isProven));
}
