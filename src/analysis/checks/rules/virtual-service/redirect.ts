import { httpRoutes } from './parts';
import type { Field } from '../../objects/field';
import { ofEachWith, type Say } from '../../rule/rule';
import { wantSomePort } from '../demands';

/** Answers that send a client elsewhere. */
export const redirects = ofEachWith('VirtualService', ['redirect'], ({ spec }, say) => {
  for (const route of httpRoutes(spec)) {
    if (route.get('redirect').isSet) wantRedirect(route.get('redirect'), route.get('match').items(), say);
  }
});

function wantRedirect(redirect: Field, matches: readonly Field[], say: Say): void {
  if (redirect.get('uri').text && redirect.get('prefixRewrite').text) say('MAN114', redirect.get('prefixRewrite'), 'it has both uri and prefixRewrite');
  if (redirect.get('prefixRewrite').text) wantPrefixes(matches, redirect.get('prefixRewrite'), say);
  const somewhere = ['uri', 'prefixRewrite', 'authority', 'scheme'].some(name => redirect.get(name).text) ||
    ['port', 'derivePort'].some(name => redirect.get(name).isSet);
  if (!somewhere) say('MAN115', redirect, 'it leads nowhere');
  const code = redirect.get('redirectCode');
  if (code.number !== 0 && (code.number < 300 || code.number > 399)) say('MAN116', code, `${code.number} is no status of a redirect`);
  const scheme = redirect.get('scheme');
  if (!['', 'http', 'https'].includes(scheme.text)) say('MAN117', scheme, `'${scheme.text}' is neither http nor https`);
  wantSomePort(redirect.get('port'), say);
}

function wantPrefixes(matches: readonly Field[], rewrite: Field, say: Say): void {
  if (matches.some(match => match.get('uri').isSet && !match.at('uri', 'prefix').isSet)) {
    say('MAN118', rewrite, 'it rewrites a prefix, but not all of its matches are of a prefix');
  }
}
