import { isInMesh } from './parts';
import { httpMatches } from './routes';
import { either, ROUTE, virtualService } from '../../rule/example';
import { ofEachWith } from '../../rule/rule';
import { isClaim } from '../../values/header';

/** Claims of a token are known at a gateway alone. */
export const claimsAtGateway = ofEachWith('VirtualService', ['headers', 'withoutHeaders'], {
  finds: {
    MAN105: {
      level: 'error', istio: 'webhook', kiali: null, title: 'claims of a token must be matched at gateways alone', remedy: 'write gateways without mesh',
    },
  },
  visit: (subject, say) => {
    if (!isInMesh(subject.spec)) return;
    for (const match of httpMatches(subject)) {
      for (const part of ['headers', 'withoutHeaders']) {
        for (const [name, value] of match.get(part).entries()) {
          if (isClaim(name)) say('MAN105', value, `'${name}' is matched inside the mesh`);
        }
      }
    }
  },
  examples: () => ({
    MAN105: either(more => virtualService(`{ hosts: [reviews], ${more}http: [{ match: [{ headers: { "@request.auth.claims.group": { exact: a } } }], ${ROUTE} }] }`), '', 'gateways: [edge], '),
  }),
});
