import type { Field } from '../../objects/field';
import { either, httpRoute } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';

/** Statuses of HTTP. */
export const STATUS = demand({
  finds: {
    MAN030: { level: 'error', istio: 'webhook', kiali: null, title: 'an HTTP status must lie between 200 and 600', remedy: 'write a status such as 503' },
  },
  examples: () => ({
    MAN030: either(status => httpRoute(`directResponse: { status: ${status} }`), '99', '503'),
  }),
});

/** A status that Istio's webhook takes. */
export function wantStatus(field: Field, say: Say<'MAN030'>): void {
  if (field.number < 200 || field.number > 600) say('MAN030', field, `${field.number} is not a status of HTTP`);
}
