import { nanoseconds } from '../../../model/duration';
import type { Field } from '../../objects/field';
import { either, httpRoute, ROUTE } from '../../rule/example';
import { demand, type Say } from '../../rule/rule';
import { durationProblem } from '../../values/duration';
import { quoted } from '../../values/quoted';

/** Durations. */
export const DURATION = demand({
  finds: {
    MAN020: {
      level: 'error',
      istio: 'webhook',
      kiali: null,
      title: 'a duration must be a whole number of milliseconds, at least 1ms',
      remedy: 'write a number with a unit, such as 250ms, 5s or 1h30m, or leave the field out',
    },
  },
  examples: () => ({
    MAN020: either(time => httpRoute(`timeout: ${time}, ${ROUTE}`), '1500us', '1.5s'),
  }),
});

/** A duration, where there is one. */
export function wantDuration(field: Field, say: Say<'MAN020'>): void {
  if (typeof field.value !== 'string') return;
  const problem = durationProblem(field.value);
  if (problem) say('MAN020', field, problem);
}

/** A duration of any length, where there is one. */
export function wantReadableDuration(field: Field, say: Say<'MAN020'>): void {
  if (typeof field.value === 'string' && nanoseconds(field.value) === undefined) say('MAN020', field, `${quoted(field.value)} is not a duration`);
}
