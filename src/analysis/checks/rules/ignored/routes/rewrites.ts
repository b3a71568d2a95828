import type { Field } from '../../../objects/field';
import { either, httpRoute, ROUTE } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { httpRoutes, isDelegate, isPathAlone } from '../../virtual-service/parts';

/** A whole page, and no path that something hangs on. */
const PAGE = /\.[^/]*$/;

/** An expression that may describe more than one path. */
const OPEN = /[*+?|[{.]|\\[dswDSW]/;

/** Paths that a rewrite makes and nobody means. */
export const rewrittenPaths = ofEachWith('VirtualService', ['rewrite'], {
  finds: {
    MAN758: { level: 'warning', istio: null, kiali: null, title: 'a rewrite of a prefix must not double a slash', remedy: 'end both the prefix and the rewrite with a slash, or neither; beside a prefix with a slash match the path without it as exact' },
    MAN759: { level: 'warning', istio: null, kiali: null, title: 'a rewrite of a prefix must not lose a slash', remedy: 'end both the prefix and the rewrite with a slash, or neither; for one page whatever the path is, write uriRegexRewrite' },
    MAN760: { level: 'warning', istio: null, kiali: null, title: 'a rewrite under a regular expression must mean the whole path', remedy: 'write uriRegexRewrite with match and rewrite instead of uri, which replaces the whole path there' },
  },
  visit: ({ spec }, say) => {
    const before: Field[] = [];
    for (const route of httpRoutes(spec)) {
      const rewrite = route.at('rewrite', 'uri');
      const isRewritten = rewrite.text !== '' && !route.at('rewrite', 'uriRegexRewrite').isSet && route.get('route').items().length > 0 && !route.get('redirect').isSet;
      const matches = route.get('match').items();
      for (const match of matches) {
        if (isRewritten) wantWhole(match.get('uri'), rewrite, before, say);
        before.push(match);
      }
      // A route without conditions takes the prefix / where it has none from its root.
      if (isRewritten && matches.length === 0 && !isDelegate(spec)) wantAlike('/', rewrite, say);
    }
  },
  examples: () => ({
    MAN758: either(prefix => rewritten(`prefix: ${prefix}`, '/'), '/common', '/common/'),
    MAN759: either(uri => rewritten('prefix: /old/', uri), '/new', '/new/'),
    MAN760: either(rewrite => httpRoute(`match: [{ uri: { regex: "/v[0-9]+/items(/.*)?" } }], rewrite: { ${rewrite} }, ${ROUTE}`), 'uri: /items', 'uriRegexRewrite: { match: "^/v[0-9]+/items", rewrite: /items }'),
  }),
});

function wantWhole(uri: Field, rewrite: Field, before: readonly Field[], say: Say<'MAN758' | 'MAN759' | 'MAN760'>): void {
  const [prefix, regex] = [uri.get('prefix').text, uri.get('regex').text];
  if (regex !== '' && OPEN.test(regex) && !PAGE.test(rewrite.text)) {
    say('MAN760', rewrite, `the whole path becomes ${quoted(rewrite.text)}, and what follows in ${quoted(regex)} is lost`);
  } else if (prefix.startsWith('/') && !before.some(match => takesBehindSlash(match, prefix))) {
    wantAlike(prefix, rewrite, say);
  }
}

/** Whether an earlier match takes what follows the prefix behind a slash: then only the prefix itself is left, and what goes on without one. */
function takesBehindSlash(match: Field, prefix: string): boolean {
  const earlier = match.at('uri', 'prefix').text;
  return isPathAlone(match) && earlier !== '' && `${prefix}/`.startsWith(earlier);
}

function wantAlike(prefix: string, rewrite: Field, say: Say<'MAN758' | 'MAN759'>): void {
  const { text: uri } = rewrite;
  const become = `${quoted(`${prefix}${prefix.endsWith('/') ? '' : '/'}a`)} becomes`;
  if (uri.endsWith('/') && !prefix.endsWith('/')) say('MAN758', rewrite, `${become} ${quoted(`${uri}/a`)}, with two slashes`);
  if (!uri.endsWith('/') && prefix.endsWith('/')) say('MAN759', rewrite, `${become} ${quoted(`${uri}a`)}, without the slash`);
}

const rewritten = (uri: string, rewrite: string): string => httpRoute(`match: [{ uri: { ${uri} } }], rewrite: { uri: ${rewrite} }, ${ROUTE}`);
