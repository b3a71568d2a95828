import type { Field } from '../../objects/field';
import { either, httpRoute, ROUTE } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';

/** Percentages. */
export const PERCENTAGE = demand({
  finds: {
    MAN029: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a percentage must lie between 0 and 100, and that of a fault must not be smaller than 0.0001 unless it is 0', remedy: 'write a number from 0 to 100',
    },
  },
  examples: () => ({
    MAN029: either(value => httpRoute(`${ROUTE}, mirror: { host: shadow }, mirrorPercentage: { value: ${value} }`), '110', '10'),
  }),
});

/** A number between 0 and 100. */
export function wantPercent(field: Field, say: Say<'MAN029'>): void {
  if (field.number < 0 || field.number > 100) say('MAN029', field, `${field.number} is not a percentage`);
}

/** A percentage of a fault, which has at most four decimals. */
export function wantShare(field: Field, say: Say<'MAN029'>): void {
  const { number } = field.get('value');
  if (number < 0 || number > 100 || number > 0 && number < 0.0001) say('MAN029', field.get('value'), `${number} is not a percentage`);
}
