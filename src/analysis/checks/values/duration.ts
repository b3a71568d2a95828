import { quoted } from './quoted';
import { nanoseconds } from '../../model/duration';

const MILLISECOND = 1_000_000n;

/** What is wrong with a duration for Istio's webhook: it takes whole milliseconds, at least one. */
export function durationProblem(text: string): string | undefined {
  const duration = nanoseconds(text);
  if (duration === undefined) return `${quoted(text)} is not a duration`;
  if (duration < MILLISECOND) return `${quoted(text)} is less than 1ms`;
  return duration % MILLISECOND === 0n ? undefined : `${quoted(text)} is not a whole number of milliseconds`;
}

/** What is wrong with a duration for the schema: that of the webhook, without the precision. */
export function shortDurationProblem(text: string): string | undefined {
  const duration = nanoseconds(text);
  if (duration === undefined) return `${quoted(text)} is not a duration`;
  return duration < MILLISECOND ? `${quoted(text)} is less than 1ms` : undefined;
}

/** The milliseconds of a duration; nothing if the string is not a duration. */
export function milliseconds(text: string): number | undefined {
  const duration = nanoseconds(text);
  return duration === undefined ? undefined : Number(duration) / Number(MILLISECOND);
}
