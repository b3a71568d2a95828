import { either, httpMatch } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { httpMatches } from '../../virtual-service/routes';

/** Methods and schemes that no request has. */
export const methodsExist = ofEachWith('VirtualService', ['method', 'scheme'], {
  finds: {
    MAN757: { level: 'warning', istio: null, kiali: null, title: 'a method to match must be in upper case, and a scheme must be http or https', remedy: 'write it as requests have it: proxies tell capitals from small letters' },
  },
  visit: (subject, say) => {
    for (const match of httpMatches(subject)) {
      const [method, scheme] = [match.at('method', 'exact'), match.at('scheme', 'exact')];
      if (/[a-z]/.test(method.text)) say('MAN757', method, `${quoted(method.text)} is no method that requests have`);
      if (scheme.text !== '' && !['http', 'https'].includes(scheme.text)) say('MAN757', scheme, `${quoted(scheme.text)} is no scheme that requests have`);
    }
  },
  examples: () => ({
    MAN757: either(method => httpMatch(`method: { exact: ${method} }`), 'get', 'GET'),
  }),
});
