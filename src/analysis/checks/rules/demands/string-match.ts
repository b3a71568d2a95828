import type { Field } from '../../objects/field';
import { either, httpMatch } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';
import { regexProblem } from '../../values/regex';

/** Conditions on strings, and regular expressions. */
export const STRING_MATCH = demand({
  finds: {
    MAN025: {
      level: 'error',
      istio: 'webhook',
      kiali: null,
      title: 'a regular expression must be RE2 and at most 1024 bytes long',
      remedy: 'write it without look-around and back references; write alternatives as several matches',
    },
    MAN031: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a prefix to match must not be empty', remedy: 'write a prefix, or {} to match any value',
    },
  },
  examples: () => ({
    MAN025: either(regex => httpMatch(`uri: { regex: '${regex}' }`), '/(?=x)', '/x.*'),
    MAN031: either(authority => httpMatch(`authority: { ${authority} }`), 'prefix: ""', 'prefix: shop.'),
  }),
});

/** A regular expression. */
export function wantRegex(field: Field, say: Say<'MAN025'>): void {
  const problem = regexProblem(field.text);
  if (problem) say('MAN025', field, problem);
}

/** A condition on a string that is not empty. */
export function wantTextMatch(field: Field, say: Say<'MAN025' | 'MAN031'>): void {
  if (!field.isSet) return;
  if (field.get('prefix').value === '') say('MAN031', field.get('prefix'), 'a prefix to match is empty');
  wantRegexMatch(field, say);
}

/** A condition on a string, whose regular expression must be valid. */
export function wantRegexMatch(field: Field, say: Say<'MAN025'>): void {
  if (typeof field.get('regex').value === 'string') wantRegex(field.get('regex'), say);
}
