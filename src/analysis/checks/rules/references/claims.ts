import type { Context } from '../../index/context';
import { gatewayCalled, workloadOf } from '../../index/gateways';
import type { Pod } from '../../index/pod';
import type { Field } from '../../objects/field';
import type { Subject } from '../../objects/subject';
import { ROUTE, together, virtualService, EDGE } from '../../rule/example';
import { ofEachWith } from '../../rule/rule';
import { isClaim } from '../../values/header';
import { isSelectedBy } from '../../values/label';
import { httpMatches } from '../virtual-service/routes';

/** Claims of a token are known where a RequestAuthentication looks at it. */
export const claimsAreKnown = ofEachWith('VirtualService', ['gateways'], {
  finds: {
    MAN518: { level: 'error', istio: 'IST0149', kiali: null, title: 'a token whose claims are matched must be verified', remedy: 'add a RequestAuthentication for the pods of the gateway' },
  },
  visitAmong: (subject, say, context) => {
    const { object, spec } = subject;
    const claim = claimOf(subject);
    if (!claim) return;
    for (const name of spec.get('gateways').texts.filter(one => one !== 'mesh')) {
      const gateway = context.find('Gateway', ...gatewayCalled(object.namespace, name));
      const pods = gateway ? workloadOf(gateway, context).pods : [];
      if (pods.some(pod => !isAuthenticated(pod, context))) say('MAN518', claim, `no RequestAuthentication is for the pods of the gateway '${name}'`);
    }
  },
  examples: () => ({
    MAN518: { bad: together(EDGE, claim), good: together(EDGE, claim, authentication) },
  }),
});

function claimOf(subject: Subject): Field | undefined {
  return httpMatches(subject).flatMap(match => ['headers', 'withoutHeaders'].flatMap(part => match.get(part).entries())).find(([name]) => isClaim(name))?.[1];
}

function isAuthenticated({ namespace, labels }: Pod, context: Context): boolean {
  return context.of('RequestAuthentication').some(({ object, spec }) =>
    ['istio-system', namespace].includes(object.namespace) && isSelectedBy(spec.at('selector', 'matchLabels').labels, labels));
}

const claim = virtualService(`{ hosts: [shop.example.com], gateways: [edge], http: [{ match: [{ headers: { "@request.auth.claims.group": { exact: a } } }], ${ROUTE} }] }`);
const authentication = 'apiVersion: security.istio.io/v1\nkind: RequestAuthentication\nmetadata: { name: edge, namespace: istio-system }\nspec: { jwtRules: [{ issuer: a }] }\n';
