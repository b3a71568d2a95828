import type { Field } from '../../objects/field';
import { either, httpRoute } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';

/** Numbers of ports. */
export const PORT = demand({
  finds: {
    MAN021: { level: 'error', istio: 'webhook', kiali: null, title: 'a port must lie between 1 and 65535', remedy: 'write the port of the service' },
  },
  examples: () => ({
    MAN021: either(port => httpRoute(`route: [{ destination: { host: reviews, port: { number: ${port} } } }]`), '65536', '9080'),
  }),
});

/** A port, whether it is written or not. */
export function wantPort(field: Field, say: Say<'MAN021'>): void {
  if (field.number < 1 || field.number > 65535) say('MAN021', field, `${field.number} is not a port`);
}

/** A port, where there is one other than 0. */
export function wantSomePort(field: Field, say: Say<'MAN021'>): void {
  if (field.number !== 0) wantPort(field, say);
}
