import type { Field } from '../../../objects/field';
import { either, httpRoute, ROUTE } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { STRING_MATCH, wantRegex } from '../../demands/string-match';
import { httpRoutes } from '../parts';

/** Requests that are changed on their way. */
export const rewrites = ofEachWith('VirtualService', ['rewrite'], {
  finds: {
    MAN121: { level: 'error', istio: 'webhook', kiali: null, title: 'a rewrite must not have both uri and uriRegexRewrite', remedy: 'leave one out' },
    MAN122: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a rewrite must change something', remedy: 'write uri, authority, or uriRegexRewrite with match and rewrite',
    },
  },
  says: [STRING_MATCH],
  visit: ({ spec }, say) => {
    for (const rewrite of httpRoutes(spec).map(route => route.get('rewrite')).filter(({ isSet }) => isSet)) {
      const regex = rewrite.get('uriRegexRewrite');
      if (rewrite.get('uri').text && regex.isSet) say('MAN121', regex, 'it has both uri and uriRegexRewrite');
      else if (!rewrite.get('uri').text && !regex.isSet && !rewrite.get('authority').text) say('MAN122', rewrite, 'it rewrites nothing');
      else if (regex.isSet) wantRegexRewrite(regex, say);
    }
  },
  examples: () => ({
    MAN121: either(rewrite, 'uri: /a, uriRegexRewrite: { match: /b, rewrite: /c }', 'uri: /a'),
    MAN122: either(rewrite, '', 'authority: a'),
  }),
});

function wantRegexRewrite(regex: Field, say: Say<'MAN025' | 'MAN122'>): void {
  if (!regex.get('match').text || !regex.get('rewrite').text) say('MAN122', regex, 'it lacks match or rewrite');
  else wantRegex(regex.get('match'), say);
}

const rewrite = (fields: string): string => httpRoute(`rewrite: { ${fields} }, ${ROUTE}`);
