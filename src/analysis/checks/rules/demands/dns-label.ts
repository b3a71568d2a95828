import type { Field } from '../../objects/field';
import { either, httpRoute } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';
import { isDnsLabel } from '../../values/label';
import { quoted } from '../../values/quoted';

/** Names that are DNS labels. */
export const DNS_LABEL = demand({
  finds: {
    MAN023: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a name must be a DNS label', remedy: 'write at most 63 letters, digits and hyphens; begin and end with a letter or a digit',
    },
  },
  examples: () => ({
    MAN023: either(subset => httpRoute(`route: [{ destination: { host: reviews, subset: ${subset} } }]`), 'v1.2', 'v1-2'),
  }),
});

/** A DNS label, whether it is written or not. */
export function wantDnsLabel(field: Field, say: Say<'MAN023'>, what: string, name = field.text): void {
  if (!isDnsLabel(name)) say('MAN023', field, `${quoted(name)} is not a valid name of a ${what}`);
}
