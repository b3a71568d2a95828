import type { Json } from '../model/json';

const NANOSECONDS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };
const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/gy;

/** A duration as Go writes it, in nanoseconds, or nothing where it is none. */
export function nanosecondsIn(value: Json | undefined): number | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const unsigned = /^[-+]/.test(value) ? value.slice(1) : value;
  if (unsigned === '0') return 0;
  let sum = 0;
  let end = 0;
  for (const [part, number, unit] of unsigned.matchAll(PART)) {
    sum += Number(number) * NANOSECONDS[unit];
    end += part.length;
  }
  if (end !== unsigned.length) return undefined;
  return value.startsWith('-') ? -Math.round(sum) : Math.round(sum);
}

/** In seconds, as JSON of protocol buffers has it; nothing for none and for 0, by which Envoy means that there is no limit. */
export function durationIn(value: Json | undefined): string | null {
  const nanoseconds = nanosecondsIn(value);
  return nanoseconds === undefined || nanoseconds === 0 ? null : inSeconds(nanoseconds);
}

/** In seconds, as JSON of protocol buffers has it. */
export function inSeconds(nanoseconds: number): string {
  return `${(nanoseconds / 1e9).toFixed(9).replace(/0+$/, '').replace(/\.$/, '')}s`;
}
