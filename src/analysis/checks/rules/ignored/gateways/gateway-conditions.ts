import type { Field } from '../../../objects/field';
import { either, httpMatch, ROUTE, virtualService } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { httpMatches } from '../../virtual-service/routes';

/** Conditions on gateways that never hold, or that switch other conditions off. */
export const gatewayConditions = ofEachWith('VirtualService', ['gateways'], {
  finds: {
    MAN713: {
      level: 'warning', istio: null, kiali: null, title: 'a gateway in a match must be one of the VirtualService', remedy: 'add the gateway to the VirtualService; mesh is a gateway, too',
    },
    MAN714: {
      level: 'warning', istio: null, kiali: null, title: 'a match must not name both gateways and clients', remedy: 'write two matches, one for gateways and one for clients',
    },
  },
  visit: (subject, say) => {
    const { spec } = subject;
    const known = spec.get('gateways').texts.length === 0 ? ['mesh'] : spec.get('gateways').texts;
    for (const match of httpMatches(subject)) {
      for (const gateway of match.get('gateways').items()) {
        if (!known.includes(gateway.text)) say('MAN713', gateway, `${quoted(gateway.text)} is not a gateway of the VirtualService`);
      }
      if (match.get('gateways').length > 0) wantNoSource(match, say);
    }
  },
  examples: () => ({
    MAN713: either(name => virtualService(`{ hosts: [reviews], http: [{ match: [{ gateways: [${name}] }], ${ROUTE} }] }`), 'edge', 'mesh'),
    MAN714: either(more => httpMatch(`gateways: [mesh]${more}`), ', sourceLabels: { app: a }', ''),
  }),
});

function wantNoSource(match: Field, say: Say<'MAN714'>): void {
  for (const name of ['sourceLabels', 'sourceNamespace'].filter(one => match.get(one).isSet)) {
    say('MAN714', match.get(name), `${name} stands beside gateways, and is not looked at`);
  }
}
