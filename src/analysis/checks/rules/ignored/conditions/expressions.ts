import { re2 } from '../../../../model/re2';
import type { Field } from '../../../objects/field';
import { either, httpMatch } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { HEADER_VALUES, matchesNone, PATHS } from '../../../values/expression';
import { quoted } from '../../../values/quoted';
import { httpMatches } from '../../virtual-service/routes';

/** What browsers and others send. */
const USER_AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 15.5; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'curl/8.14.1',
];

/** Headers whose values may begin and end with slashes. */
const OF_PATHS = /path|uri|url|referer/i;

/** Regular expressions that describe no whole path, or no whole value of a header: proxies compare all of it. */
export const expressionsMatch = ofEachWith('VirtualService', ['regex'], {
  finds: {
    MAN754: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'a regular expression on a path must be able to match a whole path',
      remedy: 'write the expression alone, beginning with the slash of the path; for any case begin with (?i), as in (?i)/v2/orders/.*',
    },
    MAN755: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'a regular expression on a header must be able to match a whole value',
      remedy: 'write the expression alone, without slashes and flags around it; for any case begin with (?i), as in (?i).*chrome.*',
    },
    MAN756: { level: 'warning', istio: null, kiali: null, title: 'a regular expression on the user agent must match all of it', remedy: 'write .* before and behind it, as in .*Android.*' },
  },
  visit: (subject, say) => {
    for (const match of httpMatches(subject)) {
      const path = match.at('uri', 'regex');
      if (path.text !== '') wantPathExpression(path, say);
      for (const [name, value] of [...match.get('headers').entries(), ...match.get('withoutHeaders').entries()]) {
        if (value.get('regex').text !== '') wantHeaderExpression(name.toLowerCase(), value.get('regex'), say);
      }
    }
  },
  examples: () => ({
    MAN754: either(path => httpMatch(`uri: { regex: '${path}' }`), '/\\/v2\\/orders/gi', '(?i)/v2/orders'),
    MAN755: either(value => httpMatch(`headers: { x-client: { regex: '${value}' } }`), '/^partner-.*$/i', '(?i)partner-.*'),
    MAN756: either(value => httpMatch(`headers: { user-agent: { regex: '${value}' } }`), 'Android', '.*Android.*'),
  }),
});

function wantPathExpression(field: Field, say: Say<'MAN754'>): void {
  const { text } = field;
  if (isLiteral(text)) say('MAN754', field, `${quoted(text)} is written as in JavaScript: RE2 takes the slashes around it and the flags for parts of the path`);
  else if (matchesNone(text, PATHS)) say('MAN754', field, `no path matches ${quoted(text)} from its first slash to its end`);
}

function wantHeaderExpression(name: string, field: Field, say: Say<'MAN755' | 'MAN756'>): void {
  const { text } = field;
  if (name.startsWith('@') || text === '*') return;
  if (!OF_PATHS.test(name) && /^\/.+\/[dgimsuvy]+$/.test(text)) {
    say('MAN755', field, `${quoted(text)} is written as in JavaScript: RE2 takes the slashes around it and the flags for parts of the value`);
  } else if (name !== ':path' && matchesNone(text, HEADER_VALUES)) {
    say('MAN755', field, `no value of ${quoted(name)} matches ${quoted(text)} as a whole`);
  } else if (name === 'user-agent' && isPart(text)) {
    say('MAN756', field, `${quoted(text)} is a part of a user agent, and proxies compare the whole of it`);
  }
}

/** Whether the first and the last slash alone are not escaped, as in a literal of JavaScript. */
function isLiteral(pattern: string): boolean {
  const [, body] = /^\/(.+)\/[dgimsuvy]*$/.exec(pattern) ?? [];
  return body !== undefined && body.includes('\\/') && !/(?:^|[^\\])\//.test(body);
}

function isPart(pattern: string): boolean {
  const found = re2(pattern);
  if (found instanceof Error) return false;
  return USER_AGENTS.some(agent => found.matcher(agent).find()) && !USER_AGENTS.some(agent => found.matches(agent));
}
