import { either, httpRoute, ROUTE } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { milliseconds } from '../../../values/duration';
import { httpRoutes } from '../../virtual-service/parts';

/** Single tries that take as long as all of them may. */
export const tries = ofEachWith('VirtualService', ['retries'], {
  finds: {
    MAN725: { level: 'warning', istio: null, kiali: null, title: 'a single try must end before the request does', remedy: 'make perTryTimeout shorter than timeout: otherwise nothing is tried again' },
  },
  visit: ({ spec }, say) => {
    for (const route of httpRoutes(spec)) {
      const [all, one] = [milliseconds(route.get('timeout').text), milliseconds(route.at('retries', 'perTryTimeout').text)];
      if (all !== undefined && one !== undefined && one >= all) {
        say('MAN725', route.at('retries', 'perTryTimeout'), `a try may take ${route.at('retries', 'perTryTimeout').text}, and the request ${route.get('timeout').text}`);
      }
    }
  },
  examples: () => ({
    MAN725: either(time => httpRoute(`timeout: 5s, retries: { attempts: 2, perTryTimeout: ${time} }, ${ROUTE}`), '5s', '2s'),
  }),
});
