import { normalizedPath } from '../../../../routing/fields/paths';
import type { Field } from '../../../objects/field';
import { either, httpMatch } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { httpMatches } from '../../virtual-service/routes';

/** What stands for other texts elsewhere, and for itself in an exact path or a prefix. */
const PATTERN = /[*[\]{}^|]|\\[dswDSW./]|\$$/;

/** Exact paths and prefixes that no request has. */
export const pathsExist = ofEachWith('VirtualService', ['uri'], {
  finds: {
    MAN750: { level: 'warning', istio: null, kiali: null, title: 'a path to match must begin with a slash', remedy: 'write it with its first slash, and without scheme and host: no other path is ever asked for' },
    MAN751: { level: 'warning', istio: null, kiali: null, title: 'an exact path or a prefix must not hold a pattern', remedy: 'write the part before it as a prefix, or a regular expression for the whole path as regex' },
    MAN752: { level: 'warning', istio: null, kiali: null, title: 'a path to match must hold neither a query nor a fragment', remedy: 'match the parameters of a query by queryParams' },
    MAN753: { level: 'warning', istio: null, kiali: null, title: 'a path to match must be written as proxies compare it', remedy: 'write it percent-encoded where it has to be, and with its dots resolved' },
  },
  visit: (subject, say) => {
    for (const uri of httpMatches(subject).map(match => match.get('uri'))) {
      for (const field of [uri.get('exact'), uri.get('prefix')].filter(({ text }) => text !== '')) wantPath(field, field.text, say);
    }
  },
  examples: () => ({
    MAN750: either(path => httpMatch(`uri: { prefix: ${path} }`), 'reports', '/reports'),
    MAN751: either(path => httpMatch(`uri: { ${path} }`), 'exact: "/users/*"', 'prefix: /users/'),
    MAN752: either(path => httpMatch(`uri: { exact: "/cart${path} }`), '?beta=1"', '" }, queryParams: { beta: { exact: "1" }'),
    MAN753: either(path => httpMatch(`uri: { exact: ${path} }`), '/a/../b', '/b'),
  }),
});

function wantPath(field: Field, text: string, say: Say<'MAN750' | 'MAN751' | 'MAN752' | 'MAN753'>): void {
  if (PATTERN.test(text)) say('MAN751', field, `${quoted(text)} is compared as it stands, so no request is for it`);
  else if (!text.startsWith('/')) say('MAN750', field, `no path begins with ${quoted(text)}, as each begins with /`);
  else if (/[?#]/.test(text)) say('MAN752', field, `${quoted(text)} goes beyond the path, which ends before ${/[?#]/.exec(text)?.[0]}`);
  else if (isChanged(field, text)) say('MAN753', field, `proxies never see ${quoted(text)} as it stands`);
}

/** Whether a proxy changes a path before it compares it, whatever stands behind a prefix. */
function isChanged(field: Field, text: string): boolean {
  const path = field.path.at(-1) === 'prefix' ? `${text}~` : text;
  return /[^\x21-\x7e]/.test(text) || normalizedPath(path) !== path;
}
