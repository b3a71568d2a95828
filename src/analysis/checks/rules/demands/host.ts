import type { Field } from '../../objects/field';
import { either, httpRoute } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';
import { wildcardHostProblem } from '../../values/host';

/** Hosts. */
export const HOST = demand({
  finds: {
    MAN022: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a host must be a DNS name, of which only the first part may be a wildcard', remedy: 'write letters, digits, hyphens and dots',
    },
  },
  examples: () => ({
    MAN022: either(host => httpRoute(`route: [{ destination: { host: ${host} } }]`), 'reviews_v1', 'reviews'),
  }),
});

/** A host that may be a wildcard, or one that a caller finds no problem with; tells whether it is. */
export function wantHost(field: Field, say: Say<'MAN022'>, problemOf: (host: string) => string | undefined = wildcardHostProblem): boolean {
  const problem = problemOf(field.text);
  if (problem) say('MAN022', field, problem);
  return !problem;
}
