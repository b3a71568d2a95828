import { either, httpRoute } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { httpRoutes } from '../../virtual-service/parts';

const CODES = new Set([301, 302, 303, 307, 308]);

/** Statuses that Istio takes and a proxy does not answer with. */
export const statuses = ofEachWith('VirtualService', ['redirect', 'directResponse', 'fault'], {
  finds: {
    MAN720: { level: 'warning', istio: null, kiali: null, title: 'a redirect must have a status that proxies know', remedy: 'write 301, 302, 303, 307 or 308' },
    MAN721: { level: 'warning', istio: null, kiali: null, title: 'a status must be less than 600', remedy: 'write a status such as 503' },
  },
  visit: ({ spec }, say) => {
    for (const route of httpRoutes(spec)) {
      const code = route.at('redirect', 'redirectCode');
      if (code.number >= 300 && code.number <= 399 && !CODES.has(code.number)) say('MAN720', code, `no proxy redirects with ${code.number}`);
      for (const status of [route.at('directResponse', 'status'), route.at('fault', 'abort', 'httpStatus')]) {
        if (status.number === 600) say('MAN721', status, 'no proxy answers with 600');
      }
    }
  },
  examples: () => ({
    MAN720: either(code => httpRoute(`redirect: { uri: /a, redirectCode: ${code} }`), '300', '301'),
    MAN721: either(status => httpRoute(`directResponse: { status: ${status} }`), '600', '503'),
  }),
});
