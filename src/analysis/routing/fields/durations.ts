import { nanoseconds } from '../../model/duration';
import type { Json } from '../../model/json';

/** A duration as Go writes it, in nanoseconds; nothing if it is not a duration. */
export function nanosecondsIn(value: Json | undefined): number | undefined {
  const read = typeof value === 'string' ? nanoseconds(value) : undefined;
  return read === undefined ? undefined : Number(read);
}

/** In seconds, as JSON of protocol buffers has it; nothing if there is no duration, and for 0, by which Envoy means that there is no limit. */
export function durationIn(value: Json | undefined): string | null {
  const read = nanosecondsIn(value);
  return read === undefined || read === 0 ? null : inSeconds(read);
}

/** In seconds, as JSON of protocol buffers has it. */
export function inSeconds(duration: number): string {
  return `${(duration / 1e9).toFixed(9).replace(/0+$/, '').replace(/\.$/, '')}s`;
}
