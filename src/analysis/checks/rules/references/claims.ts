import { workloadOf } from './gateway-pods';
import { gatewayCalled } from './virtual-service-gateways';
import type { Context } from '../../index/context';
import type { Pod } from '../../index/pod';
import type { Field } from '../../objects/field';
import { ofEachWith } from '../../rule/rule';
import { isClaim } from '../../values/header';
import { isSelectedBy } from '../../values/label';
import { httpMatches } from '../virtual-service/parts';

/** Claims of a token are known where a RequestAuthentication looks at it. */
export const claimsAreKnown = ofEachWith('VirtualService', ['gateways'], ({ object, spec }, say, context) => {
  const claim = claimOf(spec);
  if (!claim) return;
  for (const name of spec.get('gateways').texts.filter(one => one !== 'mesh')) {
    const gateway = context.find('Gateway', ...gatewayCalled(object.namespace, name));
    const pods = gateway ? workloadOf(gateway, context).pods : [];
    if (pods.some(pod => !isAuthenticated(pod, context))) say('MAN518', claim, `the pods of the gateway '${name}' look at no token`);
  }
});

function claimOf(spec: Field): Field | undefined {
  return httpMatches(spec).flatMap(match => ['headers', 'withoutHeaders'].flatMap(part => match.get(part).entries())).find(([name]) => isClaim(name))?.[1];
}

function isAuthenticated({ namespace, labels }: Pod, context: Context): boolean {
  return context.of('RequestAuthentication').some(({ object, spec }) =>
    ['istio-system', namespace].includes(object.namespace) && isSelectedBy(spec.at('selector', 'matchLabels').labels, labels));
}
