import type { Field } from '../../../objects/field';
import { either, httpRoute } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { PORT, wantSomePort } from '../../demands/port';
import { httpRoutes } from '../parts';

/** Answers that send a client elsewhere. */
export const redirects = ofEachWith('VirtualService', ['redirect'], {
  finds: {
    MAN114: { level: 'error', istio: 'webhook', kiali: null, title: 'a redirect must not have both uri and prefixRewrite', remedy: 'leave one out' },
    MAN115: { level: 'error', istio: 'webhook', kiali: null, title: 'a redirect must lead to another path, host, scheme or port', remedy: 'write uri, prefixRewrite, authority, scheme, port or derivePort' },
    MAN116: { level: 'error', istio: 'webhook', kiali: null, title: 'a redirect must have a status from 300 to 399', remedy: 'write 301, 302, 303, 307 or 308' },
    MAN117: { level: 'error', istio: 'webhook', kiali: null, title: 'the scheme of a redirect must be http or https', remedy: 'write one of them' },
    MAN118: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a redirect that rewrites a prefix must match paths by prefix alone', remedy: 'write uri.prefix in each match, or uri instead of prefixRewrite',
    },
  },
  says: [PORT],
  visit: ({ spec }, say) => {
    for (const route of httpRoutes(spec)) {
      if (route.get('redirect').isSet) wantRedirect(route.get('redirect'), route.get('match').items(), say);
    }
  },
  examples: () => ({
    MAN114: either(redirect, 'uri: /a, prefixRewrite: /b', 'uri: /a'),
    MAN115: either(redirect, 'redirectCode: 301', 'redirectCode: 301, uri: /a'),
    MAN116: either(code => redirect(`uri: /a, redirectCode: ${code}`), '200', '301'),
    MAN117: either(scheme => redirect(`scheme: ${scheme}`), 'ftp', 'https'),
    MAN118: either(uri => httpRoute(`match: [{ uri: { ${uri}: /a } }], redirect: { prefixRewrite: /b }`), 'exact', 'prefix'),
  }),
});

function wantRedirect(redirect: Field, matches: readonly Field[], say: Say<'MAN021' | 'MAN114' | 'MAN115' | 'MAN116' | 'MAN117' | 'MAN118'>): void {
  if (redirect.get('uri').text && redirect.get('prefixRewrite').text) say('MAN114', redirect.get('prefixRewrite'), 'it has both uri and prefixRewrite');
  if (redirect.get('prefixRewrite').text) wantPrefixes(matches, redirect.get('prefixRewrite'), say);
  const somewhere = ['uri', 'prefixRewrite', 'authority', 'scheme'].some(name => redirect.get(name).text) ||
    ['port', 'derivePort'].some(name => redirect.get(name).isSet);
  if (!somewhere) say('MAN115', redirect, 'it leads nowhere');
  const code = redirect.get('redirectCode');
  if (code.number !== 0 && (code.number < 300 || code.number > 399)) say('MAN116', code, `${code.number} is not a status of a redirect`);
  const scheme = redirect.get('scheme');
  if (!['', 'http', 'https'].includes(scheme.text)) say('MAN117', scheme, `${quoted(scheme.text)} is neither http nor https`);
  wantSomePort(redirect.get('port'), say);
}

function wantPrefixes(matches: readonly Field[], rewrite: Field, say: Say<'MAN118'>): void {
  if (matches.some(match => match.get('uri').isSet && !match.at('uri', 'prefix').isSet)) {
    say('MAN118', rewrite, 'it rewrites a prefix, but not all of its matches are of a prefix');
  }
}

const redirect = (fields: string): string => httpRoute(`redirect: { ${fields} }`);
