import type { Field } from '../../../objects/field';
import { either, gateway, HOSTS, ROUTE, together, virtualService } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';

/** Conditions on connections that gateways do not look at. */
export const connectionConditions = ofEachWith('VirtualService', ['tcp', 'tls'], {
  finds: {
    MAN772: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'connections at a gateway must not be matched by where they come from or go to',
      remedy: 'leave the condition out, or write gateways: [mesh] beside it: a gateway looks at the port of its server, and at the names in TLS handshakes',
    },
    MAN773: { level: 'warning', istio: null, kiali: null, title: 'connections must not be matched by the address of the client', remedy: 'match the pods of the client by sourceLabels or sourceNamespace: Istio does not read sourceSubnet' },
  },
  visit: ({ spec }, say) => {
    for (const match of ['tcp', 'tls'].flatMap(kind => spec.get(kind).items()).flatMap(route => route.get('match').items())) {
      if (match.get('sourceSubnet').isSet) say('MAN773', match.get('sourceSubnet'), 'the subnet of a client is not looked at');
      if (!isForGatewaysAlone(match, spec)) continue;
      for (const name of ['destinationSubnets', 'sourceLabels', 'sourceNamespace'].filter(one => match.get(one).isSet)) {
        say('MAN772', match.get(name), `a gateway does not look at ${name}, so the route is for all connections there`);
      }
    }
  },
  examples: () => ({
    MAN772: either(match => together(TCP, atTcp(`match: [{ port: 5432${match} }], `)), ', destinationSubnets: [10.0.0.0/8]', ''),
    MAN773: either(match => virtualService(`{ hosts: [reviews], tcp: [{ match: [{ ${match} }], ${ROUTE} }] }`), 'sourceSubnet: 10.0.0.0/8', 'sourceNamespace: shop'),
  }),
});

const TCP = gateway(`{ selector: { istio: ingressgateway }, servers: [{ port: { number: 5432, name: tcp, protocol: TCP }, ${HOSTS} }] }`);
const atTcp = (route: string): string => virtualService(`{ ${HOSTS}, gateways: [edge], tcp: [{ ${route}${ROUTE} }] }`);

function isForGatewaysAlone(match: Field, spec: Field): boolean {
  const names = [match, spec].map(one => one.get('gateways').texts).find(own => own.length > 0) ?? [];
  return names.length > 0 && !names.includes('mesh');
}
