import { httpRoutes, nameOf } from './parts';
import type { Field } from '../../objects/field';
import { httpRoutesOf, httpMatch, ROUTE } from '../../rule/example';
import { ofEachWith } from '../../rule/rule';

/** What a match of a prefix asks for, as far as Istio compares it. */
interface PrefixMatch {
  readonly route: Field;
  readonly match: Field;
  readonly prefix: string;
  readonly port: number;
  /** By the part of the request that is compared. */
  readonly texts: ReadonlyMap<string, string>;
  /** How many headers, query parameters and missing headers it has. */
  readonly counts: string;
}

/** Prefixes that get no requests, because a shorter prefix stands before them. */
export const prefixOverlap = ofEachWith('VirtualService', ['prefix'], {
  finds: {
    MAN140: {
      level: 'info', istio: 'IST0131', kiali: null, title: 'a match should take requests that no earlier match takes', remedy: 'move it before the wider match, or remove it',
    },
  },
  visit: ({ spec }, say) => {
    const matches = prefixMatches(spec);
    matches.forEach((later, index) => {
      for (const earlier of matches.slice(0, index)) {
        if (later.prefix !== earlier.prefix && covers(earlier, later)) {
          say('MAN140', later.match, `its prefix '${later.prefix}' begins with '${earlier.prefix}' of route ${nameOf(earlier.route)}`);
        }
      }
    });
  },
  examples: () => ({
    MAN140: { bad: httpRoutesOf(...['/a', '/a/b'].map(prefix => `match: [{ uri: { prefix: ${prefix} } }], ${ROUTE}`)), good: httpMatch('uri: { prefix: /a }') },
  }),
});

/** Matches behind a route that takes everything are not looked at. */
function prefixMatches(spec: Field): PrefixMatch[] {
  const found: PrefixMatch[] = [];
  for (const route of httpRoutes(spec)) {
    const matches = route.get('match').items();
    if (matches.length === 0) break;
    for (const match of matches) {
      const one = match.at('uri', 'prefix').text ? prefixMatch(route, match) : undefined;
      if (one) found.push(one);
    }
  }
  return found;
}

function prefixMatch(route: Field, match: Field): PrefixMatch {
  const texts = new Map([['method', textOf(match.get('method')) || 'exact:GET'], ['authority', textOf(match.get('authority'))]]);
  const parts = ['headers', 'queryParams', 'withoutHeaders'];
  for (const part of parts) {
    for (const [name, value] of match.get(part).entries()) texts.set(`${part}/${name}`, textOf(value));
  }
  const counts = parts.map(part => match.get(part).entries().length).join();
  return { route, match, prefix: match.at('uri', 'prefix').text, port: match.get('port').number, texts, counts };
}

/** Regular expressions are not compared. */
function textOf(condition: Field): string {
  const kind = ['exact', 'prefix'].find(one => condition.get(one).text !== '');
  return kind ? `${kind}:${condition.get(kind).text}` : '';
}

function covers(earlier: PrefixMatch, later: PrefixMatch): boolean {
  return later.prefix.startsWith(earlier.prefix) && later.port === earlier.port && later.counts === earlier.counts &&
    [...earlier.texts].every(([part, text]) => later.texts.has(part) && text.startsWith(later.texts.get(part)!));
}
