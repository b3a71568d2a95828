import type { Field } from '../../objects/field';
import { either, httpMatch, httpRoute, ROUTE } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';
import { changeableProblem, headerValueProblem, settableProblem } from '../../values/header';
import { quoted } from '../../values/quoted';

/** Names and values of headers. */
export const HEADERS = demand({
  finds: {
    MAN032: {
      level: 'error', istio: 'webhook', kiali: null, title: 'the name of a header must be an HTTP token', remedy: 'write an HTTP token, such as x-user',
    },
    MAN033: {
      level: 'error',
      istio: 'webhook',
      kiali: null,
      title: 'a header that is added, set or removed must have a name, and must not be a pseudo-header of HTTP/2',
      remedy: 'to change the host of a request write rewrite.authority; leave every other name that begins with a colon out',
    },
    MAN034: {
      level: 'error', istio: 'webhook', kiali: null, title: 'the value of a header must not have control characters or a single %', remedy: 'write %% for %',
    },
  },
  examples: () => ({
    MAN032: either(name => httpMatch(`headers: { "${name}": { exact: a } }`), 'x user', 'x-user'),
    MAN033: either(changed, 'remove: [host]', 'remove: [x-user]'),
    MAN034: either(changed, 'set: { x-share: 50% }', 'set: { x-share: 50%% }'),
  }),
});

/** The name of a header. */
export function wantHeaderName(name: string, field: Field, isAllowed: (name: string) => boolean, say: Say<'MAN032'>): void {
  if (!isAllowed(name)) say('MAN032', field, `${quoted(name)} is not a name of a header`);
}

/** Changes of headers on the way there and back. */
export function wantHeaders(headers: Field, say: Say<'MAN033' | 'MAN034'>): void {
  for (const way of ['add', 'set']) {
    wantChanges(headers.at('request', way), settableProblem, say);
    wantChanges(headers.at('response', way), changeableProblem, say);
  }
  for (const direction of ['request', 'response']) {
    for (const item of headers.at(direction, 'remove').items()) {
      const problem = changeableProblem(item.text);
      if (problem) say('MAN033', item, problem);
    }
  }
}

function wantChanges(changes: Field, nameProblem: (name: string) => string | undefined, say: Say<'MAN033' | 'MAN034'>): void {
  for (const [name, value] of changes.entries()) {
    const problem = nameProblem(name);
    if (problem) say('MAN033', value, problem);
    const wrong = headerValueProblem(value.text);
    if (wrong) say('MAN034', value, wrong);
  }
}

const changed = (headers: string): string => httpRoute(`headers: { request: { ${headers} } }, ${ROUTE}`);
