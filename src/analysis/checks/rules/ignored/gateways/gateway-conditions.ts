import { gatewayCalled } from '../../../index/gateways';
import type { Field } from '../../../objects/field';
import { either, httpMatch, ROUTE, virtualService } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { isDelegate } from '../../virtual-service/parts';
import { allRoutes, httpMatches } from '../../virtual-service/routes';

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
    const { object, spec } = subject;
    const full = (name: string) => name === 'mesh' ? name : gatewayCalled(object.namespace, name).join('/');
    const known = spec.get('gateways').texts.length === 0 ? ['mesh'] : spec.get('gateways').texts.map(full);
    for (const gateway of isDelegate(spec) ? [] : allRoutes(subject).flatMap(({ matches }) => matches).flatMap(match => match.get('gateways').items())) {
      if (!known.includes(full(gateway.text))) say('MAN713', gateway, `${quoted(gateway.text)} is not a gateway of the VirtualService`);
    }
    for (const match of httpMatches(subject).filter(one => one.get('gateways').length > 0)) wantNoSource(match, say);
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
